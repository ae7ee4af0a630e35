"""What always holds, looked at after each act."""

from hypothesis.stateful import RuleBasedStateMachine

from cms.editorial import review
from cms.editorial.models import ReviewState
from villages.models import HousingPage, VillagePage

from .world import (
    DECIDERS,
    OUTSIDERS,
    PAGES,
    SMALL,
    WORDS,
    Traces,
    Undone,
    World,
    bytes_of,
    content,
)


class Watched(RuleBasedStateMachine):
    """What is public of a page is what somebody who decides, and neither wrote nor submitted it,
    made public; drafts are read by nobody else; whoever has no business here changes nothing."""

    world: World
    #: Over all examples: that they are not all idle.
    approvals = 0

    def __init__(self):
        super().__init__()
        self.undone = Undone()
        self.undone.begin()
        self.public = {name: content(self.stored(name)) for name in PAGES}
        self.traces = {name: Traces.of(self.stored(name)) for name in PAGES}
        self.pictures = {one.pk: bytes_of(one.pk) for one in self.world.pictures}
        self.addresses = {name: page.get_url() for name, page in self.world.pages.items()}
        self.writers: dict[int, str] = {}
        self.submitters: dict[int, str] = {}
        self.submitted: dict[int, dict] = {}
        self.secrets: set[str] = set()
        self.powerless: set[str] = set()
        self.count = 0

    def teardown(self):
        try:
            self.nobody_reads_a_draft(["/fr/villages/", "/fr/logements/", "/sitemap.xml"])
        finally:
            self.undone.end()

    # --- how they do it -------------------------------------------------------------------------

    def write(self, who, name, change, button, *, is_late):
        page = self.stored(name)
        if page is None:
            return
        draft = page.get_latest_revision_as_object()
        data = self.world.forms[name] | {
            WORDS[name]: getattr(draft, WORDS[name]),
            SMALL[name]: str(getattr(draft, SMALL[name])),
            "photographs-0-image": str(draft.photographs.first().image_id),
            "loaded_revision_id": str(page.latest_revision_id - is_late),
        }
        self.count += 1
        word = f"zz{chr(97 + self.count // 26)}{chr(97 + self.count % 26)}zz"
        if change == "picture":
            data["photographs-0-image"] = str(self.world.pictures[self.count % 3].pk)
        elif change == "small" and name == "home":
            data[SMALL[name]] = str(500 + self.count)
        else:
            data[WORDS[name] if change == "words" else SMALL[name]] = word
            self.secrets.add(word)
        if button in {"approve", "reject"}:
            data |= {"action-workflow-action": "1", "workflow-action-name": button}
            data["workflow-action-extra-data"] = '{"comment": "Parce que."}'
        elif button:
            data[button] = "1"
        self.post(who, f"/admin/pages/{page.pk}/edit/", data)

    def post(self, who, url, data, *, loose=False):
        """Post as `who`, and see what came of it. `loose`: approving may not come of it."""
        before = {name: review.waiting_state(page) for name, page in self.kept().items()}
        response = self.world.people[who].post(url, data)
        assert response.status_code < 500, f"{who} at {url}: {response.status_code}"
        happened = [name for name in PAGES if self.see(who, name, before.get(name), loose=loose)]
        for state in ReviewState.objects.filter(status="in_progress").select_related("revision"):
            if state.pk not in self.submitted:
                self.submitted[state.pk] = content(state.revision.as_object())
        self.pictures_stay()
        if happened:
            self.nobody_reads_a_draft([self.addresses[name] for name in happened])

    def see(self, who, name, waited, *, loose) -> bool:
        """Check what came of an act for a page, and return whether anything did."""
        page, was = self.stored(name), self.traces[name]
        now = Traces.of(page)
        if who in OUTSIDERS or who in self.powerless:
            assert now == was, f"{who} changed {name}: {was} → {now}"
        if now.is_gone:
            self.traces[name] = now
            return now != was
        if now.latest != was.latest:
            self.writers[now.latest] = who
        if now.waiting not in {was.waiting, None}:
            # a correction is read with what it corrects: it stays its author's
            old = self.submitters.get(was.waiting) if was.waiting else None
            self.submitters[now.waiting] = old or who
        # the row of a page that is not live holds its draft, which nobody reads
        if now.live:
            shown = content(page)
            if shown != self.public[name] or not was.live:
                self.was_approved(who, name, page, waited, shown)
                assert not loose, "approved by somebody who did not say what they had read"
        self.traces[name] = now
        return now != was

    def was_approved(self, who, name, page, waited, shown):
        assert who in DECIDERS, f"{who} changed what everybody reads of {name}"
        assert waited is not None, f"{who} made public what nobody had submitted"
        assert who != self.submitters[waited.pk], f"{who} approved what they submitted"
        assert who != self.writers.get(waited.submitted_revision_id), f"{who} approved their own"
        corrected = page.live_revision_id != waited.revision_id
        if corrected:  # in the editor: corrected and approved at one press
            assert self.writers.get(page.live_revision_id) == who
        else:
            assert shown == self.submitted[waited.pk], "this is not what was submitted"
        decided = ReviewState.objects.get(revision=page.live_revision_id, status="approved")
        assert decided.finished_by_id != decided.submitted_by_id
        assert page.live
        self.public[name] = shown
        said = str(shown)
        self.secrets -= {word for word in self.secrets if word in said}
        type(self).approvals += 1

    # --- what always holds ----------------------------------------------------------------------

    def pictures_stay(self):
        """What is public, waits, or was last approved shows the pictures that it showed."""
        for name, page in self.kept().items():
            told = [self.public[name]]
            if state := review.waiting_state(page):
                told.append(self.submitted[state.pk])
            for one in told:
                numbers = [row["image"] for row in one["photographs"]]
                assert [bytes_of(number) for number in numbers] == one["bytes"]

    def nobody_reads_a_draft(self, urls):
        visitor = self.world.people["visitor"]
        for url in urls:
            response = visitor.get(url)
            assert response.status_code < 500
            body = response.getvalue().decode(errors="replace")
            told = {word for word in self.secrets if word in body}
            assert not told, f"{told} can be read at {url}"
        shown = {page.pk for page in self.kept().values() if page.live}
        for model in (VillagePage, HousingPage):
            others = model.objects.live().exclude(pk__in=shown | self.world.others)
            assert not others.exists(), f"{others} is public"

    def kept(self) -> dict:
        return {name: page for name in PAGES if (page := self.stored(name))}

    def waiting(self) -> list[str]:
        """Return the pages that wait, by name."""
        return [name for name in PAGES if self.traces[name].waiting]

    def stored(self, name):
        return self.world.stored(name)

    def last_state(self, name):
        """Return the review that `name` waits in, or the last that it waited in."""
        page = self.stored(name)
        if page is None:
            return None
        return (
            review.waiting_state(page)
            or ReviewState.objects.filter(revision__object_id=str(page.pk)).order_by("-pk").first()
        )
