"""The life of a village, act by act: who may, what comes of it, and that half of it is nothing."""

import datetime

import pytest
from wagtail.models import PageLogEntry

from cms.accounts.models import User
from cms.communes import commune
from cms.editorial import review
from cms.editorial.models import Mandate
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from tests.factories import (
    HousingPageFactory,
    MandateFactory,
    TelecentrePageFactory,
    UserFactory,
)
from villages.lifecycle import acts
from villages.lifecycle.acts import Invitee
from villages.lifecycle.register import State, communes_that_are_no_partner, entry_of
from villages.lifecycle.renewal import Newcomer, NewRole, Renewal
from villages.models import HousingPage, TelecentrePage, VillagePage

pytestmark = pytest.mark.django_db

HEAD, MEMBER = Mandate.Role.COMMITTEE_HEAD, Mandate.Role.COMMITTEE
SECRETARY = Invitee("secretaire@exemple.test", "Léa", "Darré", "fr")
LUPIAC = commune("32219")


def holders(village) -> dict[str, str]:
    return {m.user.email: m.role for m in Mandate.objects.filter(page=village)}


def log_of(village, action) -> list[dict]:
    entries = PageLogEntry.objects.filter(page=village.pk, action=action).order_by("pk")
    return [entry.data for entry in entries]


@pytest.fixture(params=["committee", "adviser", "translator", "member"])
def outsider(request):
    """Each of those who keep no list of villages."""
    return request.getfixturevalue(request.param)


def test_a_village_is_added_as_a_draft_with_what_is_public_of_it(village_index, moderator):
    page = acts.add(LUPIAC, by=moderator)
    page = VillagePage.objects.get(pk=page.pk)
    assert (page.title, page.slug, page.live) == ("Lupiac", "lupiac", False)
    assert page.get_parent().specific == village_index
    assert (page.insee_code, page.postal_code) == ("32219", "32290")
    assert page.population == LUPIAC.population
    assert "Insee" in page.commune_source
    assert page.commune_checked_on == datetime.date(2026, 11, 2)
    draft = page.get_latest_revision_as_object()
    assert (draft.intercommunality, draft.area_km2) == (LUPIAC.intercommunality, LUPIAC.area_km2)
    assert page not in VillagePage.objects.listed()
    assert entry_of(page).state == State.DRAFT


def test_its_people_complete_it_and_the_cci_approves_it(village_index, moderator, visitor):
    page = acts.add(LUPIAC, by=moderator)
    acts.invite(SECRETARY, role=HEAD, to=[page], by=moderator)
    secretary = User.objects.get(email=SECRETARY.email)
    draft = page.get_latest_revision_as_object()
    draft.summary = "Le pays de d’Artagnan."
    draft.save_revision(user=secretary)
    state = review.submit(VillagePage.objects.get(pk=page.pk), by=secretary)
    assert visitor.get("/fr/villages/lupiac/").status_code == 404
    review.approve(state, by=moderator)
    assert visitor.get("/fr/villages/lupiac/").status_code == 200


def test_a_commune_is_added_once_even_when_its_village_left(village_index, moderator):
    page = acts.add(LUPIAC, by=moderator)
    acts.leave(page, by=moderator)
    assert LUPIAC not in communes_that_are_no_partner()
    with pytest.raises(Refused):
        acts.add(LUPIAC, by=moderator)
    assert VillagePage.objects.count() == 1


def test_outsiders_are_refused_every_act(outsider, marciac, colleague):
    mandate = colleague.mandates.get()
    attempts = [
        lambda: acts.add(LUPIAC, by=outsider),
        lambda: acts.invite(SECRETARY, role=HEAD, to=[marciac], by=outsider),
        lambda: acts.change_role(mandate, HEAD, by=outsider),
        lambda: acts.end(mandate, by=outsider),
        lambda: acts.pause(marciac, by=outsider),
        lambda: acts.leave(marciac, by=outsider),
    ]
    before = holders(marciac)
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert holders(marciac) == before
    assert VillagePage.objects.count() == 1
    assert not User.objects.filter(email=SECRETARY.email).exists()
    assert OutboxMessage.objects.count() == 0
    assert marciac in VillagePage.objects.listed()


def test_a_committee_does_not_bring_its_village_back(marciac, committee, moderator):
    acts.pause(marciac, by=moderator)
    with pytest.raises(Refused):
        acts.come_back(marciac, by=committee)


