"""A company chooses members on a phone, sets them side by side, writes to them once."""

import pytest

from annuaire.models import CompanyRequest
from cms.outbox.models import OutboxMessage
from tests.annuaire.company_requests import kept_entry
from tests.browser.machines import DESKTOP, PHONE

KEPT = "JSON.parse(localStorage.getItem('soho-solo.members'))"
SLUGS = ("alba", "bera", "cora", "dora", "edda", "fria")


@pytest.fixture
def entries(annuaire_index):
    for slug in SLUGS:
        kept_entry(slug)


def box(page, slug):
    return page.locator(f"[data-choose][value={slug}]")


def path(page):
    return page.evaluate("location.pathname + location.search")


def write(page):
    page.fill("[name=needs]", "Traduire un site.")
    page.fill("[name=company]", "Chais du Gers")
    page.fill("[name=name]", "Ana Acheteuse")
    page.fill("[name=email]", "ana@chais.test")


def test_a_company_chooses_on_a_phone_and_writes_once(phone, entries):
    phone.goto("/fr/annuaire/")
    assert phone.evaluate("localStorage.length") == 0
    for slug in ("cora", "alba"):
        phone.locator("label", has=box(phone, slug)).tap()
    phone.locator("[data-chosen] button").tap()
    phone.wait_for_url("**/selection/**")
    assert path(phone) == "/fr/annuaire/selection/?membre=cora&membre=alba"
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    phone.locator("a[href*=demande]").tap()
    phone.wait_for_url("**/demande/**")
    write(phone)
    phone.wait_for_timeout(4_100)  # a person takes longer still
    phone.locator("[name=step][value=review]").tap()
    phone.locator("[name=step][value=change]").tap()
    phone.wait_for_selector("textarea")
    assert phone.input_value("[name=needs]") == "Traduire un site."
    phone.locator("[name=step][value=review]").tap()
    phone.wait_for_selector(".review")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    phone.locator("[name=step][value=send]").tap()
    phone.wait_for_url("**/demande/?envoye=1")
    assert CompanyRequest.objects.get().doubt == ""
    written = set(OutboxMessage.objects.values_list("recipient", flat=True))
    assert written == {"alba@exemple.test", "cora@exemple.test", "ana@chais.test"}
    assert not phone.context.cookies()


def test_five_are_kept_and_a_sixth_is_not(page, entries):
    page.goto("/fr/annuaire/")
    for slug in SLUGS:
        box(page, slug).click()
    assert page.evaluate(KEPT) == list(SLUGS[:5])
    assert not box(page, "fria").is_checked()
    page.goto("/fr/annuaire/fria/")
    page.locator("[data-add] a").first.click()
    assert page.evaluate(KEPT) == list(SLUGS[:5])
    assert page.locator("[data-add] small").is_visible()
    page.locator("[data-add] [data-see]").click()
    page.wait_for_url("**/selection/**")
    page.locator("[data-remove=alba]").click()
    page.wait_for_url("**/selection/?membre=bera**")
    assert page.evaluate(KEPT) == list(SLUGS[1:5])


def test_without_a_script_a_company_chooses_and_writes(visit, entries):
    page = visit(java_script_enabled=False, **PHONE)
    page.goto("/fr/annuaire/")
    box(page, "alba").check()
    box(page, "bera").check()
    page.locator("#chosen button").click()
    page.wait_for_url("**/selection/?membre=alba&membre=bera")
    page.locator("a[href*=demande]").first.click()
    write(page)
    page.locator("[name=step][value=review]").click()
    page.locator("[name=step][value=send]").click()
    page.wait_for_url("**/demande/?envoye=1")
    assert CompanyRequest.objects.count() == 1


def test_the_selection_prints_on_one_sheet(visit, entries):
    page = visit(**DESKTOP)
    page.goto("/fr/annuaire/selection/?membre=alba&membre=bera&membre=cora&membre=dora&membre=edda")
    page.emulate_media(media="print")
    assert page.locator(".comparison").is_visible()
    assert not page.locator("a[href*=demande]").first.is_visible()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
