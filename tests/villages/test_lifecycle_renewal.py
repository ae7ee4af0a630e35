"""Committees renewed on one screen: said, read, then done, all of it or nothing."""

from datetime import timedelta

import pytest

from cms.accounts.models import User
from cms.editorial.models import Mandate
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, UserFactory, VillagePageFactory
from tests.forms import form_data
from tests.villages.lifecycle_forms import INVITEE, address, told
from villages.committees import acts as committees
from villages.lifecycle import acts
from villages.lifecycle.renewal import NewRole, Renewal
from villages.models import CommitteeInvitation

pytestmark = pytest.mark.django_db

HEAD, MEMBER = Mandate.Role.COMMITTEE_HEAD, Mandate.Role.COMMITTEE


@pytest.fixture
def cci(client_of, moderator):
    moderator.language = "en"  # the words below are the code's own
    moderator.save()
    return client_of(moderator)


@pytest.fixture
def renewal(cci, marciac, lectoure, committee, colleague, other_committee):
    """Return the renewal's address and what its form would send unchanged."""
    path = f"{address('renew')}?village={marciac.pk}&village={lectoure.pk}"
    return path, form_data(cci.get(path), "form.lifecycle__form")


def field_of(person) -> str:
    return f"mandate-{person.mandates.get().pk}"


def newcomer(at, n=0, **changed) -> dict:
    given = {**INVITEE, "village": at.pk} | changed
    return {f"new-{n}-{name}": value for name, value in given.items()}


def test_villages_are_chosen_first(cci, marciac):
    assert "Go on" in told(cci.get(address("renew")))
    assert "Go on" in told(cci.get(f"{address('renew')}?village=999999"))


def test_all_the_people_of_the_chosen_villages_are_there(cci, renewal):
    _path, data = renewal
    kept = [value for name, value in data.items() if name.startswith("mandate-")]
    assert sorted(kept) == [MEMBER, HEAD, HEAD]


def test_a_renewal_is_read_before_it_is_done(
    cci, renewal, marciac, lectoure, committee, colleague, other_committee
):
    path, data = renewal
    asked = data | {field_of(committee): "ends", field_of(colleague): HEAD}
    asked |= newcomer(marciac) | newcomer(lectoure, 1)
    summary = cci.post(path, asked)
    words = told(summary)
    assert "Anne Marciac ends in Marciac" in words
    assert "Bruno Marciac goes on in Marciac" in words
    assert words.count("Secretaire@exemple.test is invited to") == 2
    assert "Lise Lectoure" not in words
    assert committee.mandates.exists()
    assert not OutboxMessage.objects.exists()

    sent = form_data(summary, "form.lifecycle__acts")
    assert cci.post(path, sent | {"apply": "1"}).status_code == 302
    assert not committee.mandates.exists()
    assert colleague.mandates.get().role == HEAD
    assert other_committee.mandates.get().role == HEAD
    assert User.objects.get(email="secretaire@exemple.test").mandates.count() == 2
    written_to = [row.recipient for row in OutboxMessage.objects.order_by("pk")]
    assert written_to == [committee.email, "secretaire@exemple.test"]  # thanked, and asked


def test_one_may_go_back_from_the_summary_without_losing_anything(cci, renewal, marciac, committee):
    path, data = renewal
    asked = data | {field_of(committee): "ends"} | newcomer(marciac)
    sent = form_data(cci.post(path, asked), "form.lifecycle__acts")
    form = cci.post(path, sent | {"change": "1"})
    again = form_data(form, "form.lifecycle__form")
    assert again[field_of(committee)] == "ends"
    assert again["new-0-email"] == INVITEE["email"]
    assert committee.mandates.exists()


def test_nothing_asked_is_nothing_done(cci, renewal):
    path, data = renewal
    summary = cci.post(path, data)
    assert "Nothing changes" in told(summary)
    assert "apply" not in summary.content.decode()


@pytest.mark.parametrize("wrong", [{"email": "non"}, {"email": ""}, {"village": 999999}])
def test_a_line_that_is_wrong_stops_all_of_it(cci, renewal, marciac, committee, wrong):
    path, data = renewal
    asked = data | {field_of(committee): "ends"} | newcomer(marciac, **wrong)
    response = cci.post(path, asked | {"apply": "1"})
    assert response.status_code == 200
    assert committee.mandates.exists()
    assert not OutboxMessage.objects.exists()


