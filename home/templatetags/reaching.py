"""How to reach the CCI and those who help, on any page."""

from django import template

from cms.editorial.pages import SitePage, public_pages
from home.models import SiteSettings
from home.models.settings import Number

from .navigation import menu

register = template.Library()


@register.simple_tag(takes_context=True)
def how_to_reach_us(context) -> SiteSettings:
    """Return how to reach the CCI; empty where there is no request or no site."""
    request = context.get("request")
    return SiteSettings.read(request) if request else SiteSettings()


@register.simple_tag
def numbers_of_the_cci() -> list[Number]:
    """Return the CCI's telephone numbers for a letter, which no request asks for."""
    settings = SiteSettings.objects.filter(site__is_default_site=True).first()
    return settings.numbers if settings else []


@register.simple_tag(takes_context=True)
def writing_address(context) -> str:
    """Return where one writes to the CCI: its page for that, else its e-mail, else nothing."""
    cci = how_to_reach_us(context)
    if cci.contact_page_id:
        page = _contact_page(context, cci.contact_page_id)
        if page:
            return page.address()
    return f"mailto:{cci.email}" if cci.email else ""


def _contact_page(context, pk: int) -> SitePage | None:
    """Return the page `pk` when everybody may read it; asked for once in a request."""
    request = context["request"]
    if not hasattr(request, "_contact_page"):
        known = {page.pk: page for page in menu(context).get("pages", [])}
        request._contact_page = known.get(pk) or _public(pk)
    return request._contact_page


def _public(pk: int) -> SitePage | None:
    page = public_pages().filter(pk=pk).first()
    page = page and page.specific_deferred
    # the root of all pages can be sent as a choice, and has no address
    return page if isinstance(page, SitePage) else None
