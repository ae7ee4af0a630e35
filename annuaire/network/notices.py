"""The list of offers and requests, and the screens that write one, close it, and report it."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annuaire.models import Notice, NoticeReport
from annuaire.models.notice import LONGEST
from cms.as_typed import DayField, RowChoiceField
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused

from . import board as acts
from .fellows import for_members, shown_entries

PER_PAGE = 20
FORM = ["GET", "HEAD", "POST"]


class NoticeForm(forms.ModelForm):
    """A notice as its author writes it. `entries`: those that may be its author."""

    class Meta:
        model = Notice
        fields = ["author", "kind", "title", "text", "expires_on"]
        field_classes = {"author": RowChoiceField, "expires_on": DayField}
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea({"rows": 6}),
        }

    def __init__(self, *args, entries, **kwargs):
        super().__init__(*args, **kwargs)
        author = self.fields["author"]
        author.queryset = author.queryset.filter(pk__in=[page.pk for page in entries])
        author.label_from_instance = lambda page: page.title
        author.empty_label = None
        if self.instance.pk or len(entries) == 1:
            del self.fields["author"]
        if not self.instance.pk:
            self.instance.author = entries[0]
            self.initial.setdefault("expires_on", timezone.localdate() + LONGEST / 2)


class ReportForm(forms.ModelForm):
    """What is wrong with a notice."""

    class Meta:
        model = NoticeReport
        fields = ["reason", "words"]
        widgets = {"reason": forms.RadioSelect, "words": forms.Textarea({"rows": 3})}


@require_safe
@for_members
def board(request):
    """What members offer and look for, the newest first; above it, my own that are not over."""
    kind = request.GET.get("type", "")
    found = Notice.objects.open().select_related("author__village")
    if kind in Notice.Kind:
        found = found.filter(kind=kind)
    mine = Notice.objects.filter(
        author__in=request.entries, closed_at=None, expires_on__gte=timezone.localdate()
    )
    context = {
        "page_obj": asked_page(request, found, PER_PAGE),
        "kinds": Notice.Kind.choices,
        "kind": kind,
        "mine": mine,
        "may_post": bool(shown_entries(request.entries)),
    }
    return render(request, "annuaire/network/board.html", context)


@require_http_methods(FORM)
@for_members
def add(request):
    """Write a notice. Whose entry is not on the site now is told so on the list."""
    entries = shown_entries(request.entries)
    if not entries:
        messages.warning(request, _("Your entry is not on the site now: show it first."))
        return redirect("member_space:board")
    return _write(request, NoticeForm(request.POST or None, entries=entries))


@require_http_methods(FORM)
@for_members
def change(request, pk: int):
    """Change one's own notice, until it is over."""
    notice = _mine(request, pk)
    if notice.is_over:
        raise Http404
    form = NoticeForm(request.POST or None, instance=notice, entries=request.entries)
    return _write(request, form)


def _write(request, form):
    if request.method == "POST" and form.is_valid():
        try:
            acts.post(form.save(commit=False), by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is on the members’ list."))
            return redirect("member_space:board")
    return render(request, "annuaire/network/notice_form.html", {"form": form})


@require_POST
@for_members
def close(request, pk: int):
    """Take one's own notice off the list."""
    acts.close(_mine(request, pk), by=request.user)
    messages.success(request, _("Closed: nobody reads it any more."))
    return redirect("member_space:board")


@require_http_methods(FORM)
@for_members
def report(request, pk: int):
    """Tell the CCI what is wrong with a notice."""
    notice = get_object_or_404(Notice.objects.open().select_related("author"), pk=pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.report(notice, by=request.user, **form.cleaned_data)
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, gettext_lazy("Thank you: the CCI looks at it."))
        return redirect("member_space:board")
    return render(request, "annuaire/network/report.html", {"form": form, "notice": notice})


def _mine(request, pk: int) -> Notice:
    mine = Notice.objects.filter(author__in=request.entries).select_related("author")
    return get_object_or_404(mine, pk=pk)
