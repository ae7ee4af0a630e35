"""The CCI's screen of the villages: what it shows, what its forms do, and who never sees it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst

from cms.accounts.models import User
from cms.editorial.models import Mandate
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, UserFactory, VillagePageFactory
from tests.forms import form_data
from tests.villages.lifecycle_forms import INVITEE, address, told
from villages.lifecycle import acts
from villages.lifecycle.register import State
from villages.models import VillagePage

pytestmark = pytest.mark.django_db

INDEX = "/admin/villages/"
HEAD, MEMBER = Mandate.Role.COMMITTEE_HEAD, Mandate.Role.COMMITTEE


@pytest.fixture(params=["moderator", "administrator", "group"])
def keeper(request):
    """Each of those who keep the list of villages."""
    if request.param == "group":
        return UserFactory(administrator=True)
    return request.getfixturevalue(request.param)


@pytest.fixture
def cci(client_of, moderator):
    moderator.language = "en"  # the words below are the code's own
    moderator.save()
    return client_of(moderator)


def everything(village, mandate) -> list[tuple[str, str]]:
    """Return every address of the screen with the method that it answers."""
    pk = village.pk
    return [
        *(("get", each) for each in (INDEX, address("village", pk))),
        *(
            (method, address(name))
            for name in ("add", "invite", "renew")
            for method in ("get", "post")
        ),
        ("post", f"{address('renew')}?village={pk}"),
        ("post", address("end", mandate.pk)),
        *(("post", address("change_state", pk, act)) for act in ("pause", "leave", "come-back")),
    ]


@pytest.mark.parametrize("who", ["committee", "adviser", "translator"])
def test_who_does_not_keep_the_list_gets_403(request, client_of, marciac, colleague, who):
    browser = client_of(request.getfixturevalue(who))
    for method, path in everything(marciac, colleague.mandates.get()):
        answer = getattr(browser, method)(path)
        assert (path, answer.status_code) == (path, 403)
        assert "Bruno Marciac" not in answer.content.decode()
    assert colleague.mandates.exists()
    assert marciac in VillagePage.objects.listed()
    assert "partner-villages" not in browser.get("/admin/").content.decode()


def test_who_is_not_of_the_cms_is_led_to_the_login(visitor, client_of, member, marciac, colleague):
    for browser in (visitor, client_of(member)):
        for method, path in everything(marciac, colleague.mandates.get()):
            answer = getattr(browser, method)(path)
            assert answer.status_code in {302, 403}
            assert "Marciac" not in answer.content.decode()
    assert colleague.mandates.exists()


def test_the_list_says_how_each_village_stands_and_who_holds_it(
    client_of, keeper, marciac, lectoure, committee
):
    acts.pause(lectoure, by=keeper)
    VillagePageFactory(draft=True, title="Lupiac", slug="lupiac")
    rows = BeautifulSoup(client_of(keeper).get(INDEX).content, "html.parser").select("tbody tr")
    cells = [[" ".join(td.get_text(" ").split()) for td in row.select("td")] for row in rows]
    with translation.override(keeper.language):
        states = [str(capfirst(s.label)) for s in (State.PAUSED, State.DRAFT, State.LIVE)]
    assert [(name, state) for name, state, *_rest in cells] == list(
        zip(["Lectoure", "Lupiac", "Marciac"], states, strict=True)
    )
    assert "Anne Marciac" in cells[2][3]
    assert "Anne Marciac" not in cells[0][3]


def test_the_list_is_read_by_state(cci, moderator, marciac, lectoure):
    acts.leave(lectoure, by=moderator)
    left = told(cci.get(f"{INDEX}?state=left"))
    assert "Lectoure" in left
    assert "Marciac" not in left
    assert cci.get(f"{INDEX}?state=nonsense").status_code == 200


@pytest.mark.parametrize("number", ["99999999999999999999", "-1", "x", "²"])
def test_a_number_of_no_village_is_no_error(cci, marciac, number):
    assert cci.get(f"{address('renew')}?village={number}").status_code == 200
    sent = INVITEE | {"villages": number}
    assert "villages" in cci.post(address("invite"), sent).context["form"].errors
    assert not User.objects.filter(email__istartswith="secretaire").exists()


def test_the_list_holds_its_number_of_queries(cci, village_index):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert cci.get(INDEX).status_code == 200
        return len(caught)

    def make(count):
        for _n in range(count):
            MandateFactory(page=VillagePageFactory(parent=village_index))

    make(1)
    cci.get(INDEX)
    few = queries()
    make(5)
    assert queries() == few


def test_a_village_is_added_from_the_list_of_communes(cci, village_index):
    form = BeautifulSoup(cci.get(address("add")).content, "html.parser")
    options = {option.get_text(strip=True): option["value"] for option in form.select("option")}
    assert len(options) == 458
    response = cci.post(address("add"), {"insee_code": options["Lupiac (32290)"]}, follow=True)
    assert "Lupiac is on the list" in told(response)
    assert VillagePage.objects.get(insee_code="32219").live is False
    again = cci.post(address("add"), {"insee_code": "32219"})
    assert again.status_code == 200
    assert VillagePage.objects.count() == 1


@pytest.mark.parametrize("code", ["", "32999", "75056", "\0"])
def test_no_commune_of_elsewhere_is_added(cci, village_index, code):
    assert cci.post(address("add"), {"insee_code": code}).status_code == 200
    assert not VillagePage.objects.exists()


def test_a_secretary_is_invited_to_two_villages_in_one_go(cci, marciac, lectoure):
    form = cci.get(f"{address('invite')}?village={marciac.pk}")
    chosen = form_data(form, "form.lifecycle__form")["villages"]
    assert chosen == str(marciac.pk)
    sent = INVITEE | {"villages": [marciac.pk, lectoure.pk]}
    assert cci.post(address("invite"), sent).status_code == 302
    secretary = User.objects.get(email="secretaire@exemple.test")
    assert {m.page_id for m in secretary.mandates.all()} == {marciac.pk, lectoure.pk}
    assert OutboxMessage.objects.get().recipient == "secretaire@exemple.test"
    response = cci.post(address("invite"), sent, follow=True)
    assert "held them already" in told(response)
    cci.post(address("invite"), sent | {"again": "on"})
    assert OutboxMessage.objects.count() == 2


def test_what_is_said_does_not_tell_whether_there_was_an_account(cci, marciac):
    UserFactory(email="la@exemple.test", first_name="Secret")
    answers = [
        told(
            cci.post(
                address("invite"), INVITEE | {"email": email, "villages": marciac.pk}, follow=True
            )
        )
        for email in ("la@exemple.test", "nouveau@exemple.test")
    ]
    words = "{} is invited: a letter is on its way."
    assert words.format("la@exemple.test") in answers[0]
    assert words.format("nouveau@exemple.test") in answers[1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "pas une adresse"},
        {"email": "a@exemple.test\r\nBcc: b@exemple.test"},
        {"role": "translator"},
        {"villages": []},
        {"villages": ["999999"]},
        {"villages": ["\0"]},
        {"language": "xx"},
    ],
)
def test_an_invitation_that_is_wrong_does_nothing(cci, marciac, wrong):
    response = cci.post(address("invite"), INVITEE | {"villages": [marciac.pk]} | wrong)
    assert response.status_code == 200
    assert not User.objects.filter(email="secretaire@exemple.test").exists()
    assert not Mandate.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_mandate_is_ended_on_the_villages_screen(cci, marciac, colleague):
    mandate = colleague.mandates.get()
    assert "Bruno Marciac" in told(cci.get(address("village", marciac.pk)))
    response = cci.post(address("end", mandate.pk), follow=True)
    assert "does not hold Marciac any more" in told(response)
    assert not colleague.mandates.exists()
    assert cci.get(address("end", mandate.pk)).status_code == 405


def test_a_mandate_on_what_is_no_village_is_not_ended_here(cci, member):
    mandate = member.mandates.get()
    assert cci.post(address("end", mandate.pk)).status_code == 404
    assert member.mandates.exists()


def test_a_village_pauses_and_comes_back_by_its_buttons(cci, visitor, marciac):
    screen = address("village", marciac.pk)
    for act, status in (("pause", 410), ("come-back", 200), ("leave", 410), ("come-back", 200)):
        button = BeautifulSoup(cci.get(screen).content, "html.parser").select_one(
            f'form[action$="/{act}/"]'
        )
        assert button is not None
        cci.post(button["action"])
        assert visitor.get("/fr/villages/marciac/").status_code == status
    assert cci.post(address("change_state", marciac.pk, "vanish")).status_code == 404
    assert cci.get(address("change_state", marciac.pk, "pause")).status_code == 405


def test_what_was_decided_meanwhile_is_said(cci, moderator, marciac):
    acts.pause(marciac, by=moderator)
    response = cci.post(address("change_state", marciac.pk, "pause"), follow=True)
    assert "closed already" in told(response)


def test_the_history_names_who_came_and_went(cci, marciac, colleague, moderator):
    acts.invite(
        acts.Invitee("x@exemple.test", "Léa", "Darré"), role=HEAD, to=[marciac], by=moderator
    )
    acts.end(colleague.mandates.get(), by=moderator)
    history = told(cci.get(reverse("wagtailadmin_pages:history", args=[marciac.pk])))
    assert "Léa Darré" in history
    assert "Bruno Marciac" in history
