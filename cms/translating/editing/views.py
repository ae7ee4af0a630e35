"""The screen on which a page is translated: shown, saved, submitted, withdrawn."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from cms.editorial import review
from cms.translating import acts
from cms.translating.machine import proposing

from .screen import Screen
from .typed import Typed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, page_id: int, language: str):
    """Show the passages of a page beside their translation; on POST, save, submit or withdraw.

    Showing begins nothing: the translation is begun by the first save.
    """
    if request.method != "POST":
        return _shown(request, Screen(_page_of(request, page_id, language), language, request.user))
    with transaction.atomic():
        review.locked_page(get_object_or_404(Page, pk=page_id).pk)
        page = _page_of(request, page_id, language)
        screen = Screen(page, language, request.user)
        if "withdraw" in request.POST:
            return _withdraw(request, screen)
        answer = _save(request, screen)
    # the machine is asked outside: nobody waits for it who saves another page
    return answer or _propose(request, page, language)


@never_cache
@require_safe
def preview(request, page_id: int, language: str):
    """Show the page as it would be read with what is saved: whole, or all in French."""
    page = _page_of(request, page_id, language)
    translation = acts.translation_of(page, language)
    if translation is None:
        raise Http404
    version = acts.current_version(translation)
    acts.complete(version)
    return version.make_preview_request(request, version.default_preview_mode)


def _page_of(request, page_id: int, language: str):
    """Return the page. Raises `Http404` for a language that the site does not speak and for what
    nobody translates, `review.Refused` for who may not translate it."""
    if language == settings.LANGUAGE_CODE or language not in dict(settings.LANGUAGES):
        raise Http404
    page = get_object_or_404(Page, pk=page_id).specific
    acts.check_may_translate(page, language, by=request.user)
    return page


def _shown(request, screen: Screen, *, status: int = 200, **more):
    context = screen.context() | more
    return render(request, "translating/edit.html", context, status=status)


def _save(request, screen: Screen):
    """Save what is right, show again what is not. Return None when a machine is to be asked."""
    typed = Typed.of(request.POST)
    typed.fill(screen.passages)
    if screen.waiting and not screen.is_correction:
        left = typed.put_beside(screen.passages, screen.translation)
        return _shown(request, screen, status=409, is_refused=True, left=left)
    is_late = typed.is_late(screen.translation)
    if is_late or typed.is_french_new(screen.passages):
        left = typed.put_beside(screen.passages, screen.translation)
        overtaken = screen.translation.latest_revision if is_late and screen.translation else None
        return _shown(
            request, screen, status=409, overtaken=overtaken, is_overtaken=True, left=left
        )
    is_submitted = "submit" in request.POST and not screen.waiting
    right = typed.right(screen.page, screen.passages)
    wrong = {passage.path: passage for passage in screen.passages if passage.error}
    if right or screen.translation is None or (is_submitted and not screen.is_in_step):
        translation = acts.begin(screen.page, screen.language, by=request.user)
        acts.write(translation, right, by=request.user)
        screen = Screen(screen.page, screen.language, request.user)
        for passage in screen.passages:
            if passage.path in wrong:
                passage.typed = wrong[passage.path].typed
                passage.error = wrong[passage.path].error
    if wrong:
        return _shown(request, screen, status=422, saved=len(right))
    if is_submitted:
        return _submit(request, screen)
    if "propose" in request.POST and screen.may_propose:
        return None
    _tell_saved(request, len(right))
    if screen.is_correction:
        return redirect("editorial:review", screen.waiting.pk)
    return redirect(screen.address)


def _propose(request, page, language: str):
    """Have a machine propose what is missing. What was typed is saved, whatever it answers."""
    screen = Screen(page, language, request.user)
    try:
        found = proposing.propose(screen.version.segments, page, language)
        with transaction.atomic():
            review.locked_page(page.pk)
            now = Screen(page, language, request.user)
            free = {(p.path, p.segment["source"]) for p in now.passages if p.is_missing}
            asked = {(p.path, p.segment["source"]) for p in screen.passages} & free
            wanted = {path: found[path] for path, _source in asked if path in found}
            acts.write(now.translation, wanted, by=request.user, is_machine=True)
    except proposing.Unavailable as failure:
        messages.error(request, f"{failure} {_('What you typed is saved.')}")
    except review.Refused as refusal:  # somebody has submitted it meanwhile
        messages.error(request, str(refusal))
    else:
        told = ngettext(
            "A machine proposes %(number)d passage: read it, then say that it is right.",
            "A machine proposes %(number)d passages: read them, then say that they are right.",
            len(wanted),
        )
        messages.success(request, told % {"number": len(wanted)})
        if found.message:
            messages.warning(request, found.message)
    return redirect(screen.address)


def _tell_saved(request, number: int) -> None:
    if not number:
        messages.info(request, _("Nothing has changed: there is nothing to save."))
        return
    told = ngettext(
        "%(number)d passage was saved. Nobody reads it until you submit the translation.",
        "%(number)d passages were saved. Nobody reads them until you submit the translation.",
        number,
    )
    messages.success(request, told % {"number": number})


def _submit(request, screen: Screen):
    if screen.version.missing or screen.version.proposed:
        return _shown(request, screen, status=422, is_incomplete=True)
    try:
        review.submit(screen.translation, by=request.user)
    except review.Refused as refusal:
        return _shown(request, screen, status=409, refusal=str(refusal))
    messages.success(
        request,
        _("The translation of “%(title)s” was submitted. The CCI reads it; you get a mail.")
        % {"title": screen.page.title},
    )
    return redirect(screen.address)


def _withdraw(request, screen: Screen):
    if screen.translation is None:
        raise Http404
    try:
        review.withdraw(screen.translation, by=request.user)
    except review.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is yours again: you can go on translating."))
    return redirect(screen.address)
