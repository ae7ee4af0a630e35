"""Themes that members propose: who may, what the CCI makes of one, and what its author learns."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from club.models import ClubEventPage, ThemeProposal
from club.themes import acts
from club.themes.retention import forget_themes
from cms.editorial.models import Mandate
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.at_once import at_once
from tests.factories.club import ClubIndexPageFactory, ThemeProposalFactory
from tests.factories.people import MandateFactory, UserFactory

State = ThemeProposal.State
SCREENS = "/admin/club/themes/"
PROPOSE = "/fr/club/mon-club/theme/"


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


@pytest.fixture
def proposal(club, member):
    return ThemeProposalFactory(author=member)


def letters_to(person):
    return OutboxMessage.objects.filter(recipient=person.email)


def test_a_member_proposes_a_theme_and_the_cci_is_told(club, member, moderator, client_of):
    posted = {"theme": "Facturer en Belgique", "why": "La TVA.", "would_lead": "on"}
    answer = client_of(member).post(PROPOSE, posted)
    assert answer["Location"] == "/fr/club/mon-club/"
    found = ThemeProposal.objects.get()
    assert (found.author, found.state, found.would_lead) == (member, State.NEW, True)
    letter = letters_to(moderator).get()
    assert f"{SCREENS}{found.pk}/" in letter.as_email().body
    assert "Facturer" not in letter.as_email().subject


def test_a_theme_needs_its_line(club, member, client_of):
    answer = client_of(member).post(PROPOSE, {"why": "Pour rien."})
    assert answer.context["form"].errors["theme"]
    assert not ThemeProposal.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("committee", 403), ("adviser", 200)])
def test_who_is_no_member_proposes_nothing(who, status, club, request, client_of):
    answer = client_of(request.getfixturevalue(who)).post(PROPOSE, {"theme": "Le mien"})
    assert answer.status_code == status
    assert not ThemeProposal.objects.exists()


def test_a_visitor_is_asked_to_log_in_first(club, visitor):
    assert visitor.post(PROPOSE, {"theme": "Le mien"}).status_code == 302
    assert not ThemeProposal.objects.exists()


def test_one_member_does_not_fill_the_list(club, member):
    for n in range(acts.MOST_OPEN):
        acts.propose(theme=f"Thème {n}", by=member)
    with pytest.raises(Refused):
        acts.propose(theme="Encore un", by=member)
    ThemeProposal.objects.filter(theme="Thème 0").update(state=State.DECLINED)
    assert acts.propose(theme="Encore un", by=member).pk


def test_a_form_that_is_sent_twice_counts_once(club, member):
    acts.propose(theme="Facturer", by=member)
    with pytest.raises(Refused):
        acts.propose(theme="facturer", by=member)
    assert ThemeProposal.objects.count() == 1


def test_a_theme_that_is_taken_up_becomes_a_draft_and_its_author_is_told(
    proposal, member, member_page, moderator, client_of
):
    proposal.would_lead = True
    proposal.save()
    answer = client_of(moderator).post(f"{SCREENS}{proposal.pk}/take-up/", {"yes-words": "Bravo."})
    event = ClubEventPage.objects.get()
    assert answer["Location"] == f"/admin/pages/{event.pk}/edit/"
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == (State.TAKEN_UP, moderator)
    assert proposal.event_id == event.pk
    assert (event.live, event.title, event.introduction) == (False, proposal.theme, proposal.why)
    assert event.starts_at > timezone.now() + timedelta(days=26)
    assert timezone.localtime(event.starts_at).hour == 18
    speaker = event.get_latest_revision_as_object().speakers.get()
    assert (speaker.name, speaker.member_id) == ("Maud Membre", member_page.pk)
    assert "Bravo." in letters_to(member).get().as_email().body


def test_who_would_not_lead_it_is_named_nowhere(proposal, moderator):
    event = acts.take_up(proposal, by=moderator)
    assert event.speakers.count() == 0


@pytest.mark.parametrize("why", ["", "mot " * 250])
def test_the_draft_can_be_saved_however_much_was_written(why, proposal, moderator):
    proposal.why = why
    proposal.save()
    event = acts.take_up(proposal, by=moderator)
    assert 0 < len(event.introduction) <= 600
    event.full_clean()


def test_a_theme_without_a_letter_is_refused_and_stays(proposal, moderator):
    proposal.theme = "🎉"
    proposal.save()
    with pytest.raises(Refused):
        acts.take_up(proposal, by=moderator)
    assert not ClubEventPage.objects.exists()
    proposal.refresh_from_db()
    assert proposal.state == State.NEW


def test_a_theme_that_is_not_for_now_is_answered_with_words(proposal, member, moderator, client_of):
    browser = client_of(moderator)
    path = f"{SCREENS}{proposal.pk}/decline/"
    assert browser.post(path, {"no-words": " "}).context["no"].errors["words"]
    assert browser.post(path, {"no-words": "Vu en mai."}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.words) == (State.DECLINED, "Vu en mai.")
    assert "Vu en mai." in letters_to(member).get().as_email().body
    assert not ClubEventPage.objects.exists()


def test_a_theme_is_decided_on_once(proposal, member, moderator, other_moderator, client_of):
    acts.decline(proposal, words="Vu en mai.", by=moderator)
    with pytest.raises(Refused):
        acts.take_up(proposal, by=other_moderator)
    late = client_of(other_moderator).post(f"{SCREENS}{proposal.pk}/take-up/", follow=True)
    assert late.context["messages"]
    assert not ClubEventPage.objects.exists()
    assert letters_to(member).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_begin_one_meeting(proposal, moderator, other_moderator):
    given = at_once(
        lambda: acts.take_up(proposal, by=moderator),
        lambda: acts.take_up(proposal, by=other_moderator),
    )
    assert sorted(type(one).__name__ for one in given) == ["ClubEventPage", "Refused"]
    assert ClubEventPage.objects.count() == 1


def test_an_author_who_has_left_gets_no_letter(proposal, moderator):
    proposal.author.delete()
    proposal.refresh_from_db()
    proposal.would_lead = True
    proposal.save()
    assert acts.take_up(proposal, by=moderator).speakers.count() == 0
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("who", ["member", "committee", "adviser", "translator"])
def test_only_moderators_see_and_decide(who, proposal, request, client_of):
    browser = client_of(request.getfixturevalue(who))
    for path in ("", f"{proposal.pk}/"):
        assert browser.get(SCREENS + path).status_code in {302, 403}
    for path in ("take-up/", "decline/"):
        answer = browser.post(f"{SCREENS}{proposal.pk}/{path}", {"no-words": "Non."})
        assert answer.status_code in {302, 403}
    proposal.refresh_from_db()
    assert proposal.state == State.NEW


def test_the_list_shows_those_that_wait_first_come_first_and_the_others_by_state(
    proposal, moderator, client_of, django_assert_max_num_queries
):
    ThemeProposalFactory(theme="Plus ancien", created_at=timezone.now() - timedelta(days=3))
    ThemeProposalFactory(
        theme="Déjà vu", state=State.DECLINED, decided_at=timezone.now(), words="Vu."
    )
    browser = client_of(moderator)

    def titles(query):
        page = BeautifulSoup(browser.get(SCREENS + query).content, "html.parser")
        return [link.get_text() for link in page.select("td.title a")]

    assert titles("") == titles("?state=nonsense") == ["Plus ancien", proposal.theme]
    assert titles("?state=declined") == ["Déjà vu"]
    assert browser.get(f"{SCREENS}{proposal.pk}/").status_code == 200


def test_what_was_decided_three_years_ago_is_forgotten(club, member):
    now = timezone.now()
    old, recent = now - timedelta(days=1_100), now - timedelta(days=1_000)
    ThemeProposalFactory(theme="Vieux", author=member, state=State.DECLINED, decided_at=old)
    ThemeProposalFactory(theme="Récent", author=None, state=State.TAKEN_UP, decided_at=recent)
    ThemeProposalFactory(theme="Oublié", author=member, created_at=old)
    ThemeProposalFactory(theme="Sans auteur", author=None)
    ThemeProposalFactory(theme="Attend", author=member)
    assert forget_themes() == 3
    kept = ThemeProposal.objects.values_list("theme", flat=True)
    assert set(kept) == {"Récent", "Attend"}


def test_a_member_who_pauses_their_entry_may_still_propose(club, member_page):
    person = UserFactory()
    MandateFactory(user=person, page=member_page, role=Mandate.Role.MEMBER)
    assert acts.propose(theme="Facturer", by=person).author == person
