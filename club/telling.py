"""What is known of a meeting as finished sentences, in any language; never its online link."""

from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from club.choices import Audience

FOR_WHOM = {
    Audience.ALL: gettext_lazy("Everybody is welcome."),
    Audience.MEMBERS: gettext_lazy("It is for members of the network."),
    Audience.CANDIDATES: gettext_lazy("It is for those who think of coming to the Gers."),
}


def meeting_in_short(event, *, left: int | None = None, now=None) -> list[str]:
    """Return what everybody may know of the meeting `event` at `now`; `left`: how many places are,
    None where that is not counted."""
    now = now or timezone.now()
    told = [_("This meeting is cancelled.")] if event.is_cancelled else []
    told.append(_moment(event, is_over=event.is_over(now)))
    place = ", ".join(page.title for page in (event.telecentre, event.village) if page)
    if place:
        told.append(_("Where: %(place)s.") % {"place": place})
    if event.is_over(now) or event.is_cancelled:
        return told
    if event.is_online:
        told.append(
            _("One can come there or online.") if _is_somewhere(event) else _("It is online.")
        )
    told.append(str(FOR_WHOM[event.audience]))
    return told + _registration(event, left, now)


def _is_somewhere(event) -> bool:
    return bool(event.telecentre or event.village or event.place)


def _moment(event, *, is_over: bool) -> str:
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if starts.date() != ends.date():
        days = {"first": date_format(starts), "last": date_format(ends)}
        if is_over:
            return _("It went from %(first)s to %(last)s.") % days
        return _("It goes from %(first)s to %(last)s.") % days
    told = {
        "day": date_format(starts),
        "from": time_format(starts),
        "to": time_format(ends),
    }
    if is_over:
        return _("It took place on %(day)s.") % told
    return _("It takes place on %(day)s, from %(from)s to %(to)s.") % told


def _registration(event, left: int | None, now) -> list[str]:
    if not event.takes_registrations:
        return [_("One comes without registering.")]
    if not event.is_open(now):
        return [_("Registration is closed.")]
    if left is None:
        return []
    if not left:
        return [_("All places are taken: who registers now waits for one.")]
    words = ngettext("%(number)s place is left.", "%(number)s places are left.", left)
    return [words % {"number": number_format(left)}]