def test_a_refusal_undoes_all_of_it_and_is_said(cci, renewal, marciac, committee):
    UserFactory(email="ferme@exemple.test", is_active=False)
    path, data = renewal
    asked = data | {field_of(committee): "ends"} | newcomer(marciac, email="ferme@exemple.test")
    response = cci.post(path, asked | {"apply": "1"})
    assert "This account was closed" in told(response)
    assert committee.mandates.exists()


def test_who_came_while_it_was_filled_stays(cci, renewal, marciac, committee):
    path, data = renewal
    late = MandateFactory(page=marciac, role=HEAD)
    cci.post(path, data | {field_of(committee): "ends", "apply": "1"})
    late.refresh_from_db()
    assert late.role == HEAD
    assert not committee.mandates.exists()


def test_a_mandate_of_another_village_cannot_be_slipped_in(
    cci, marciac, committee, other_committee
):
    path = f"{address('renew')}?village={marciac.pk}"
    data = form_data(cci.get(path), "form.lifecycle__form")
    cci.post(path, data | {field_of(other_committee): "ends", "apply": "1"})
    assert other_committee.mandates.exists()


def test_all_the_committees_are_renewed_in_one_go(
    cci, moderator, marciac, lectoure, committee, colleague, other_committee
):
    gone = VillagePageFactory(title="Lupiac", slug="lupiac")
    acts.leave(gone, by=moderator)
    OutboxMessage.objects.all().delete()
    path = f"{address('renew')}?all=1"
    screen = cci.get(path)
    assert "Lupiac" not in told(screen)
    asked = form_data(screen, "form.lifecycle__form")
    asked |= {field_of(committee): "ends", field_of(other_committee): "ends"}
    asked |= newcomer(marciac, role=HEAD) | newcomer(lectoure, 1, role=HEAD)
    summary = cci.post(path, asked)
    assert "Bruno Marciac" not in told(summary)  # who goes on as before is no change
    sent = form_data(summary, "form.lifecycle__acts")
    assert cci.post(path, sent | {"apply": "1"}).status_code == 302
    heads = Mandate.objects.filter(role=HEAD)
    assert {(m.page_id, m.user.email) for m in heads} == {
        (marciac.pk, "secretaire@exemple.test"),
        (lectoure.pk, "secretaire@exemple.test"),
    }
    assert OutboxMessage.objects.count() == 3  # two are thanked, one is asked, once


def test_there_are_as_many_lines_as_one_needs_and_what_was_typed_stays(cci, renewal, marciac):
    path, data = renewal
    data |= newcomer(marciac, 5)
    more = form_data(cci.post(path, data | {"more": "1"}), "form.lifecycle__form")
    assert more["lines"] == "12"
    assert more["new-5-email"] == INVITEE["email"]
    summary = cci.post(path, more | newcomer(marciac, 11, email="autre@exemple.test"))
    assert "autre@exemple.test is invited" in told(summary)
    sent = form_data(summary, "form.lifecycle__acts")
    cci.post(path, sent | {"apply": "1"})
    assert User.objects.filter(email="autre@exemple.test").exists()


@pytest.mark.parametrize("lines", ["", "-3", "x", "²", "9999", "99999999999999999999"])
def test_an_odd_number_of_lines_is_no_error(cci, renewal, lines):
    path, data = renewal
    assert "Nothing changes" in told(cci.post(path, data | {"lines": lines}))


def test_the_same_person_held_several_and_gets_one_letter(
    marciac, lectoure, committee, moderator, cci, other_committee
):
    MandateFactory(user=committee, page=lectoure, role=MEMBER)
    Renewal(ended=list(committee.mandates.select_related("user", "page"))).apply(by=moderator)
    assert not committee.mandates.exists()
    letter = OutboxMessage.objects.get()
    assert "Lectoure, Marciac" in letter.text


def test_what_the_old_head_asked_waits_for_the_new_one(marciac, committee, colleague, moderator):
    asked = committees.invite(marciac, committees.Invitee("nouveau@exemple.test"), by=committee)
    Renewal(
        ended=[committee.mandates.get()], changed=[NewRole(colleague.mandates.get(), HEAD)]
    ).apply(by=moderator)
    assert not CommitteeInvitation.objects.acceptable().exists()
    CommitteeInvitation.objects.update(sent_at=asked.sent_at - timedelta(days=1))
    committees.send_again(asked, by=colleague)
    assert CommitteeInvitation.objects.acceptable().exists()
    acts.leave(marciac, by=moderator)
    assert not CommitteeInvitation.objects.waiting().exists()
