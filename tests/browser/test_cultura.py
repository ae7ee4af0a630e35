"""A culture partner drafts an offer, which another does not see; the CCI approves: it is public."""

from datetime import timedelta

from django.utils import timezone

from cms.editorial.models import Mandate
from cms.editorial.review import waiting_state
from cultura.models import CulturaOfferPage
from tests.browser.machines import DESKTOP
from tests.factories import (
    CulturaIndexPageFactory,
    CulturaPartnerPageFactory,
    MandateFactory,
    UserFactory,
)

DRAFTED = {
    "title": "Trois semaines au plateau",
    "summary": "Pour une équipe de quatre personnes.",
    "how_to_apply": "Deux pages et une vidéo.",
}


def partner(index, name):
    """Return a partner's page and who keeps it."""
    page = CulturaPartnerPageFactory(parent=index, title=name)
    keeper = UserFactory()
    MandateFactory(user=keeper, page=page, role=Mandate.Role.CULTURE_PARTNER)
    return page, keeper


def test_an_offer_is_public_once_approved_and_nobody_else_reads_the_draft(
    visit, page, site, moderator, log_in
):
    index = CulturaIndexPageFactory(parent=site.root_page)
    grange, culture_1 = partner(index, "La Grange")
    _hall, culture_2 = partner(index, "Le Hall")
    last_day = timezone.localdate() + timedelta(days=30)
    public = visit(**DESKTOP)

    log_in(page, culture_1)
    page.goto(f"/admin/pages/add/cultura/culturaofferpage/{grange.pk}/")
    for name, text in DRAFTED.items():
        page.locator(f"#id_{name}").fill(text)
    page.locator("#id_kind").select_option("residency")
    page.locator("#id_deadline").fill(f"{last_day:%d/%m/%Y}")
    page.keyboard.press("Escape")
    page.locator(".footer__container [data-w-dropdown-target='toggle']").first.click()
    page.locator("[name=action-submit]").click()
    page.wait_for_url("**/admin/**")
    offer = CulturaOfferPage.objects.get()
    assert waiting_state(offer)
    address = offer.address("fr")
    assert public.request.get(address).status == 404

    other = log_in(visit(**DESKTOP), culture_2)
    for path in (f"/admin/pages/{offer.pk}/edit/", f"/admin/pages/{grange.pk}/"):
        assert offer.title not in other.request.get(path).text()
    assert other.request.get(address).status == 404

    desktop = log_in(visit(**DESKTOP), moderator)
    desktop.locator(".waiting td a.button").click()
    assert DRAFTED["how_to_apply"] in desktop.locator("main").inner_text()
    desktop.locator("form.decide button[name=approve]").click()
    desktop.wait_for_url("**/admin/**")
    assert waiting_state(offer) is None
    public.goto("/fr/cultura/")
    public.locator(f"a[href='{address}']").first.click()
    public.wait_for_url(f"**{address}")
    assert DRAFTED["summary"] in public.locator("main").inner_text()