def test_administrators_keep_the_list_too(marciac):
    administrator = UserFactory(administrator=True)
    acts.pause(marciac, by=administrator)
    assert entry_of(marciac).state == State.PAUSED


def test_somebody_new_is_invited_and_written_to(marciac, moderator):
    (mandate,) = acts.invite(SECRETARY, role=HEAD, to=[marciac], by=moderator)
    assert (mandate.user.email, mandate.role, mandate.created_by) == (
        SECRETARY.email,
        HEAD,
        moderator,
    )
    kept = {"name": "Léa Darré", "person": mandate.user_id, "role": HEAD}
    assert log_of(marciac, "villages.invite") == [kept]
    assert [row.recipient for row in OutboxMessage.objects.all()] == [SECRETARY.email]


def test_one_secretary_for_several_villages_gets_one_letter(marciac, lectoure, moderator):
    acts.invite(SECRETARY, role=MEMBER, to=[marciac, lectoure], by=moderator)
    secretary = User.objects.get(email=SECRETARY.email)
    assert {m.page.title for m in secretary.mandates.all()} == {"Marciac", "Lectoure"}
    (row,) = OutboxMessage.objects.all()
    assert "– Lectoure\n– Marciac" in row.text
    assert secretary.has_perm("wagtailadmin.access_admin")
    assert marciac.permissions_for_user(secretary).can_edit()
    assert lectoure.permissions_for_user(secretary).can_edit()


def test_inviting_twice_doubles_nothing_and_writes_when_asked_only(marciac, lectoure, moderator):
    acts.invite(SECRETARY, role=MEMBER, to=[marciac], by=moderator)
    assert acts.invite(SECRETARY, role=MEMBER, to=[marciac], by=moderator) == []
    assert OutboxMessage.objects.count() == 1
    acts.invite(SECRETARY, role=MEMBER, to=[marciac], by=moderator, again=True)
    assert OutboxMessage.objects.count() == 2
    assert len(acts.invite(SECRETARY, role=MEMBER, to=[marciac, lectoure], by=moderator)) == 1
    assert Mandate.objects.count() == 2


def test_somebody_has_one_role_in_a_village(marciac, moderator):
    acts.invite(SECRETARY, role=MEMBER, to=[marciac], by=moderator)
    acts.invite(SECRETARY, role=HEAD, to=[marciac], by=moderator)
    assert holders(marciac) == {SECRETARY.email: HEAD}
    assert [entry["role"] for entry in log_of(marciac, "villages.invite")] == [MEMBER, HEAD]


def test_another_role_opens_no_other_language(marciac, moderator):
    mandate = MandateFactory(page=marciac, role=MEMBER, language="en")
    acts.change_role(mandate, HEAD, by=moderator)
    assert [*mandate.user.mandates.values_list("role", "language")] == [(HEAD, "en")]


@pytest.mark.parametrize("role", [Mandate.Role.TRANSLATOR, Mandate.Role.MEMBER, "superuser", ""])
def test_no_other_role_is_given(marciac, moderator, role):
    with pytest.raises(Refused):
        acts.invite(SECRETARY, role=role, to=[marciac], by=moderator)
    assert not User.objects.filter(email=SECRETARY.email).exists()


def test_an_invitation_is_all_or_nothing(marciac, lectoure, moderator):
    acts.leave(lectoure, by=moderator)
    with pytest.raises(Refused, match="Lectoure"):
        acts.invite(SECRETARY, role=MEMBER, to=[marciac, lectoure], by=moderator)
    assert not User.objects.filter(email=SECRETARY.email).exists()
    assert holders(marciac) == {}
    assert OutboxMessage.objects.count() == 0


def test_a_closed_account_is_not_invited(marciac, moderator):
    UserFactory(email=SECRETARY.email, is_active=False)
    with pytest.raises(Refused):
        acts.invite(SECRETARY, role=MEMBER, to=[marciac], by=moderator)
    assert holders(marciac) == {}


def test_an_ended_mandate_ends_at_once_and_its_name_stays(marciac, colleague, moderator):
    acts.end(colleague.mandates.get(), by=moderator)
    assert not marciac.permissions_for_user(User.objects.get(pk=colleague.pk)).can_edit()
    kept = {"name": "Bruno Marciac", "person": colleague.pk, "role": MEMBER}
    assert log_of(marciac, "villages.end") == [kept]
    assert [row.recipient for row in OutboxMessage.objects.all()] == [colleague.email]


