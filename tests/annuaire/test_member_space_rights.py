"""No member reaches another's entry, by whatever address, language or method, nor the CMS; and
nothing in « Mon espace » publishes."""

import pytest
from django.urls import get_resolver, reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annuaire.member_space.urls import screen_patterns
from annuaire.models import MemberPage
from cms.editorial.models import Mandate, Standing
from tests import factories
from tests.annuaire.member_screens import HOME, address, arguments, fill
from tests.editorial.scenes import DOORS, everything

pytestmark = pytest.mark.django_db

OF_AN_ENTRY = [
    pattern.name for pattern in screen_patterns if "pk" in pattern.pattern.regex.groupindex
]
METHODS = ["get", "head", "post", "put", "patch", "delete", "options"]
TYPED = {"title": "À moi", "kind": "person", "trade": "Voleur", "submit": "1", "withdraw": "1"}


@pytest.fixture
def foreign(annuaire_index):
    page = factories.MemberPageFactory(parent=annuaire_index, submitted=True)
    Mandate.objects.filter(page=page).update(role="member")
    return page


@pytest.mark.parametrize(
    "person", ["member", "committee", "translator", "adviser", "moderator", "administrator"]
)
def test_to_others_an_entry_is_not_there_and_nothing_changes(client_of, request, foreign, person):
    client = client_of(request.getfixturevalue(person))
    before = everything()
    for language in ("fr", "en", "es", "pt"):
        for name in OF_AN_ENTRY:
            where = address(name, foreign, language)
            for method in METHODS:
                answer = getattr(client, method)(where, TYPED)
                assert answer.status_code == 404, (method, where)
    assert everything() == before


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_whatever_number_is_asked_for_only_ones_own_entry_answers(data, client_of, member, foreign):
    client = client_of(member)
    mine = member.mandates.get().page_id
    others = MemberPage.objects.exclude(pk=mine).values_list("pk", flat=True)
    number = data.draw(st.one_of(st.sampled_from(list(others)), st.integers(0, 2**63)))
    name = data.draw(st.sampled_from(OF_AN_ENTRY))
    method = data.draw(st.sampled_from(METHODS))
    with translation.override(data.draw(st.sampled_from(["fr", "en", "es", "pt"]))):
        where = reverse(f"member_space:{name}", args=arguments(name, number, 1))
    if number != mine:
        assert getattr(client, method)(where, TYPED).status_code == 404


def test_who_is_not_logged_in_is_led_to_the_log_in(visitor, foreign):
    before = everything()
    for name in OF_AN_ENTRY:
        assert visitor.get(address(name, foreign)).status_code == 302
    assert everything() == before


@pytest.mark.parametrize("role", ["translator", "committee"])
def test_whoever_holds_the_entry_in_another_role_is_not_its_member(client_of, foreign, role):
    person = factories.UserFactory()
    factories.MandateFactory(user=person, page=foreign, role=role)
    assert client_of(person).get(address("entry", foreign)).status_code == 404


def test_every_act_wants_the_token_of_its_form(client_of, member, member_page):
    client = client_of(member, enforce_csrf_checks=True)
    before = everything()
    for name in ("entry", "submit", "withdraw", "pause", "resume", "leave", "put_back"):
        assert client.post(address(name, member_page), TYPED).status_code == 403
    assert everything() == before


def test_nothing_here_publishes(client_of, member, member_page):
    client = client_of(member)
    live = MemberPage.objects.get(pk=member_page.pk).live_revision_id
    title = member_page.title
    sent = fill(client, member_page, title="Autre nom", trade="Autre métier")
    for button in ("keep", "submit", "action-publish", "publish", "action-approve"):
        client.post(address("entry", member_page), sent | {button: "1"})
    for name in ("submit", "withdraw", "pause", "resume", "leave", "resume", "submit"):
        client.post(address(name, member_page), {"action-publish": "1", "closed_as": ""})
    after = MemberPage.objects.get(pk=member_page.pk)
    assert (after.live_revision_id, after.title) == (live, title)


@pytest.mark.parametrize("path", ["", "pages/{page}/edit/", "pages/{page}/", "images/", "account/"])
def test_a_member_does_not_come_into_the_cms(client_of, member, member_page, path):
    client = client_of(member)
    answer = client.get(f"/admin/{path.format(page=member_page.pk)}")
    assert answer.status_code in {302, 403}
    assert answer.headers.get("Location", DOORS[0]).startswith(DOORS)


def test_a_locked_account_keeps_nothing(client_of, member, member_page):
    client = client_of(member)
    member.is_active = False
    member.save()
    assert client.get(HOME).status_code == 302
    assert not Standing.objects.exclude(closed_at=None).exists()


def test_every_address_of_an_entry_is_tried_here():
    named = {
        str(name)
        for name in get_resolver().namespace_dict["member_space"][1].reverse_dict
        if isinstance(name, str)
    }
    assert set(OF_AN_ENTRY) <= named
    screens = {"entry", "preview", "preview_for_members", "pause", "leave", "history", "version"}
    assert screens | {"submit", "withdraw", "resume", "put_back"} == set(OF_AN_ENTRY)
