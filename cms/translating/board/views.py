"""The board: counts by language and section, then the pages, the most read first."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.translating.machine import proposing
from cms.translating.sections.acts import jobs_of

from . import debt

PAGES_PER_SCREEN = 40


@require_safe
def board(request):
    languages = debt.languages_of(request.user)
    if not languages:
        raise PermissionDenied(_("You have nothing to translate."))
    entries = debt.entries_for(request.user, languages)
    language = request.GET.get("language", "")
    section, state = request.GET.get("section", ""), request.GET.get("state", "")
    chosen = [
        entry
        for entry in entries
        if (language not in languages or entry.language == language)
        and (not section or entry.section == section)
        and (entry.state == state if state in debt.STATES else entry.state in debt.TO_DO)
    ]
    names = dict(settings.LANGUAGES)
    return render(
        request,
        "translating/board.html",
        {
            "page_title": _("Translations"),
            "header_icon": "globe",
            "languages": [(code, names[code]) for code in languages],
            "sections": debt.sections_of(entries),
            "states": debt.STATES.items(),
            "asked": {"language": language, "section": section, "state": state},
            "page_obj": Paginator(chosen, PAGES_PER_SCREEN).get_page(request.GET.get("page")),
            "has_machine": proposing.is_available(),
            "jobs": jobs_of(request.user).filter(finished_at=None).select_related("section"),
        },
    )