@pytest.fixture
def full_marciac(marciac):
    """Marciac with a home and a télécentre."""
    home = HousingPageFactory(parent=marciac, slug="maison")
    TelecentrePageFactory(parent=marciac, slug="la-ruche")
    assert home in HousingPage.objects.listed()
    return marciac


ADDRESSES = [
    "/fr/villages/marciac/",
    "/fr/villages/marciac/maison/",
    "/fr/villages/marciac/la-ruche/",
]


def shown(visitor) -> set[int]:
    assert (
        VillagePage.objects.listed().exists()
        == HousingPage.objects.listed().exists()
        == TelecentrePage.objects.listed().exists()
    )
    return {visitor.get(address).status_code for address in ADDRESSES}


@pytest.mark.parametrize("close", [acts.pause, acts.leave])
def test_a_closed_village_is_gone_with_all_of_it_and_comes_back_as_it_was(
    full_marciac, visitor, moderator, close
):
    close(full_marciac, by=moderator)
    assert shown(visitor) == {410}
    assert "La Ruche" not in visitor.get("/fr/villages/telecentres/").content.decode()
    assert visitor.get("/fr/villages/villages.geojson").json()["features"] == []
    assert visitor.get("/fr/villages/telecentres.geojson").json()["features"] == []
    assert len(visitor.get("/fr/villages/villages.csv").content.splitlines()) == 1
    acts.come_back(full_marciac, by=moderator)
    assert shown(visitor) == {200}


def test_people_of_a_paused_village_go_on_working(marciac, committee, moderator):
    acts.pause(marciac, by=moderator)
    assert marciac.permissions_for_user(committee).can_edit()
    assert holders(marciac) == {committee.email: HEAD}


def test_who_leaves_leaves_its_people_and_their_names_stay(full_marciac, committee, moderator):
    home = HousingPage.objects.get()
    MandateFactory(page=home, role=Mandate.Role.COMMITTEE)
    acts.leave(full_marciac, by=moderator)
    assert Mandate.objects.count() == 0
    kept = {"name": "Anne Marciac", "person": committee.pk, "role": HEAD}
    assert log_of(full_marciac, "villages.end") == [kept]
    assert entry_of(full_marciac).state == State.LEFT
    assert User.objects.filter(pk=committee.pk, is_active=True).exists()


def test_a_paused_village_may_leave(marciac, committee, moderator):
    acts.pause(marciac, by=moderator)
    acts.leave(marciac, by=moderator)
    assert entry_of(marciac).state == State.LEFT
    assert holders(marciac) == {}


def test_what_is_closed_is_not_closed_twice_nor_what_is_open_opened(marciac, moderator):
    with pytest.raises(Refused):
        acts.come_back(marciac, by=moderator)
    acts.leave(marciac, by=moderator)
    for act in (acts.leave, acts.pause):
        with pytest.raises(Refused):
            act(marciac, by=moderator)


def test_a_renewal_does_all_of_it(marciac, lectoure, committee, colleague, moderator):
    both = [Newcomer(SECRETARY, MEMBER, village) for village in (marciac, lectoure)]
    Renewal(
        ended=[committee.mandates.get()],
        changed=[NewRole(colleague.mandates.get(), HEAD)],
        newcomers=both,
    ).apply(by=moderator)
    assert holders(marciac) == {colleague.email: HEAD, SECRETARY.email: MEMBER}
    assert holders(lectoure) == {SECRETARY.email: MEMBER}
    written_to = [row.recipient for row in OutboxMessage.objects.order_by("pk")]
    assert written_to == [committee.email, SECRETARY.email]  # one is thanked, one is asked


def test_half_a_renewal_is_none(marciac, committee, moderator):
    UserFactory(email="ferme@exemple.test", is_active=False)
    renewal = Renewal(
        ended=[committee.mandates.get()],
        newcomers=[
            Newcomer(SECRETARY, HEAD, marciac),
            Newcomer(Invitee("ferme@exemple.test"), MEMBER, marciac),
        ],
    )
    with pytest.raises(Refused):
        renewal.apply(by=moderator)
    assert holders(marciac) == {committee.email: HEAD}
    assert OutboxMessage.objects.count() == 0
    assert log_of(marciac, "villages.end") == []
