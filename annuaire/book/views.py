"""The CCI's screen of what leaves the annuaire: printed, or as a table."""

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from annuaire import exporting as members_table
from annuaire.models import AnnuaireIndexPage, MemberPage, PrintedBook
from cms import exporting
from cms.accounts.guard import allowed

from . import making
from .forms import SelectionForm
from .selection import Selection

LATEST = 30
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": exporting.XLSX,
}


def may_take_out(user) -> bool:
    """Whether `user` may print the annuaire and export it."""
    return user.has_perm("annuaire.add_printedbook")


@allowed(may_take_out)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request):
    """Show what was printed; on POST, have a selection printed, or give it as a table."""
    form = SelectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if kind := next((kind for kind in TYPES if kind in request.POST), ""):
            return _table(request, form.selection(), kind)
        if "print" in request.POST:
            making.ask_for(form.selection(), by=request.user)
            messages.success(request, _("It is being made: load this page again in a minute."))
            return redirect("printed_annuaire:index")
        raise Http404
    books = list(PrintedBook.objects.select_related("asked_by")[:LATEST])
    return render(
        request,
        "annuaire/book/index.html",
        {
            "form": form,
            "books": books,
            "outdated": making.outdated(books),
            "page_title": _("Print and export"),
            "header_icon": "doc-full",
        },
    )


@allowed(may_take_out)
@require_safe
def download(request, pk: int):
    """Give the file, unless somebody in it is not public any more."""
    book = get_object_or_404(PrintedBook, pk=pk, state=PrintedBook.State.READY)
    if making.outdated([book]):
        return render(request, "annuaire/book/outdated.html", {"book": book}, status=410)
    try:
        stored = book.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = f"annuaire-soho-solo-gers-{timezone.localdate(book.made_at):%Y-%m-%d}.pdf"
    return _private(FileResponse(stored, as_attachment=True, filename=name))


@allowed(may_take_out)
@require_POST
def again(request, pk: int):
    """Have the same selection printed as it is now."""
    book = get_object_or_404(PrintedBook, pk=pk)
    making.ask_for(Selection(**book.selection), by=request.user)
    messages.success(request, _("It is being made: load this page again in a minute."))
    return redirect("printed_annuaire:index")


@allowed(may_take_out)
@require_POST
def delete(request, pk: int):
    """Delete a printed annuaire, and its file."""
    get_object_or_404(PrintedBook, pk=pk).delete()
    messages.success(request, _("It is deleted."))
    return redirect("printed_annuaire:index")


def _table(request, selection: Selection, kind: str):
    """Give the members of `selection` as a file, and write down who took what."""
    members = selection.of(MemberPage.objects.all())
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + "/"
    rows = list(members_table.rows(members, site=site))
    if section := AnnuaireIndexPage.objects.first():
        log(
            instance=section,
            action="annuaire.export",
            user=request.user,
            data={"kind": kind, "selection": selection.in_words(), "rows": len(rows)},
        )
    if kind == "csv":
        data = "\ufeff" + exporting.as_csv(members_table.columns(), rows)
    else:
        data = exporting.as_xlsx(members_table.columns(), rows, title=_("Members"))
    answer = HttpResponse(data, content_type=TYPES[kind])
    name = f"membres-{timezone.localdate():%Y-%m-%d}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(answer)


def _private(answer):
    patch_cache_control(answer, private=True, no_store=True)
    return answer
