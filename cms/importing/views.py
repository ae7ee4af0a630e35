"""Bringing a table: the file, its report, and the one button that applies what was reported."""

import csv
import io

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .forms import UploadForm
from .kinds import TableImport, kind_of, kinds_for
from .models import TableUpload
from .report import Report
from .ticks import LEAVE_OUT

LATEST = 20


def index(request):
    """Show what can be brought and what was; on POST, keep a file and lead to its report."""
    kinds = kinds_for(request.user)
    if not kinds:
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = TableUpload.objects.create(
            kind=form.cleaned_data["kind"],
            name=file.name,
            data=file.read(),
            dated_on=form.cleaned_data["dated_on"],
            uploaded_by=request.user,
        )
        return redirect("importing:report", upload.pk)
    names = [kind.kind for kind in kinds]
    uploads = TableUpload.objects.filter(kind__in=names).defer("data", "entries")
    return render(
        request,
        "importing/index.html",
        {
            "form": form,
            "kinds": kinds,
            "uploads": [
                (upload, kind_of(upload.kind).label)
                for upload in uploads.select_related("uploaded_by", "applied_by")[:LATEST]
            ],
            "page_title": _("Imports"),
            "header_icon": "upload",
        },
    )


def report(request, upload_id: int):
    """Show what a file would do, or did; on POST, do it: all of it, and what was shown."""
    # of two who press the button the second waits here, and then finds it done
    uploads = TableUpload.objects.select_related("uploaded_by", "applied_by")
    if request.method == "POST":
        uploads = TableUpload.objects.select_for_update()
    upload = get_object_or_404(uploads, pk=upload_id)
    kind = _kind(upload, request.user)
    if upload.applied_at:
        if request.method == "POST":
            messages.error(request, _("This file was applied already. Nothing was done again."))
            return redirect("importing:report", upload.pk)
        done = Report.from_json(upload.entries, upload.left_out)
        return _show(request, upload, kind, done)
    if request.method != "POST":
        told = _run(upload, kind, request.user, is_dry_run=True)
        rest = None
        if told.problems and LEAVE_OUT in kind.ticks:
            left_out = {LEAVE_OUT.name}
            rest = _run(upload, kind, request.user, is_dry_run=True, ticked=left_out)
        return _show(request, upload, kind, told, rest)
    ticked = {tick.name for tick in kind.ticks if request.POST.get(tick.name)}
    told = _run(upload, kind, request.user, is_dry_run=True, ticked=ticked)
    if told.problems or told.digest != request.POST.get("report"):
        messages.error(
            request, _("The site has changed since you read this. Read the report again.")
        )
        return redirect("importing:report", upload.pk)
    done = _run(upload, kind, request.user, is_dry_run=False, ticked=ticked)
    upload.entries, upload.left_out = done.as_json(), done.left_out_as_json()
    upload.data = None
    upload.applied_by, upload.applied_at = request.user, timezone.now()
    upload.save()
    messages.success(request, _("Done. The drafts wait for their people, or for review."))
    return redirect("importing:report", upload.pk)


@require_safe
def blank(request, kind: str):
    """Give an empty table of that kind: the columns, to be filled in a spreadsheet."""
    asked = next((each for each in kinds_for(request.user) if each.kind == kind), None)
    if asked is None:
        raise Http404
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerow(asked.columns)
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{asked.kind}.csv"'
    return answer


def _kind(upload: TableUpload, user) -> TableImport:
    kind = kind_of(upload.kind)
    if not kind.may_be_used_by(user):
        raise PermissionDenied
    return kind


def _run(upload: TableUpload, kind, user, *, is_dry_run: bool, ticked=frozenset()) -> Report:
    file = io.BytesIO(bytes(upload.data))
    return kind.run(file, by=user, dated_on=upload.dated_on, is_dry_run=is_dry_run, ticked=ticked)


def _show(request, upload, kind, told: Report, rest: Report | None = None):
    """Show the report `told`; when it has problems, what could be done all the same (`rest`)."""
    applicable = rest or told
    return render(
        request,
        "importing/report.html",
        {
            "upload": upload,
            "kind": kind,
            "report": told,
            "applicable": applicable,
            "may_apply": not applicable.problems and applicable.does_anything,
            "ticks": [tick for tick in kind.ticks if tick != LEAVE_OUT],
            "leave_out": LEAVE_OUT,
            "page_title": upload.name,
            "header_icon": "upload",
        },
    )
