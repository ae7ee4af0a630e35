"""« Mon espace »: what the first screen says, and the acts of one press."""

import pytest
from django.utils import timezone

from annuaire.choices import WayOut
from annuaire.models import MemberPage, MemberText
from cms.editorial import review, standing
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.annuaire.member_screens import HOME, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def maud(client_of, member):
    return client_of(member)


@pytest.fixture
def mine(member_page):
    return member_page


def shown_state(maud) -> str:
    (entry,) = maud.get(HOME).context["entries"]
    if entry.has_left:
        return "left"
    return f"paused, {entry.held.state}" if entry.is_paused else entry.held.state


def draft_of(mine, by, **changed):
    draft = mine.get_latest_revision_as_object()
    for name, value in changed.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)


@pytest.mark.parametrize(
    ("language", "word"),
    [("fr", "mon-espace"), ("en", "my-space"), ("es", "mi-espacio"), ("pt", "meu-espaco")],
)
def test_the_space_has_a_name_in_each_language(maud, language, word):
    assert maud.get(f"/{language}/{word}/").status_code == 200


def test_who_is_not_logged_in_is_led_to_the_log_in_and_back(visitor, mine):
    answer = visitor.get(HOME)
    assert answer.status_code == 302, answer.content.decode()[:600]
    assert answer.url == f"/compte/login/?next={HOME}"


@pytest.mark.parametrize("person", ["committee", "moderator", "adviser", "administrator"])
def test_who_keeps_no_entry_is_told_so_kindly(client_of, request, mine, person):
    answer = client_of(request.getfixturevalue(person)).get(HOME)
    assert answer.status_code == 403
    assert "/compte/" in answer.content.decode()


def test_a_member_finds_the_entry_and_what_to_do_with_it(maud, member, mine):
    shown = maud.get(HOME).content.decode()
    assert member.email in shown
    for name in ("entry", "preview", "pause", "leave"):
        assert address(name, mine) in shown
    assert address("submit", mine) not in shown


def test_who_keeps_several_entries_finds_each(maud, member, mine, annuaire_index):
    other = factories.MemberPageFactory(parent=annuaire_index, title="Coopérative")
    factories.MandateFactory(user=member, page=other, role="member")
    shown = maud.get(HOME).content.decode()
    assert address("entry", mine) in shown
    assert address("entry", other) in shown


def test_the_first_screen_says_how_the_entry_stands(maud, client_of, member, mine, moderator):
    assert shown_state(maud) == "live"
    draft_of(mine, member, trade="Interprète")
    assert shown_state(maud) == "draft"
    maud.post(address("submit", mine))
    assert shown_state(maud) == "waiting"
    maud.post(address("withdraw", mine))
    assert shown_state(maud) == "draft"
    maud.post(address("submit", mine))
    review.send_back(review.waiting_state(mine), by=moderator, comment="Dites-en plus.")
    assert shown_state(maud) == "sent_back"
    assert "Dites-en plus." in maud.get(HOME).content.decode()
    assert "Dites-en plus." in maud.get(address("entry", mine)).content.decode()
    maud.post(address("pause", mine))
    assert shown_state(maud) == "paused, sent_back"
    maud.post(address("leave", mine))
    assert shown_state(maud) == "left"


def test_a_new_entry_is_a_draft_until_it_was_approved(maud, member, mine, annuaire_index):
    MemberPage.objects.filter(pk=mine.pk).update(live=False)
    assert shown_state(maud) == "new"
    maud.post(address("submit", mine))
    assert shown_state(maud) == "waiting"


def test_the_letter_of_what_was_sent_back_leads_to_the_space(maud, member, mine, moderator):
    member.language = "en"
    member.save()
    draft_of(mine, member, trade="Interprète")
    maud.post(address("submit", mine))
    review.send_back(review.waiting_state(mine), by=moderator, comment="Dites-en plus.")
    letter = OutboxMessage.objects.get(recipient=member.email).text
    assert "/en/my-space/" in letter
    assert "/admin/" not in letter


