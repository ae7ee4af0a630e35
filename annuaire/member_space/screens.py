"""The screens that only show: my entries, and how others will read one."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annuaire.choices import MembersOnly
from cms.editorial.drafts import latest_version
from cms.readership.reads import write_reads

from .entries import Entry, entries_of, of_entry


@require_safe
@never_cache
@login_required
def home(request):
    """Who I am, how my entry stands, and what I can do next; several entries, one by one."""
    entries = [
        Entry.of(page)
        for page in entries_of(request.user)
        if page.permissions_for_user(request.user).can_edit()
    ]
    write_reads(entry.page for entry in entries)
    template = "annuaire/space/home.html" if entries else "annuaire/space/no_entry.html"
    context = {"entries": entries, "is_member": any(not entry.has_left for entry in entries)}
    return render(request, template, context, status=200 if entries else 403)


@of_entry
@require_safe
def preview(request, page):
    """Show the latest version as the public will read it, in the language of the address."""
    return _read(request, page)


@of_entry
@require_safe
def preview_for_members(request, page):
    """The same as the other members will read it: with what is for them only."""
    told = {"may_read": dict.fromkeys(MembersOnly.values, True), "is_for_members": True}
    return _read(request, page, **told)


def _read(request, page, **told):
    context = latest_version(page).get_context(request) | {"entry": Entry.of(page)} | told
    return render(request, "annuaire/space/preview.html", context)
