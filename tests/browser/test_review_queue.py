"""A morning at the CCI: ten changes of mixed kinds wait, and one moderator reads them all."""

from annuaire.models import MemberText
from cms.editorial import review
from cms.editorial.models import ReadyWords, Reviewer
from tests import factories
from tests.editorial.queue.test_queue import submit

#: Seconds, from the keystroke-level model (Card, Moran and Newell, 1980): to point at something and
#: press it, to make up one's mind, to see a screen that has come.
PRESS, DECIDE, LOOK = 1.3, 1.35, 1.0
WORDS_A_MINUTE = 238  # read silently, in French as in English (Brysbaert, 2019)
THREE_MINUTES = 180


class Moderator:
    """Somebody at a screen, whose time is reckoned by what they do."""

    def __init__(self, page):
        self.page, self.seconds = page, 0.0

    def press(self, selector: str, *, leads_on: bool = True) -> None:
        self.seconds += PRESS + (DECIDE + LOOK if leads_on else 0)
        if leads_on:
            with self.page.expect_navigation():
                self.page.locator(selector).first.click()
        else:
            self.page.locator(selector).first.click()

    def read(self, selector: str) -> str:
        text = " ".join(self.page.locator(selector).all_inner_texts())
        self.seconds += len(text.split()) / WORDS_A_MINUTE * 60
        return text


def ten_changes(village_index, marciac, annuaire_index, holder):
    """Submit four small changes and six others: facts, texts, a home, a business, an entry in
    English, an offer."""
    places = [factories.VillagePageFactory(parent=village_index) for _number in range(3)]
    home = factories.HousingPageFactory(parent=marciac)
    for page in (marciac, *places):
        factories.MandateFactory(user=holder, page=page)
    for place in places:
        submit(place, by=holder, contact_hours="le matin, de 9 h à midi")
    submit(home, by=holder, price_eur=640)
    submit(marciac, by=holder, summary="Une bastide, un lac, et du jazz l’été.", fibre_percent=94)
    factories.HousingPageFactory(parent=marciac, submitted=True, author=holder, draft=False)
    factories.TakeoverPageFactory(
        submitted=True,
        draft_change={"presentation": "Une boulangerie et son fournil."},
    )
    factories.CulturaOfferPageFactory(
        submitted=True, draft_change={"summary": "Six semaines dans un studio, un toit compris."}
    )
    entry = factories.MemberPageFactory(parent=annuaire_index)
    factories.MandateFactory(user=holder, page=entry, role="member")
    draft = entry.get_latest_revision_as_object()
    draft.texts.add(MemberText(language="en", trade="Bookbinder", presentation="<p>By hand.</p>"))
    draft.save_revision(user=holder)
    review.submit(entry, by=type(holder).objects.get(pk=holder.pk))
    other = factories.MemberPageFactory(parent=annuaire_index)
    factories.MandateFactory(user=holder, page=other, role="member")
    submit(other, by=holder, trade="Traductrice du néerlandais")


def test_a_moderator_clears_ten_changes_in_under_three_minutes(
    page, log_in, site, village_index, annuaire_index, marciac, moderator
):
    ten_changes(village_index, marciac, annuaire_index, factories.UserFactory())
    assert review.waiting_states().count() == 10
    Reviewer.objects.create(user=moderator, languages=["en"])
    words = ReadyWords.objects.create(
        title="Depuis quand", text="Dites depuis quand, le mois et l’année."
    )
    person = Moderator(log_in(page, moderator))

    page.goto("/admin/review/")
    assert page.locator("table.queue tbody tr").count() == 10
    person.read("table.queue tbody")
    boxes = page.locator("input[name=ticked]")
    assert boxes.count() == 4
    for number in range(4):
        person.seconds += PRESS
        boxes.nth(number).check()
    person.press(".queue__acts button")
    assert review.waiting_states().count() == 6

    person.press("table.queue td a.button")
    for _number in range(4):
        assert person.read(".changes")
        person.press(".reading__acts button[name=approve]")
    assert review.waiting_states().count() == 2

    person.read(".changes")
    person.press(".reading__acts a[href='#decide']", leads_on=False)
    person.press("#decide input[name=ready]", leads_on=False)
    person.press("#decide button[name=send_back]")
    sent_back = review.waiting_states().count()
    assert sent_back == 1

    person.read(".changes")
    person.press("#decide a[href*='/edit/']")
    person.seconds += PRESS + 20 * 0.28  # a dozen keys and some more
    last = review.waiting_states().get()
    page.locator("[data-workflow-action-name=approve]").first.click()
    page.wait_for_url("**/admin/review/**")
    assert not review.waiting_states().exists()
    assert last.revision.content_object.specific.live
    assert words.text in str(
        [state.comment for state in review.ReviewState.objects.filter(status="rejected")]
    )
    assert person.seconds < THREE_MINUTES, f"{person.seconds:.0f} s"