def test_suggestions_are_of_the_draft_and_end_when_it_says_all(maud, member, mine):
    (before,) = maud.get(HOME).context["entries"]
    draft_of(mine, member, commune="Pau", availability="now")
    (after,) = maud.get(HOME).context["entries"]
    assert len(after.suggestions) == len(before.suggestions) - 2


def test_a_pause_takes_the_entry_off_at_once_and_coming_back_shows_what_was_approved(
    maud, visitor, member, mine
):
    public = mine.address("fr")
    assert maud.get(address("pause", mine)).status_code == 200
    assert visitor.get(public).status_code == 200
    maud.post(address("pause", mine))
    assert visitor.get(public).status_code == 410
    assert not MemberPage.objects.listed().filter(pk=mine.pk).exists()
    draft_of(mine, member, trade="Jamais approuvé")
    maud.post(address("resume", mine))
    shown = visitor.get(public)
    assert shown.status_code == 200
    assert "Jamais approuvé" not in shown.content.decode()


def test_pausing_withdraws_what_waits(maud, member, mine):
    draft_of(mine, member, trade="Interprète")
    maud.post(address("submit", mine))
    maud.post(address("pause", mine))
    assert review.waiting_state(mine) is None


def test_what_cannot_be_done_is_said(maud, mine):
    for name in ("withdraw", "resume"):
        answer = maud.post(address(name, mine), follow=True)
        assert len(answer.context["messages"]) == 1
    assert not standing.standing_of(mine).is_closed


def test_leaving_tells_the_cci_and_the_member_and_can_be_undone(
    maud, visitor, member, moderator, mine
):
    assert "quitter" in maud.get(HOME).content.decode()
    assert maud.get(address("leave", mine)).status_code == 200
    maud.post(address("leave", mine))
    assert standing.standing_of(mine).closed_as == WayOut.LEFT
    assert visitor.get(mine.address("fr")).status_code == 410
    told = OutboxMessage.objects.values_list("recipient", flat=True)
    assert sorted(told) == sorted([moderator.email, member.email])
    assert maud.get(address("entry", mine)).url == HOME
    maud.post(address("submit", mine))
    assert review.waiting_state(mine) is None
    maud.post(address("resume", mine))
    assert visitor.get(mine.address("fr")).status_code == 200


def test_who_left_from_a_pause_has_left(maud, mine):
    maud.post(address("pause", mine))
    maud.post(address("leave", mine))
    assert standing.standing_of(mine).closed_as == WayOut.LEFT
    assert timezone.localdate(standing.standing_of(mine).closed_at) == timezone.localdate()


def test_the_preview_shows_the_draft_in_each_language_that_is_written(maud, member, mine):
    draft = mine.get_latest_revision_as_object()
    draft.trade = "Interprète de conférence"
    draft.texts = [MemberText(language="en", trade="Conference interpreter")]
    draft.save_revision(user=member)
    (entry,) = maud.get(HOME).context["entries"]
    assert [code for code, _address in entry.previews] == ["fr", "en"]
    french, english = (maud.get(where) for _code, where in entry.previews)
    assert "Interprète de conférence" in french.content.decode()
    assert "Conference interpreter" in english.content.decode()
    assert 'content="noindex"' in french.content.decode()
    assert "Interprète" not in maud.get(mine.address("fr")).content.decode()


def test_the_preview_keeps_what_is_for_members_only_to_theirs(maud, member, mine):
    draft_of(mine, member, phone="05 62 00 00 00", members_only=["phone"])
    read = {
        name: maud.get(address(name, mine)).content.decode()
        for name in ("preview", "preview_for_members")
    }
    assert "5 62 00 00 00" not in read["preview"]
    assert "5 62 00 00 00" in read["preview_for_members"]


@pytest.mark.parametrize(("name", "most"), [("home", 40), ("entry", 40), ("preview", 40)])
def test_a_screen_asks_a_fixed_number_of_questions(
    maud, mine, annuaire_index, name, most, django_assert_max_num_queries
):
    factories.MemberPageFactory.create_batch(3, parent=annuaire_index)
    where = HOME if name == "home" else address(name, mine)
    maud.get(where)
    with django_assert_max_num_queries(most):
        assert maud.get(where).status_code == 200
