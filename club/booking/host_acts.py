"""What a host does with bookings: write one down for somebody, cancel one."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from club.choices import Part, Wanted
from club.hosts import may_answer
from club.models import DeskBooking
from cms.as_typed import LONGEST_NUMBER, DayField, TelephoneField

from . import acts
from .rights import hosted

FORM = ["GET", "HEAD", "POST"]
CONFLICT = 409
#: As far ahead as a host can let members book, and a year more; a wrong year is found at once.
FURTHEST = timedelta(days=2 * 365)


class WriteDownForm(forms.Form):
    """A booking that a host writes down for somebody who telephoned or came by."""

    use_required_attribute = False
    name = forms.CharField(label=gettext_lazy("For whom"), max_length=120)
    wanted = forms.ChoiceField(
        label=gettext_lazy("What"), choices=Wanted.choices, widget=forms.RadioSelect
    )
    day = DayField(label=gettext_lazy("Day"), help_text=gettext_lazy("For instance 15/03/2027."))
    part = forms.ChoiceField(
        label=gettext_lazy("Part of the day"), choices=Part.choices, widget=forms.RadioSelect
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail (optional)"),
        required=False,
        help_text=gettext_lazy("We then write to them, with the entry for their calendar."),
    )
    phone = TelephoneField(
        label=gettext_lazy("Telephone (optional)"), max_length=20, required=False
    )

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        if day > timezone.localdate() + FURTHEST:
            raise forms.ValidationError(_("One cannot book that far ahead here."))
        return day


@require_http_methods(FORM)
@hosted
def write_down(request, telecentre):
    """Write down a booking. What is full is said with the next free times (409)."""
    initial = {"wanted": Wanted.DESK, "part": Part.DAY, "day": timezone.localdate()}
    form = WriteDownForm(request.POST or None, initial=initial)
    context = {"telecentre": telecentre, "village": telecentre.parent_page, "form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            acts.take(
                telecentre=telecentre,
                language=get_language(),
                origin=DeskBooking.Origin.HOST,
                **form.cleaned_data,
            )
        except acts.Full as full:
            context["full"] = full
            status = CONFLICT
        else:
            messages.success(request, _("Written down."))
            return redirect("desk_host", telecentre.pk)
    return render(request, "club/booking/write_down.html", context, status=status)


@require_http_methods(FORM)
@never_cache
@login_required
def cancel(request, pk: int):
    """Cancel somebody's booking, with a word that they read."""
    found = DeskBooking.objects.select_related("telecentre")
    booking = found.filter(pk=pk).first() if len(str(pk)) <= LONGEST_NUMBER else None
    if booking is None or not may_answer(request.user, booking.telecentre):
        raise Http404
    if booking.day < timezone.localdate() and not booking.is_cancelled:
        messages.warning(request, _("This day is over."))
        return redirect("desk_host", booking.telecentre_id)
    words = request.POST.get("words", "").strip()
    longest = DeskBooking._meta.get_field("words").max_length
    context = {
        "booking": booking,
        "telecentre": booking.telecentre,
        "village": booking.telecentre.parent_page,
        "words": words,
        "longest": longest,
    }
    if request.method == "POST" and len(words) <= longest:
        acts.cancel(booking, by_host=True, words=words)
        messages.success(request, _("Cancelled."))
        return redirect("desk_host", booking.telecentre_id)
    return render(request, "club/booking/cancel.html", context)
