"""A suspended mandate opens nothing, wherever a mandate opens something, from the next click."""

import ast
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from annuaire.keepers import keepers
from annuaire.models import MemberPage
from club.hosts import hosts_of, may_answer
from cms.accounts.adapter import landing_screen
from cms.editorial.models import Mandate
from cms.editorial.people import holders
from cms.media.models import PageCollection, SiteImage
from tests import factories, source
from villages.committees.people import heads, mandate_of
from villages.village_space.rights import villages_of

pytestmark = pytest.mark.django_db

Role = Mandate.Role


def fresh(person):
    """Return `person` as a new request finds them: nothing remembered."""
    return get_user_model().objects.get(pk=person.pk)


def suspend(person) -> None:
    person.mandates.update(suspended_at=timezone.now())


def page_policy():
    return policy_registry.get_by_type(Page)


def image_policy():
    return policy_registry.get_by_type(SiteImage)


def opened(person, page) -> dict[str, bool]:
    """Return, of each thing that a mandate on `page` may open, whether it does for `person`."""
    person = fresh(person)
    drawer = PageCollection.objects.get(page=page).collection
    in_drawer = SiteImage(collection=drawer)
    keep = [u.pk for u in keepers(page)]
    return {
        "edits it": page.permissions_for_user(person).can_edit(),
        "explores it": page_policy()
        .instances_user_has_permission_for(person, "change")
        .filter(pk=page.pk)
        .exists(),
        "is among its people": person in holders(page),
        "is among those who may change something": person
        in page_policy().users_with_any_permission({"change"}),
        "is among those who may change it": person
        in page_policy().users_with_any_permission_for_instance({"change"}, page),
        "enters the CMS": person.has_perm("wagtailadmin.access_admin"),
        "uses its files": drawer
        in image_policy().collections_user_has_permission_for(person, "choose"),
        "is among those who use files": person
        in image_policy().users_with_any_permission({"add", "choose"}),
        "is among those who use its files": person
        in image_policy().users_with_any_permission_for_instance({"choose"}, in_drawer),
        "has the village": villages_of(person).filter(pk=page.pk).exists(),
        "heads the committee": heads(person, page),
        "is of the committee": mandate_of(person, page) is not None,
        "keeps the entry": MemberPage.objects.kept_by(person).filter(pk=page.pk).exists(),
        "is written to as its member": person.pk in keep,
        "lands on a screen of their own": landing_screen(person)
        not in (reverse("account_home"), landing_screen(factories.UserFactory())),
    }


@pytest.fixture
def culture_partner(site):
    page = factories.CulturaPartnerPageFactory()
    return factories.MandateFactory(page=page, role=Role.CULTURE_PARTNER).user


@pytest.mark.parametrize(
    ("who", "role", "at_least"),
    [
        ("committee", Role.COMMITTEE_HEAD, {"heads the committee", "has the village"}),
        ("colleague", Role.COMMITTEE, {"is of the committee", "uses its files"}),
        ("member", Role.MEMBER, {"keeps the entry", "is written to as its member"}),
        ("culture_partner", Role.CULTURE_PARTNER, {"enters the CMS", "edits it"}),
    ],
)
def test_what_was_open_is_shut_and_opens_again(request, client_of, who, role, at_least):
    person = request.getfixturevalue(who)
    mandate = person.mandates.get(role=role)
    page = mandate.page.specific
    PageCollection.objects.give(page)
    before = opened(person, page)
    assert at_least <= {name for name, is_open in before.items() if is_open}
    suspend(person)
    assert {name for name, is_open in opened(person, page).items() if is_open} == set()
    person.mandates.update(suspended_at=None)
    assert opened(person, page) == before


def test_who_is_logged_in_is_refused_at_the_next_click(client_of, committee, member, marciac):
    head, keeper = client_of(committee), client_of(member)
    village = reverse("village_space:village", args=["marciac"])
    space = reverse("member_space:home")
    edit = reverse("wagtailadmin_pages:edit", args=[marciac.pk])
    assert [head.get(village).status_code, head.get(edit).status_code] == [200, 200]
    assert keeper.get(space).status_code == 200
    suspend(committee)
    suspend(member)
    assert head.get(village).status_code == 404
    assert head.get(reverse("village_space:choose")).status_code == 403
    assert head.post(reverse("village_space:photograph", args=["marciac"])).status_code == 404
    assert head.get(edit).status_code == 302
    assert head.get("/admin/", follow=True).status_code == 403
    assert head.post(f"/admin/review/submit/{marciac.pk}/").status_code in {302, 403}
    assert keeper.get(space).status_code in {302, 403, 404}
    assert "Marciac" not in head.get(reverse("account_home")).text.partition("<h2>")[2]


