"""What readers say is no longer true: who may say it, who reads it, what becomes of it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from annuaire.choices import WayOut
from cms.corrections.models import Correction
from cms.corrections.retention import erase_corrections
from cms.corrections.rounds import CorrectionsPart
from cms.editorial import standing
from tests import factories
from tests.public_forms.sending import typed

pytestmark = pytest.mark.django_db

State = Correction.State
TEXT = "La boulangerie est fermée depuis septembre."


def address(page, word="fr/corriger"):
    return f"/{word}/{page.pk}/"


def say(visitor, page, **fields):
    return visitor.post(address(page), typed("correction", {"text": TEXT} | fields))


@pytest.fixture
def said(marciac) -> Correction:
    return Correction.objects.create(page=marciac, text=TEXT, email="lectrice@exemple.test")


def test_a_reader_says_it_without_an_account_or_a_cookie(visitor, marciac):
    shown = visitor.get(address(marciac))
    assert "Marciac" in shown.content.decode()
    answer = say(visitor, marciac, email="lectrice@exemple.test")
    assert answer["Location"].endswith("?sent")
    assert visitor.get(answer["Location"]).status_code == 200
    found = Correction.objects.get()
    assert (found.page_id, found.text, found.state) == (marciac.pk, TEXT, State.OPEN)
    assert not visitor.cookies


def test_sent_twice_it_counts_once(visitor, marciac):
    fields = typed("correction", {"text": TEXT})
    for _time in range(2):
        visitor.post(address(marciac), fields)
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("fields", [{"text": ""}, {"text": " "}, {"email": "non"}])
def test_what_is_wrong_is_said_and_nothing_is_kept(visitor, marciac, fields):
    answer = say(visitor, marciac, **fields)
    assert answer.status_code in (200, 422)
    assert not Correction.objects.exists()


def test_what_is_in_doubt_is_for_the_cci_alone(visitor, client_of, marciac, committee, moderator):
    visitor.post(address(marciac), typed("correction", {"text": TEXT}) | {"remarks": "robot"})
    held = Correction.objects.get()
    assert held.state == State.HELD
    own = client_of(committee)
    assert TEXT not in own.get("/fr/mon-village/marciac/").content.decode()
    assert own.post(f"/fr/corriger/{held.pk}/done/").status_code == 404
    cci = client_of(moderator)
    assert TEXT in cci.get("/admin/corrections/?state=held").content.decode()
    cci.post(f"/admin/corrections/{held.pk}/clear/")
    assert TEXT in own.get("/fr/mon-village/marciac/").content.decode()


def test_a_page_that_is_not_shown_takes_none(visitor, marciac, village_index, member_page, member):
    draft = factories.VillagePageFactory(parent=village_index, draft=True)
    standing.close(member_page, closed_as=WayOut.PAUSED, by=member)
    for page in (draft, member_page, village_index):
        assert visitor.get(address(page)).status_code == 404
        assert say(visitor, page).status_code == 404
    assert visitor.get("/fr/corriger/999999999999999999/").status_code == 404
    assert visitor.get(address(marciac, "fr/correct")).status_code == 404
    assert visitor.get(address(marciac, "en/correct")).status_code == 200
    assert not Correction.objects.exists()


def test_a_confidential_takeover_is_named_without_its_village(visitor, marciac):
    takeover = factories.TakeoverPageFactory(parent=marciac, is_confidential=True)
    told = visitor.get(address(takeover)).content.decode()
    assert "Marciac" not in told
    assert "marciac" not in told


def test_the_page_leads_to_it(visitor, marciac):
    assert f'href="{address(marciac)}"' in visitor.get("/fr/villages/marciac/").content.decode()
    told = visitor.get("/en/villages/marciac/").content.decode()
    assert f'href="{address(marciac, "en/correct")}"' in told


def test_its_people_read_it_beside_the_page_and_never_who_said_it(
    client_of, said, marciac, committee, moderator
):
    own = client_of(committee)
    for screen in ("/fr/mon-village/marciac/", f"/admin/corrections/page/{marciac.pk}/"):
        told = own.get(screen).content.decode()
        assert TEXT in told
        assert said.email not in told
    assert f"/admin/corrections/page/{marciac.pk}/" in (
        own.get(f"/admin/pages/{marciac.pk}/edit/").content.decode()
    )
    assert own.get("/admin/corrections/").status_code == 403
    assert said.email in client_of(moderator).get("/admin/corrections/").content.decode()


@pytest.mark.parametrize("word", ["done", "dismissed"])
@pytest.mark.parametrize("who", ["committee", "colleague", "moderator"])
def test_those_who_keep_the_page_say_what_became_of_it(request, client_of, said, who, word):
    person = request.getfixturevalue(who)
    client = client_of(person)
    assert client.get(f"/fr/corriger/{said.pk}/{word}/").status_code == 405
    answer = client.post(f"/fr/corriger/{said.pk}/{word}/", {"back": "/fr/mon-village/marciac/"})
    assert answer["Location"] == "/fr/mon-village/marciac/"
    said.refresh_from_db()
    assert (said.state, said.decided_by) == (word, person)


@pytest.mark.parametrize("who", ["other_committee", "member", "adviser", "translator"])
def test_nobody_else_does(request, client_of, said, who):
    client = client_of(request.getfixturevalue(who))
    assert client.post(f"/fr/corriger/{said.pk}/done/").status_code == 404
    assert client.post(f"/admin/corrections/{said.pk}/clear/").status_code in (302, 403)
    said.refresh_from_db()
    assert said.state == State.OPEN


def test_nobody_is_led_to_another_site(client_of, said, committee):
    answer = client_of(committee).post(
        f"/fr/corriger/{said.pk}/done/", {"back": "https://evil.example/"}
    )
    assert "evil" not in answer["Location"]


def test_what_was_dealt_with_is_dealt_with_once(client_of, said, committee, colleague):
    client_of(committee).post(f"/fr/corriger/{said.pk}/done/")
    client_of(colleague).post(f"/fr/corriger/{said.pk}/dismissed/")
    said.refresh_from_db()
    assert (said.state, said.decided_by) == (State.DONE, committee)


def test_the_weekly_mail_tells_of_it_and_again_four_weeks_later(
    said, committee, colleague, other_committee, member
):
    part = CorrectionsPart()
    today = timezone.localdate()
    assert part.people(today) == {committee.pk, colleague.pk}
    (item,) = part.part(committee, today).items
    assert TEXT in item.text
    assert item.links
    assert part.part(committee, today + timedelta(days=7)) is None
    assert part.part(committee, today + timedelta(days=28)).items
    assert part.part(other_committee, today) is None
    Correction.objects.update(state=State.DONE, decided_at=timezone.now())
    assert part.people(today) == set()
    assert part.part(colleague, today) is None


def test_addresses_are_forgotten_after_a_month_and_texts_after_a_year(said):
    Correction.objects.update(state=State.DONE, decided_at=timezone.now())
    assert erase_corrections(timezone.now() + timedelta(days=29)) == 0
    assert erase_corrections(timezone.now() + timedelta(days=31)) == 1
    said.refresh_from_db()
    assert said.email == ""
    assert erase_corrections(timezone.now() + timedelta(days=366)) == 1
    assert not Correction.objects.exists()


def test_what_nobody_decides_is_not_kept_for_ever(said):
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert erase_corrections() == 1
