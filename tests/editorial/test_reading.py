"""The screen on which a moderator reads one submission: who has it open, words that are ready,
what comes next."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.corrections.models import Correction
from cms.editorial import readings, review
from cms.editorial.models import Reading, ReadyWords

from .scenes import is_refusal

pytestmark = pytest.mark.django_db

QUERIES_OF_THE_SCREEN = 45


def submitted(page, by, **fields):
    draft = Page.objects.get(pk=page.pk).specific
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)
    return review.submit(page, by=by)


@pytest.fixture
def state(marciac, committee):
    return submitted(marciac, committee, summary="Une bastide et ses arcades")


@pytest.fixture
def another(lectoure, other_committee):
    return submitted(lectoure, other_committee, summary="Une ville haute")


def path_of(state) -> str:
    return f"/admin/review/{state.pk}/"


def test_who_opens_a_review_is_named_to_others_until_it_is_decided(
    client_of, moderator, other_moderator, state
):
    assert client_of(moderator).get(path_of(state)).status_code == 200
    assert readings.others_reading([state], but=other_moderator) == {state.pk: ["Odile Relit"]}
    assert readings.others_reading([state], but=moderator) == {}
    assert "Odile Relit" in client_of(other_moderator).get(path_of(state)).text
    review.send_back(state, by=other_moderator, comment="Dites depuis quand.")
    assert not Reading.objects.exists()


def test_reading_is_told_for_a_quarter_of_an_hour_and_forgotten_after_a_day(
    moderator, other_moderator, state
):
    readings.open_by(moderator, state)
    Reading.objects.update(seen_at=timezone.now() - timedelta(minutes=16))
    assert readings.others_reading([state], but=other_moderator) == {}
    assert readings.forget_old_readings() == 0
    assert readings.forget_old_readings(timezone.now() + timedelta(days=1)) == 1


def test_reader_of_what_is_corrected_meanwhile_reads_the_correction(
    moderator, other_moderator, state
):
    readings.open_by(moderator, state)
    page = Page.objects.get(pk=state.revision.object_id).specific
    page.get_latest_revision_as_object().save_revision(user=other_moderator)
    corrected = review.waiting_state(page)
    assert corrected.pk != state.pk
    assert readings.others_reading([corrected], but=other_moderator) == {
        corrected.pk: ["Odile Relit"]
    }


def test_own_change_is_read_without_being_taken_for_a_reading(
    client_of, marciac, moderator, other_moderator
):
    state = submitted(marciac, moderator, summary="De ma main")
    shown = client_of(moderator).get(path_of(state))
    assert shown.context["objection"]
    assert not Reading.objects.exists()
    answer = client_of(moderator).post(
        path_of(state), {"approve": "1", "revision": state.revision_id}
    )
    assert answer.status_code == 409
    assert review.waiting_state(marciac)


def test_ready_words_and_own_words_are_sent_in_that_order(client_of, moderator, state):
    french = ReadyWords.objects.create(title="Dater", language="fr", text="Dites depuis quand.")
    english = ReadyWords.objects.create(title="Date it", language="en", text="Say since when.")
    client = client_of(moderator)
    shown = client.get(path_of(state)).text
    assert "Dites depuis quand." in shown
    assert "Say since when." not in shown
    for data in ({}, {"comment": "   "}, {"ready": [english.pk], "comment": "Et ?"}):
        answer = client.post(path_of(state), {"send_back": "1", **data})
        assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
        assert review.waiting_state(state.revision.content_object)
    client.post(
        path_of(state), {"send_back": "1", "ready": [french.pk], "comment": "Et la source ?"}
    )
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "Dites depuis quand.\n\nEt la source ?")


def test_ready_words_alone_suffice_and_are_told_at_the_next_review(
    client_of, committee, moderator, marciac, state
):
    words = ReadyWords.objects.create(title="Dater", language="fr", text="Dites depuis quand.")
    client = client_of(moderator)
    client.post(path_of(state), {"send_back": "1", "ready": [words.pk], "comment": ""})
    ReadyWords.objects.all().delete()
    again = review.submit(Page.objects.get(pk=marciac.pk).specific, by=committee)
    shown = client.get(path_of(again))
    assert [earlier.pk for earlier in shown.context["earlier"]] == [state.pk]
    assert "Dites depuis quand." in shown.text


def test_decision_opens_the_next_review_and_then_the_queue(client_of, moderator, state, another):
    client = client_of(moderator)
    answer = client.post(
        path_of(state), {"approve": "1", "revision": state.revision_id}, follow=True
    )
    assert answer.redirect_chain[-1][0] == path_of(another)
    answer = client.post(
        path_of(another), {"send_back": "1", "comment": "Depuis quand ?"}, follow=True
    )
    assert answer.redirect_chain[-1][0] == "/admin/review/"


def test_what_is_left_for_later_is_not_opened_again_by_itself(client_of, moderator, state, another):
    client = client_of(moderator)
    later = client.get(path_of(state)).context["later_path"]
    opened = client.get(later, follow=True)
    assert opened.context["state"] == another
    assert opened.redirect_chain[-1][0] == f"{path_of(another)}?later={state.pk}"
    answer = client.post(
        opened.redirect_chain[-1][0],
        {"approve": "1", "revision": another.revision_id},
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == "/admin/review/"
    assert review.waiting_state(state.revision.content_object)


@pytest.mark.parametrize("later", ["x", "1.x.²", "9" * 40, ".", "-1"])
def test_odd_address_of_the_next_review_is_read_as_none(client_of, moderator, state, later):
    answer = client_of(moderator).get("/admin/review/next/", {"later": later})
    assert answer.status_code == 302


def test_next_review_is_for_moderators_alone(client_of, committee, adviser):
    for person in (committee, adviser):
        answer = client_of(person).get("/admin/review/next/")
        assert is_refusal(answer)


def test_what_readers_say_of_the_page_stands_beside_the_change(client_of, moderator, state):
    Correction.objects.create(page_id=state.revision.object_id, text="La poste est fermée.")
    assert "La poste est fermée." in client_of(moderator).get(path_of(state)).text


def test_acts_are_one_form_that_needs_no_script(client_of, moderator, state):
    soup = BeautifulSoup(client_of(moderator).get(path_of(state)).text, "html.parser")
    form = soup.select_one("form#decide")
    assert form.select_one("button[name=approve]")
    assert form.select_one("button[name=send_back]")
    assert soup.select_one(".reading button[name=approve][form=decide]")
    assert soup.select_one(".reading a[href='#decide']")


def test_screen_asks_a_fixed_number_of_questions(client_of, moderator, state, another):
    client = client_of(moderator)
    client.get(path_of(state))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path_of(state)).status_code == 200
    assert len(asked) <= QUERIES_OF_THE_SCREEN