def test_a_suspended_host_answers_for_no_desk(marciac, committee):
    telecentre = factories.TelecentrePageFactory(parent=marciac, slug="la-ruche")
    assert [host.user for host in hosts_of(telecentre)] == [committee]
    assert may_answer(fresh(committee), telecentre)
    suspend(committee)
    assert committee not in [host.user for host in hosts_of(telecentre)]
    assert not may_answer(fresh(committee), telecentre)


def test_one_suspended_mandate_leaves_the_other_ones(marciac, lectoure, committee):
    factories.MandateFactory(user=committee, page=lectoure)
    committee.mandates.filter(page=marciac).update(suspended_at=timezone.now())
    person = fresh(committee)
    assert [village.pk for village in villages_of(person)] == [lectoure.pk]
    assert person.has_perm("wagtailadmin.access_admin")
    assert not Mandate.objects.for_user(AnonymousUser()).exists()


#: Where all mandates are read on purpose, suspended ones too, and nothing is opened by it.
READ_WHOLE = {
    "annuaire/exporting.py": "the CCI's table says who keeps an entry",
    "annuaire/importing/members.py": "nobody gets a second mandate for the same entry",
    "annuaire/joining/acts.py": "it makes one",
    "annuaire/joining/duplicates.py": "who keeps an entry has one, suspended or not",
    "annuaire/member_space/retention.py": "an account with any mandate stays",
    "cms/editorial/mandates/acts.py": "the CCI acts on suspended ones too",
    "cms/editorial/mandates/filter.py": "the CCI sees suspended ones too",
    "cms/editorial/mandates/former.py": "who has a suspended one is no former holder",
    "cms/editorial/mandates/screens.py": "the CCI acts on suspended ones too",
    "home/demo/people.py": "it makes them",
    "villages/committees/acts.py": "who is suspended is of the committee still",
    "villages/committees/people.py": "who is suspended is of the committee still",
    "villages/lifecycle/acts.py": "the CCI acts on suspended ones too",
    "villages/lifecycle/register.py": "the CCI sees suspended ones too",
    "villages/lifecycle/views.py": "the CCI acts on suspended ones too",
}
IN_FORCE = {"in_force", "for_user", "covering"}
NOT_OF_A_MANAGER = {"items"}  # a form keeps mandates by the names of its fields


def _reads_whole(tree) -> bool:
    """Whether a module begins a query at all mandates: `Mandate.objects` or `….mandates`, or
    looks through the relation from another table, without one of the readings `IN_FORCE`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and re.match(r"mandates__(?!in$)", node.arg or ""):
            return True
        if not isinstance(node, ast.Attribute):
            continue
        begins = node.value
        is_manager = isinstance(begins, ast.Attribute) and (
            begins.attr == "mandates"
            or (
                begins.attr == "objects"
                and isinstance(begins.value, ast.Name)
                and begins.value.id == "Mandate"
            )
        )
        if is_manager and node.attr not in IN_FORCE | NOT_OF_A_MANAGER:
            return True
    return False


def test_whoever_reads_mandates_reads_those_in_force_or_says_why_not():
    found = {
        str(file.relative_to(source.ROOT))
        for file in source.code_files()
        if "migrations" not in file.parts and _reads_whole(source.parse(file))
    }
    assert found - set(READ_WHOLE) == set()
    assert set(READ_WHOLE) - found == set()  # no reason outlives what it was for


@pytest.mark.parametrize(
    ("code", "reads_whole"),
    [
        ("Mandate.objects.filter(user=user)", True),
        ("user.mandates.exists()", True),
        ("User.objects.filter(mandates__role='member')", True),
        ("Mandate.objects.in_force().filter(user=user)", False),
        ("Mandate.objects.for_user(user)", False),
        ("user.mandates.in_force().exists()", False),
        ("User.objects.filter(mandates__in=held)", False),
    ],
)
def test_the_reader_of_readings_reads(code, reads_whole):
    assert _reads_whole(ast.parse(code)) is reads_whole
