"""The CCI's screen of the villages, and the acts that it leads to."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from cms.editorial.models import Mandate
from cms.editorial.review import Refused

from . import acts
from .forms import AddVillageForm, ChooseVillagesForm, InviteForm, RenewalForm
from .register import State, entries, entry_of, renewable, villages
from .rights import keeps_villages

#: What changes how a village stands, by its word in the address, and what is said when it is done.
CHANGES = {
    "pause": (acts.pause, gettext_lazy("%(village)s is paused: nothing of it is public now.")),
    "leave": (acts.leave, gettext_lazy("%(village)s has left: nothing of it is public now.")),
    "come-back": (acts.come_back, gettext_lazy("%(village)s is back as it was.")),
}


def for_keepers(view):
    """Let the CCI's keepers of the list in; answer 403 to everybody else."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not keeps_villages(request.user):
            return render(request, "403.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


@for_keepers
@require_safe
def index(request):
    """All the villages, each with its state, its last activity and its people."""
    every = entries()
    asked = request.GET.get("state", "")
    counts = [(state, sum(entry.state == state for entry in every)) for state in State]
    return _render(
        request,
        "villages/lifecycle/index.html",
        _("Partner villages"),
        entries=[entry for entry in every if asked in ("", entry.state)],
        counts=counts,
        total=len(every),
        asked=asked,
    )


@for_keepers
@require_safe
def village(request, pk: int):
    """One village: its state, its people, and what can be done."""
    entry = entry_of(get_object_or_404(villages(), pk=pk))
    return _render(
        request,
        "villages/lifecycle/village.html",
        entry.village.draft_title,
        entry=entry,
        states=State,
    )


@for_keepers
def add(request):
    """Choose a commune; a draft of its village is made on POST."""
    form = AddVillageForm(request.POST or None)
    if form.is_valid():
        commune = form.cleaned_data["insee_code"]
        try:
            page = acts.add(commune, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("%(village)s is on the list, not public yet. Invite its people next.")
                % {"village": page.title},
            )
            return redirect("village_lifecycle:village", page.pk)
    return _render(
        request,
        "villages/lifecycle/form.html",
        _("Add a village"),
        form=form,
        act=_("Add it as a draft"),
        told=_(
            "Its page begins with what is public of the commune, with its source. It is read by "
            "nobody until its people have completed it and you have approved it."
        ),
    )


@for_keepers
def invite(request):
    """Invite somebody to one village or to several."""
    form = InviteForm(request.POST or None, initial={"villages": request.GET.getlist("village")})
    if form.is_valid():
        try:
            new = acts.invite(
                form.invitee,
                role=form.cleaned_data["role"],
                to=form.cleaned_data["villages"],
                by=request.user,
                again=form.cleaned_data["again"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_invited(request, form.invitee, new, form.cleaned_data["again"])
            return redirect("village_lifecycle:index")
    return _render(
        request,
        "villages/lifecycle/form.html",
        _("Invite somebody"),
        form=form,
        act=_("Invite"),
        told=_(
            "They get a letter in their language. Who has no password yet finds a link in it to "
            "choose one; when that has run out, the letter says how to get another."
        ),
    )


@for_keepers
@require_POST
def end(request, pk: int):
    """Take a mandate back."""
    mandate = get_object_or_404(
        Mandate.objects.select_related("user", "page").filter(page__in=villages()), pk=pk
    )
    acts.end(mandate, by=request.user)
    messages.success(
        request,
        _("%(person)s does not hold %(village)s any more.")
        % {"person": mandate.user, "village": mandate.page.draft_title},
    )
    return redirect("village_lifecycle:village", mandate.page_id)


@for_keepers
@require_POST
def change_state(request, pk: int, act: str):
    """Pause a village, let it leave, bring it back."""
    page = get_object_or_404(villages(), pk=pk)
    if act not in CHANGES:
        raise Http404
    do, told = CHANGES[act]
    try:
        do(page, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told % {"village": page.draft_title})
    return redirect("village_lifecycle:village", page.pk)


@for_keepers
def renew(request):
    """Choose villages; say what becomes of their people and who comes; read it; do it."""
    chosen = renewable()
    if "all" not in request.GET:
        choice = ChooseVillagesForm(request.GET if "village" in request.GET else None)
        if not choice.is_valid():
            return _render(
                request, "villages/lifecycle/choose.html", _("Renew committees"), form=choice
            )
        chosen = chosen.filter(pk__in=choice.cleaned_data["village"])
    form = RenewalForm(request.POST or None, chosen=chosen)
    is_read = (
        request.method == "POST"
        and not request.POST.keys() & {"change", "more"}
        and form.is_valid()
    )
    if is_read and "apply" in request.POST:
        try:
            form.renewal.apply(by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            is_read = False
        else:
            messages.success(request, _("The committees are renewed."))
            return redirect("village_lifecycle:index")
    return _render(
        request,
        "villages/lifecycle/summary.html" if is_read else "villages/lifecycle/renew.html",
        _("Renew committees"),
        form=form,
        renewal=form.renewal if is_read else None,
    )


def _tell_invited(request, invitee, new, again: bool) -> None:
    """Say what was done, the same whether the address had an account or not."""
    if new or again:
        told = ngettext(
            "%(email)s is invited: a letter is on its way.",
            "%(email)s is invited to %(number)s villages: a letter is on its way.",
            max(len(new), 1),
        )
        messages.success(request, told % {"email": invitee.email, "number": len(new)})
    else:
        messages.info(
            request,
            _("%(email)s held them already: nothing changed, and no letter was sent.")
            % {"email": invitee.email},
        )


def _render(request, template: str, title: str, **context):
    return render(request, template, {"page_title": title, "header_icon": "home"} | context)
