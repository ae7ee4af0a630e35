"""What the CCI does with enquiries, and how long they are kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from guichet.enquiring import acts
from guichet.enquiring.counts import counts_by_year
from guichet.enquiring.retention import erase_enquiries
from guichet.models import Enquiry, OrganisationNeeds, VillageInMind
from tests.factories.guichet import EnquiryFactory

State = Enquiry.State
SCREENS = "/admin/enquiries/"


@pytest.fixture
def enquiry(db):
    return EnquiryFactory(with_needs=True, organisation="Les Arcades", email="nora@exemple.test")


def post(client, enquiry, word, *, seen=None, **fields):
    seen = acts.turn_of(Enquiry.objects.get(pk=enquiry.pk)) if seen is None else seen
    return client.post(f"{SCREENS}{enquiry.pk}/{word}/", {"seen": seen} | fields)


def state_of(enquiry) -> str:
    enquiry.refresh_from_db()
    return enquiry.state


def test_it_is_taken_up_then_answered(enquiry, adviser, client_of):
    client = client_of(adviser)
    assert post(client, enquiry, "take").status_code == 302
    assert (state_of(enquiry), enquiry.taken_by) == (State.TAKEN, adviser)
    assert enquiry.title in client.get(f"{SCREENS}?state=mine").content.decode()
    assert post(client, enquiry, "answer", words=" ").status_code == 200
    assert state_of(enquiry) == State.TAKEN
    post(client, enquiry, "answer", words="Called. <Visit> on Tuesday.")
    assert (state_of(enquiry), enquiry.words) == (State.ANSWERED, "Called. <Visit> on Tuesday.")
    assert enquiry.changed_by == adviser
    page = client.get(f"{SCREENS}{enquiry.pk}/").content.decode()
    for shown in ("&lt;Visit&gt;", "&lt;village&gt;", "4,5", "tel:+33562000000", "mailto:nora@"):
        assert shown in page
    assert not OutboxMessage.objects.exists()  # the adviser has spoken to them


def test_who_acts_on_what_has_changed_since_is_told_so(enquiry, adviser, moderator, client_of):
    seen = acts.turn_of(enquiry)
    acts.take(enquiry, by=moderator)
    client = client_of(adviser)
    for word in ("take", "discard", "clear"):
        post(client, enquiry, word, seen=seen)
    answer = post(client, enquiry, "answer", seen=seen, words="Called them too.")
    assert answer.status_code == 200
    assert "Called them too." in answer.content.decode()
    assert (state_of(enquiry), enquiry.taken_by, enquiry.words) == (State.TAKEN, moderator, "")
    assert post(client, enquiry, "take", seen="").status_code == 302
    assert enquiry.taken_by == moderator


def test_a_colleague_takes_over_and_an_answered_one_goes_on(enquiry, adviser, moderator):
    acts.take(enquiry, by=moderator)
    acts.take(enquiry, by=adviser)
    acts.answer(enquiry, words="Called.", by=moderator)
    enquiry.refresh_from_db()
    assert (enquiry.taken_by, enquiry.changed_by) == (adviser, moderator)
    acts.take(enquiry, by=moderator)
    assert (state_of(enquiry), enquiry.taken_by) == (State.TAKEN, moderator)
    assert enquiry.words == "Called."


def test_one_in_doubt_is_a_real_one_or_is_thrown_away(db, adviser):
    long_ago = timezone.localdate() - timedelta(days=30)
    real, spam = EnquiryFactory(held=True, answer_by=long_ago), EnquiryFactory(held=True)
    for act in (acts.take, lambda enquiry, by: acts.answer(enquiry, words="x", by=by)):
        with pytest.raises(Refused):
            act(real, by=adviser)
    acts.clear(real, by=adviser)
    acts.discard(spam, by=adviser)
    assert (state_of(real), state_of(spam)) == (State.NEW, State.DISCARDED)
    assert not real.is_late
    assert OutboxMessage.objects.get().recipient == real.email
    acts.clear(spam, by=adviser)
    assert state_of(spam) == State.NEW
    acts.answer(real, words="Called.", by=adviser)
    for act in (acts.clear, acts.discard):
        with pytest.raises(Refused):
            act(real, by=adviser)


@pytest.mark.parametrize(
    ("person", "answers"),
    [
        ("adviser", True),
        ("moderator", True),
        ("translator", False),
        ("committee", False),
        ("member", False),
        ("culture_partner", False),
        ("nobody", False),
    ],
)
def test_the_cci_alone_reads_and_answers(request, enquiry, client_of, person, answers):
    client = request.getfixturevalue("visitor")
    if person != "nobody":
        client = client_of(request.getfixturevalue(person))
    one = f"{SCREENS}{enquiry.pk}/"
    assert (client.get(one).status_code == 200) is answers
    assert (enquiry.email in client.get(one).content.decode()) is answers
    assert (enquiry.title in client.get(SCREENS).content.decode()) is answers
    assert ("enquiries" in client.get("/admin/").content.decode()) is answers
    post(client, enquiry, "answer", words="x")
    assert (state_of(enquiry) == State.ANSWERED) is answers
    if not answers:
        post(client, enquiry, "discard")
        assert state_of(enquiry) == State.NEW


def test_the_acts_themselves_ask_who_does_them(enquiry, committee):
    for act in (acts.take, acts.clear, acts.discard):
        with pytest.raises(Refused):
            act(enquiry, by=committee)
    with pytest.raises(Refused):
        acts.answer(enquiry, words="x", by=committee)


@pytest.fixture
def culture_partner(home_page):
    from cms.editorial.models import Mandate
    from tests import factories
    from tests.factories.cultura import CulturaPartnerPageFactory

    page = CulturaPartnerPageFactory()
    user = factories.UserFactory()
    factories.MandateFactory(user=user, page=page, role=Mandate.Role.CULTURE_PARTNER)
    return user


def test_acts_are_posted_and_known(enquiry, adviser, client_of):
    client = client_of(adviser)
    assert client.get(f"{SCREENS}{enquiry.pk}/take/").status_code == 405
    assert post(client, enquiry, "nonsense").status_code == 404
    assert client.post(f"{SCREENS}{enquiry.pk + 1}/take/").status_code == 404


def test_the_list_shows_what_waits_for_longest_first_and_marks_what_is_late(
    enquiry, adviser, client_of, django_assert_max_num_queries
):
    EnquiryFactory(late=True, organisation="Le Retard", with_needs=True)
    EnquiryFactory(state=State.ANSWERED, organisation="Le Passé")
    client = client_of(adviser)
    client.get(SCREENS)
    with django_assert_max_num_queries(20):
        page = client.get(SCREENS).content.decode()
    assert page.index("Le Retard") < page.index("Les Arcades")
    assert page.count("<strong>") == 1
    assert "Le Passé" not in page
    assert "Le Passé" in client.get(f"{SCREENS}?state=answered").content.decode()
    assert "Le Retard" in client.get(f"{SCREENS}?state=nonsense&page=x").content.decode()


def test_no_title_of_a_screen_names_anybody(enquiry, adviser, client_of):
    page = client_of(adviser).get(f"{SCREENS}{enquiry.pk}/").content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert str(enquiry.pk) in title
    assert "Arcades" not in title


def test_it_is_erased_in_time_and_still_counted(enquiry, adviser, marciac, client_of):
    VillageInMind.objects.create(enquiry=enquiry, village=marciac)
    acts.answer(enquiry, words="Called Nora.", by=adviser)
    taken = EnquiryFactory()
    acts.take(taken, by=adviser)
    answered = timezone.now()
    before = list(counts_by_year())
    assert erase_enquiries(answered + timedelta(days=3 * 365 - 1)) == 0
    assert erase_enquiries(answered + timedelta(days=3 * 365 + 1)) == 2
    assert erase_enquiries(answered + timedelta(days=3 * 365 + 2)) == 0
    enquiry.refresh_from_db()
    assert {getattr(enquiry, name) for name in Enquiry.PERSONAL} == {""}
    assert (enquiry.state, enquiry.taken_by, enquiry.changed_by) == (State.ANSWERED, None, None)
    first = timezone.localtime(enquiry.created_at)
    assert (first.month, first.day, first.year) == (1, 1, answered.year)
    assert not OrganisationNeeds.objects.exists()
    assert not VillageInMind.objects.exists()
    assert list(counts_by_year()) == before
    assert before == [{"year": answered.year, "came": 2, "answered": 1, "waiting": 1}]
    assert client_of(adviser).get(f"{SCREENS}{enquiry.pk}/").status_code == 200
    with pytest.raises(Refused):
        acts.take(enquiry, by=adviser)


def test_what_was_thrown_away_is_deleted_after_a_month(db, adviser):
    spam = EnquiryFactory(held=True, with_needs=True)
    acts.discard(spam, by=adviser)
    now = timezone.now()
    assert not counts_by_year()
    assert erase_enquiries(now + timedelta(days=29)) == 0
    assert erase_enquiries(now + timedelta(days=31)) == 1
    assert not Enquiry.objects.exists()


def test_nobody_is_kept_who_cannot_be_answered(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        EnquiryFactory(email="", phone="")
