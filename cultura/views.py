"""What is read beside the pages: the archive, and the deadlines as calendars."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.calendars.entries import told
from cms.calendars.writing import SECONDS_KEPT, calendar_response
from cultura.addresses import ARCHIVE, DEADLINE_WORDS
from cultura.entries import entries_on, entry_of
from cultura.models import CulturaIndexPage, CulturaOfferPage
from cultura.showing import listed


@require_safe
def archive(request, section: str, word: str):
    """The offers whose last day has passed, the last one first, searched by the query string."""
    page = ARCHIVE.page(section, word)
    offers = CulturaOfferPage.objects.listed().filter(locale_id=page.locale_id)
    past = offers.archived(timezone.localdate()).latest_closed()
    return render(
        request, "cultura/archive.html", {"page": page, "anchor": "", **listed(request, past)}
    )


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
def deadlines(request, section: str, word: str):
    """The deadlines of all the offers, to subscribe to."""
    index = _section(section, word)
    entries = entries_on(timezone.localdate(), locale_id=index.locale_id)
    name = _("Soho Solo Cultura: last days to apply")
    return calendar_response(told(entries), filename=f"{word}.ics", name=name)


@require_safe
@cache_control(public=True, max_age=SECONDS_KEPT)
def deadline(request, section: str, word: str, offer: str):
    """The deadline of one offer that is shown."""
    index = _section(section, word)
    offers = CulturaOfferPage.objects.listed().filter(locale_id=index.locale_id)
    found = offers.filter(pk=offer, deadline__isnull=False).for_cards().first()
    if found is None:
        raise Http404
    return calendar_response(told([entry_of(found)]), filename=f"{found.slug}.ics")


def _section(section: str, word: str) -> CulturaIndexPage:
    """Return the section, where these words are those of the language that is being read."""
    CulturaIndexPage.check_section(section)
    index = CulturaIndexPage.objects.listed().select_related("locale").first()
    if word != DEADLINE_WORDS[get_language()] or index is None:
        raise Http404
    return index
