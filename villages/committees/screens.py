"""« Mon village »: the people of the committee, for all of them; the acts are the head's."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.editorial.review import Refused
from cms.translation.languages import site_languages
from villages.village_space.rights import of_village

from . import acts
from .people import MEMBER, heads, mandate_of, mandates_of, with_activity


class InviteForm(forms.Form):
    """Whom the head asks."""

    use_required_attribute = False  # the answer says what is missing, and keeps the rest

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    first_name = forms.CharField(
        label=gettext_lazy("First name (optional)"), max_length=150, required=False
    )
    last_name = forms.CharField(
        label=gettext_lazy("Last name (optional)"), max_length=150, required=False
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"),
        choices=site_languages,
        initial=settings.LANGUAGE_CODE,
    )


def for_heads(view):
    """Let the head of the village's committee in; answer 403 to who is only of it."""

    def guarded(request, village, **kwargs):
        if not heads(request.user, village):
            raise PermissionDenied
        return view(request, village, **kwargs)

    return guarded


@require_safe
@of_village
def committee(request, village):
    """Who is of it, since when, what they did last; for the head also who is asked."""
    is_head = heads(request.user, village)
    invitations = village.committee_invitations.filter(accepted_at=None, withdrawn_at=None)
    return render(
        request,
        "villages/committees/committee.html",
        {
            "village": village,
            "mandates": with_activity(village),
            "mine": mandate_of(request.user, village),
            "is_head": is_head,
            "invitations": invitations.with_inviter_in_office() if is_head else [],
            "history_path": _history_path(village),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_village
@for_heads
def invite(request, village):
    """Ask somebody by their address."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            acts.invite(village, acts.Invitee(**form.cleaned_data), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("%(email)s is invited: a letter is on its way. It can be answered for 30 days.")
                % {"email": form.cleaned_data["email"]},
            )
            return redirect("village_space:committee", village.slug)
    return render(request, "villages/committees/invite.html", {"village": village, "form": form})


def _act_on_invitation(do, told):
    @require_POST
    @of_village
    @for_heads
    def view(request, village, pk: int):
        invitation = get_object_or_404(village.committee_invitations, pk=pk)
        try:
            do(invitation, by=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, told % {"email": invitation.email})
        return redirect("village_space:committee", village.slug)

    return view


send_again = _act_on_invitation(
    acts.send_again, gettext_lazy("A letter is on its way to %(email)s again.")
)
withdraw_invitation = _act_on_invitation(
    acts.withdraw,
    gettext_lazy("The invitation of %(email)s is withdrawn: its link opens nothing any more."),
)


@require_http_methods(["GET", "HEAD", "POST"])
@of_village
@for_heads
def remove(request, village, pk: int):
    """Ask first, then take somebody out of the committee."""
    mandate = get_object_or_404(mandates_of(village), pk=pk)
    if request.method == "POST":
        try:
            acts.remove(mandate, by=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(
                request,
                _("%(person)s is not of the committee any more, and was thanked by mail.")
                % {"person": mandate.user},
            )
        return redirect("village_space:committee", village.slug)
    context = {"village": village, "mandate": mandate, "may_be_removed": mandate.role == MEMBER}
    return render(request, "villages/committees/remove.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_village
def leave(request, village):
    """Ask first, then let who asks leave the committee."""
    mandate = mandate_of(request.user, village)
    if mandate is None:
        raise PermissionDenied
    if request.method == "POST":
        try:
            acts.leave(mandate, by=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("village_space:committee", village.slug)
        messages.success(
            request, _("You are not of the committee any more. Thank you for all you did.")
        )
        return redirect("account_home")
    context = {"village": village, "may_leave": mandate.role == MEMBER}
    return render(request, "villages/committees/leave.html", context)


def _history_path(village) -> str:
    """Return where the village's history is read, who edited what; empty where it is not there."""
    try:
        return reverse("village_space:history", args=[village.slug])
    except NoReverseMatch:
        return ""
