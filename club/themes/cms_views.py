"""The CCI's screens of proposed themes: all of them, and one to be decided on."""

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from club.membership import entries_of
from club.models import ThemeProposal
from cms.accounts.guard import allowed
from cms.editorial.paging import asked_page
from cms.editorial.review import Refused

from . import acts

PER_PAGE = 50
State = ThemeProposal.State


class WordsForm(forms.Form):
    """What the letter to the member says besides. `is_required`: where it must say why."""

    words = forms.CharField(
        label=gettext_lazy("Your words"),
        max_length=1_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("They stand in the letter to the member as you write them."),
    )

    def __init__(self, *args, is_required: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = is_required


@allowed(acts.may_decide)
@require_safe
def index(request):
    """The themes in one state; those that wait, the oldest first."""
    asked = request.GET.get("state", State.NEW)
    asked = asked if asked in State else State.NEW
    order = ["created_at", "pk"] if asked == State.NEW else ["-decided_at", "-pk"]
    found = ThemeProposal.objects.filter(state=asked).select_related("author", "event")
    counted = ThemeProposal.objects.order_by().values_list("state").annotate(count=Count("pk"))
    counts = dict(counted)
    return _render(
        request,
        "club/themes/cms/index.html",
        _("Proposed themes"),
        page_obj=asked_page(request, found.order_by(*order), PER_PAGE),
        asked=asked,
        counts=[(state, counts.get(state, 0)) for state in State],
    )


@allowed(acts.may_decide)
@require_safe
def one(request, pk: int):
    """One theme, whole, and what can be done with it."""
    return _one(request, get_object_or_404(ThemeProposal, pk=pk))


@allowed(acts.may_decide)
@require_POST
def take_up(request, pk: int):
    """Begin a meeting of it, as a draft, and open that."""
    proposal = get_object_or_404(ThemeProposal, pk=pk)
    form = WordsForm(request.POST, is_required=False, prefix="yes")
    if form.is_valid():
        try:
            event = acts.take_up(proposal, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("club_themes:proposal", pk)
        messages.success(request, _("The member is told. Here is the draft: say when and where."))
        return redirect("wagtailadmin_pages:edit", event.pk)
    return _one(request, proposal, yes=form)


@allowed(acts.may_decide)
@require_POST
def decline(request, pk: int):
    """Say that it is not for now, in a letter that says why."""
    proposal = get_object_or_404(ThemeProposal, pk=pk)
    form = WordsForm(request.POST, is_required=True, prefix="no")
    if form.is_valid():
        try:
            acts.decline(proposal, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The member is told why it is not for now."))
        return redirect("club_themes:proposal", pk)
    return _one(request, proposal, no=form)


def _one(request, proposal: ThemeProposal, *, yes=None, no=None):
    return _render(
        request,
        "club/themes/cms/proposal.html",
        proposal.theme,
        proposal=proposal,
        entry=entries_of(proposal.author).first() if proposal.author else None,
        is_open=proposal.state == State.NEW,
        yes=yes or WordsForm(is_required=False, prefix="yes"),
        no=no or WordsForm(is_required=True, prefix="no"),
    )


def _render(request, template: str, title: str, **context):
    return render(request, template, {"page_title": title, "header_icon": "comment"} | context)
