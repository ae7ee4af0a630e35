"""What the CCI decides on requests to join, and what comes of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annuaire.joining import acts
from annuaire.joining.duplicates import duplicates_of
from annuaire.joining.retention import erase_join_requests
from annuaire.models import JoinRequest, MemberPage
from cms.accounts.models import User
from cms.editorial import review
from cms.editorial.models import Mandate
from cms.editorial.review import Refused
from cms.media.models import PageCollection
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.at_once import at_once
from tests.factories.joining import JoinRequestFactory

State = JoinRequest.State
SCREENS = "/admin/requests-to-join/"


@pytest.fixture
def asked(annuaire_index):
    return JoinRequestFactory(last_name="Soubiran", email="ines@exemple.test")


def test_accepting_makes_an_account_and_a_draft_entry_and_invites(asked, moderator, client_of):
    answer = client_of(moderator).post(f"{SCREENS}{asked.pk}/accept/")
    assert answer.status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (State.ACCEPTED, moderator)
    user, entry = User.objects.get(email="ines@exemple.test"), asked.entry
    assert (user.first_name, user.language) == ("Inès", "fr")
    assert not user.has_usable_password()
    assert (entry.title, entry.slug, entry.live) == ("Inès Soubiran", "ines-soubiran", False)
    assert (entry.owner, entry.trade, entry.commune) == (user, "Illustratrice", "Simorre")
    draft = entry.get_latest_revision_as_object()
    assert draft.presentation == "<p>Des albums, à l’encre.</p>\n\n<p>Et des &lt;affiches&gt;.</p>"
    assert not draft.is_public("phone")
    mandate = Mandate.objects.get(user=user)
    assert (mandate.page_id, mandate.role) == (entry.pk, Mandate.Role.MEMBER)
    assert PageCollection.objects.filter(page=entry).exists()
    assert OutboxMessage.objects.filter(recipient=user.email).count() == 1
    assert not MemberPage.objects.listed().filter(pk=entry.pk).exists()
    assert review.submit(entry, by=user).submitted_by == user


def test_accepting_twice_makes_one_account_and_one_entry(asked, moderator, other_moderator):
    entry = acts.accept(asked, by=moderator)
    assert acts.accept(asked, by=other_moderator) == entry
    assert MemberPage.objects.count() == Mandate.objects.count() == 1
    assert OutboxMessage.objects.filter(recipient=asked.email).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_requests_of_one_person_accepted_at_once_make_one_entry(
    asked, moderator, other_moderator
):
    factories.UserFactory(email=asked.email)
    again = JoinRequestFactory(email=asked.email)
    given = at_once(
        lambda: acts.accept(asked, by=moderator), lambda: acts.accept(again, by=other_moderator)
    )
    assert sorted(type(one).__name__ for one in given) == ["MemberPage", "Refused"]
    assert Mandate.objects.filter(user__email=asked.email).count() == 1


def test_who_writes_in_english_has_their_words_kept_as_english(annuaire_index, moderator):
    asked = JoinRequestFactory(language="en", presentation="Picture books.")
    entry = acts.accept(asked, by=moderator).get_latest_revision_as_object()
    text = entry.texts.get()
    assert (text.language, text.presentation) == ("en", "<p>Picture books.</p>")
    assert entry.presentation == ""


def test_two_of_one_name_have_each_an_entry(annuaire_index, moderator):
    first, second = (JoinRequestFactory(last_name="Pujos") for _one in range(2))
    slugs = [acts.accept(each, by=moderator).slug for each in (first, second)]
    assert slugs == ["ines-pujos", "ines-pujos-2"]


def test_who_has_an_account_keeps_it_and_gets_the_entry(asked, moderator):
    user = factories.UserFactory(email=asked.email, first_name="I.")
    acts.accept(asked, by=moderator)
    user.refresh_from_db()
    assert user.first_name == "I."
    assert user.mandates.count() == 1


def test_who_keeps_an_entry_gets_no_second_one(member, member_page, moderator):
    asked = JoinRequestFactory(email=member.email.upper())
    assert duplicates_of(asked).kept == member_page
    with pytest.raises(Refused):
        acts.accept(asked, by=moderator)
    assert MemberPage.objects.count() == 1


def test_a_closed_account_is_not_opened_by_a_request(asked, moderator):
    factories.UserFactory(email=asked.email, is_active=False)
    with pytest.raises(Refused):
        acts.accept(asked, by=moderator)
    asked.refresh_from_db()
    assert asked.state == State.WAITING


def test_declining_says_why(asked, moderator, client_of):
    url = f"{SCREENS}{asked.pk}/decline/"
    client_of(moderator).post(url, {"because": "not-here", "words": "À bientôt <3"})
    asked.refresh_from_db()
    assert (asked.state, asked.because) == (State.DECLINED, "not-here")
    letter = OutboxMessage.objects.get(recipient=asked.email)
    assert "À bientôt <3" in letter.text
    assert "/fr/annuaire/rejoindre/" in letter.text
    assert not User.objects.filter(email=asked.email).exists()


def test_another_reason_needs_words(asked, moderator, client_of):
    answer = client_of(moderator).post(f"{SCREENS}{asked.pk}/decline/", {"because": "other"})
    assert answer.status_code == 200
    asked.refresh_from_db()
    assert asked.state == State.WAITING
    assert not OutboxMessage.objects.exists()


def test_what_is_decided_is_not_decided_again(asked, moderator):
    acts.decline(asked, because="no-solo", by=moderator)
    for act in (acts.accept, acts.discard, acts.clear):
        with pytest.raises(Refused):
            act(asked, by=moderator)
    asked.refresh_from_db()
    assert asked.state == State.DECLINED


def test_a_request_in_doubt_is_cleared_or_thrown_away(annuaire_index, moderator):
    real, spam = JoinRequestFactory(held=True), JoinRequestFactory(held=True)
    acts.clear(real, by=moderator)
    acts.discard(spam, by=moderator)
    real.refresh_from_db()
    spam.refresh_from_db()
    assert (real.state, spam.state) == (State.WAITING, State.DISCARDED)
    assert OutboxMessage.objects.get().recipient == real.email


@pytest.mark.parametrize("act", ["accept", "clear", "discard", "decline"])
@pytest.mark.parametrize("person", ["adviser", "translator", "committee", "member"])
def test_only_moderators_decide(request, asked, client_of, person, act):
    client = client_of(request.getfixturevalue(person))
    answer = client.post(f"{SCREENS}{asked.pk}/{act}/", {"because": "no-solo"})
    assert answer.status_code in (302, 403)
    asked.refresh_from_db()
    assert asked.state == State.WAITING
    with pytest.raises(Refused):
        acts.accept(asked, by=request.getfixturevalue(person))


@pytest.mark.parametrize(
    ("person", "reads"),
    [
        ("moderator", True),
        ("adviser", True),
        ("administrator", True),
        ("translator", False),
        ("committee", False),
        ("member", False),
    ],
)
def test_the_cci_alone_reads_them(request, asked, client_of, person, reads):
    client = client_of(request.getfixturevalue(person))
    for path in ("", "?state=accepted", "?state=nonsense&page=9", f"{asked.pk}/"):
        answer = client.get(f"{SCREENS}{path}")
        assert (answer.status_code == 200) is reads
        assert (asked.email in answer.content.decode()) is (reads and path == f"{asked.pk}/")


def test_acts_are_posted(asked, moderator, client_of):
    client = client_of(moderator)
    assert client.get(f"{SCREENS}{asked.pk}/accept/").status_code == 405
    assert client.post(f"{SCREENS}{asked.pk}/nonsense/").status_code == 404
    assert client.post(f"{SCREENS}{asked.pk + 1}/accept/").status_code == 404


def test_what_resembles_a_request_is_shown(asked, annuaire_index, moderator, client_of):
    factories.MemberPageFactory(parent=annuaire_index, title="Inès Soubiran", slug="ines-soubiran")
    other = JoinRequestFactory(first_name="inès", last_name="SOUBIRAN")
    found = duplicates_of(asked)
    assert [entry.slug for entry in found.entries] == ["ines-soubiran"]
    assert (found.account, found.requests) == (None, [other])
    page = client_of(moderator).get(f"{SCREENS}{asked.pk}/").content.decode()
    assert f"{SCREENS}{other.pk}/" in page


def test_the_list_holds_its_number_of_queries(
    annuaire_index, moderator, client_of, django_assert_max_num_queries
):
    client = client_of(moderator)
    client.get(SCREENS)
    JoinRequestFactory.create_batch(30)
    with django_assert_max_num_queries(24):
        client.get(SCREENS)


@pytest.mark.parametrize(("state", "days"), [(State.DECLINED, 183), (State.ACCEPTED, 365)])
def test_what_was_typed_is_erased_in_time_and_still_counted(annuaire_index, state, days):
    decided = timezone.now()
    asked = JoinRequestFactory(state=state, decided_at=decided, words="Non.")
    waiting = JoinRequestFactory()
    assert erase_join_requests(decided + timedelta(days=days - 1)) == 0
    assert erase_join_requests(decided + timedelta(days=days + 1)) == 1
    assert erase_join_requests(decided + timedelta(days=days + 2)) == 0
    asked.refresh_from_db()
    waiting.refresh_from_db()
    assert {getattr(asked, name) for name in JoinRequest.PERSONAL} == {""}
    assert (asked.state, asked.languages, asked.settled_in) == (state, [], None)
    assert waiting.email
    assert JoinRequest.objects.count() == 2


def test_what_was_thrown_away_is_deleted_after_a_month(annuaire_index):
    now = timezone.now()
    JoinRequestFactory(state=State.DISCARDED, decided_at=now)
    assert erase_join_requests(now + timedelta(days=30)) == 0
    assert erase_join_requests(now + timedelta(days=32)) == 1
    assert not JoinRequest.objects.exists()
