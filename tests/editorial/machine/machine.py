"""People who do whatever they like, in any order, at the real addresses."""

from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from cms.editorial import review
from cms.editorial.models import Mandate
from cms.media.models import SiteImage
from tests.factories.media import picture as upload

from .watched import Watched
from .world import DECIDERS, KEEPERS, OUTSIDERS, PAGES

# whom one meets most often comes first and twice: most examples get somewhere
ANYBODY = st.sampled_from([*KEEPERS, *KEEPERS, *DECIDERS, *OUTSIDERS])
WHO_DECIDES = st.sampled_from([*DECIDERS, *DECIDERS, *KEEPERS, *OUTSIDERS])
WHO_SENDS = st.sampled_from([*KEEPERS, "moderator"])
PAGE = st.sampled_from(PAGES)


class Interleaving(Watched):
    """What people do. A rule takes who, at what, and how; nothing is kept from anybody but what
    the site itself keeps from them."""

    @initialize(name=PAGE, who=st.sampled_from(KEEPERS))
    def somebody_has_sent_a_change(self, name, who):
        self.write(who, name, "words", "action-submit", is_late=False)

    @rule(
        who=ANYBODY,
        name=PAGE,
        change=st.sampled_from(["words", "small", "picture"]),
        button=st.sampled_from(
            ["", "action-submit", "action-submit", "approve", "action-publish", "reject"]
        ),
        is_late=st.booleans(),
    )
    def types(self, who, name, change, button, is_late):
        self.write(who, name, change, button, is_late=is_late)

    @rule(who=WHO_SENDS, name=PAGE, change=st.sampled_from(["words", "picture"]))
    def sends(self, who, name, change):
        self.write(who, name, change, "action-submit", is_late=False)

    @precondition(lambda self: self.waiting())
    @rule(who=st.sampled_from(DECIDERS), data=st.data())
    def approves(self, who, data):
        self.decides(who, data.draw(st.sampled_from(self.waiting())), "approve", "shown")

    @rule(
        who=ANYBODY,
        name=PAGE,
        act=st.sampled_from(["submit", "withdraw", "close", "reopen", "confirm"]),
    )
    def presses_in_the_village(self, who, name, act):
        page = self.world.pages[name]
        closed_as = "paused" if name == "village" else "withdrawn"
        slug = self.world.pages["village"].slug
        url = reverse(f"village_space:{act}", args=[slug, page.pk])
        self.post(who, url, {"closed_as": closed_as})

    @rule(who=ANYBODY, name=PAGE, act=st.sampled_from(["submit", "withdraw"]))
    def presses_in_the_cms(self, who, name, act):
        self.post(who, reverse(f"editorial:{act}", args=[self.world.pages[name].pk]), {})

    @precondition(lambda self: self.submitted)
    @rule(
        who=WHO_DECIDES,
        name=PAGE,
        act=st.sampled_from(["approve", "approve", "send_back"]),
        knows=st.sampled_from(["shown", "shown", "older", "nothing"]),
    )
    def decides_as_they_like(self, who, name, act, knows):
        self.decides(who, name, act, knows)

    def decides(self, who, name, act, knows):
        state = self.last_state(name)
        if state is None:
            return
        shown = {"shown": state.revision_id, "older": state.revision_id - 1, "nothing": ""}[knows]
        data = {act: "1", "revision": shown, "comment": "Parce que."}
        self.post(who, reverse("editorial:review", args=[state.pk]), data, loose=knows != "shown")

    @precondition(lambda self: self.submitted)
    @rule(who=WHO_DECIDES, name=PAGE, of=PAGE, act=st.sampled_from(["approve", "reject"]))
    def decides_at_wagtails_address(self, who, name, of, act):
        state = self.last_state(of)
        if state is None:
            return
        page = self.world.pages[name]
        url = f"/admin/pages/workflow/action/{page.pk}/{act}/{state.pk}/"
        self.post(who, url, {"comment": "Parce que."})

    @precondition(lambda self: self.submitted)
    @rule(who=WHO_DECIDES)
    def approves_small_ones(self, who):
        states = [review.waiting_state(page) for page in self.kept().values()]
        ticked = [f"{state.pk}:{state.revision_id}" for state in states if state]
        self.post(who, reverse("editorial:approve_small"), {"ticked": ticked})

    @rule(who=st.sampled_from(["moderator", "administrator", *KEEPERS, *OUTSIDERS]), name=PAGE)
    def takes_down(self, who, name):
        self.post(who, f"/admin/pages/{self.world.pages[name].pk}/unpublish/", {})

    @rule(
        who=ANYBODY,
        name=PAGE,
        place=st.sampled_from(["cms", "village", "wagtail"]),
        version=st.sampled_from([0, -2, -1]),
    )
    def puts_back(self, who, name, place, version):
        page = self.stored(name)
        numbers = list(page.revisions.order_by("pk").values_list("pk", flat=True)) if page else []
        if not numbers:
            return
        number = numbers[max(version, -len(numbers))]
        if place == "cms":
            url = reverse("editorial:put_back", args=[page.pk, number])
        elif place == "village":
            slug = self.world.pages["village"].slug
            url = reverse("village_space:put_back", args=[slug, page.pk, number])
        else:
            url = f"/admin/pages/{page.pk}/revisions/{number}/revert/"
        self.post(who, url, {"seen": page.latest_revision_id, "revision": number})

    @rule(who=ANYBODY, name=PAGE, act=st.sampled_from(["delete", "move", "copy", "unschedule"]))
    def tampers(self, who, name, act):
        page = self.world.pages[name]
        index = self.world.pages["village"].get_parent().pk
        url, data = {
            "delete": (f"/admin/pages/{page.pk}/delete/", {}),
            "move": (f"/admin/pages/{page.pk}/move/{index}/confirm/", {}),
            "copy": (
                f"/admin/pages/{page.pk}/copy/",
                {"new_title": "Copie", "new_slug": "copie", "new_parent_page": index}
                | {"publish_copies": "on", "copy_subpages": "on"},
            ),
            "unschedule": (
                f"/admin/pages/{page.pk}/revisions/{page.latest_revision_id}/unschedule/",
                {},
            ),
        }[act]
        if act == "delete" and who in DECIDERS:
            return  # theirs to do; and there is nothing left to try afterwards
        self.post(who, url, data)

    @rule(
        who=ANYBODY,
        which=st.sampled_from([0, 1, 2]),
        act=st.sampled_from(["replace", "describe", "delete", "delete_multiple", "bulk"]),
    )
    def lays_hands_on_a_picture(self, who, which, act):
        self.lay_hands_on_a_picture(who, which, act)

    def lay_hands_on_a_picture(self, who, which, act):
        picture = self.world.pictures[which]
        if not SiteImage.objects.filter(pk=picture.pk).exists():
            return
        url = {
            "bulk": f"/admin/bulk/media/siteimage/delete/?id={picture.pk}",
            "describe": reverse("wagtailimages:edit", args=[picture.pk]),
            "replace": reverse("wagtailimages:edit", args=[picture.pk]),
        }.get(act) or reverse(f"wagtailimages:{act}", args=[picture.pk])
        data = {"title": picture.title, "description": "Autre chose.", "tags": ""}
        data |= {"rights": picture.rights, "credit": "", "collection": picture.collection_id}
        if act == "replace":
            data["file"] = upload("autre.png", colour=(9, self.count % 250, 9))
        self.post(who, url, {} if "delete" in url else data)

    @rule(who=st.sampled_from(DECIDERS), which=st.sampled_from([0, 1]))
    def swaps_a_picture(self, who, which):
        self.lay_hands_on_a_picture(who, which, "replace")

    @rule(who=ANYBODY, whose=st.sampled_from(KEEPERS), act=st.sampled_from(["suspend", "end"]))
    def takes_a_mandate(self, who, whose, act):
        mandate = self.world.mandates[whose]
        self.post(who, reverse(f"editorial:{act}_mandate", args=[mandate.pk]), {})
        if not Mandate.objects.in_force().filter(pk=mandate.pk).exists():
            assert who in DECIDERS or whose in self.powerless, f"{who} took the mandate of {whose}"
            self.powerless.add(whose)
