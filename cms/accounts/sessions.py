"""Where somebody is logged in: listed, closed one by one or all at once."""

import re

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .second_factor import end_sessions

# In this order: each names itself also as those that come after it.
BROWSERS = {
    "Edge": r"\bEdg",
    "Opera": r"\bOPR/",
    "Samsung Internet": r"SamsungBrowser",
    "Firefox": r"Firefox|FxiOS",
    "Chrome": r"Chrome|CriOS",
    "Safari": r"Safari",
}
SYSTEMS = {
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Android": r"Android",
    "Windows": r"Windows",
    "Mac": r"Macintosh|Mac OS X",
    "Linux": r"Linux|X11",
}

#: The number of a row; a longer one does not fit the database's.
ROW = re.compile(r"[0-9]{1,18}")


def device_name(user_agent: str) -> str:
    """Return in words what a browser says it is: “Firefox, Android”."""
    found = [
        next((name for name, sign in signs.items() if re.search(sign, user_agent)), "")
        for signs in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or _("Unknown device")


@login_required
@never_cache
def sessions(request):
    """List the sessions of who is logged in; on POST, close the one named, or the others."""
    current = request.session.session_key
    if request.method == "POST" and "others" in request.POST:
        end_sessions(request.user, but=current)
        messages.success(request, _("You are logged out everywhere else."))
        return redirect("usersessions_list")
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        own = UserSession.objects.filter(user=request.user).exclude(session_key=current)
        get_object_or_404(own, pk=chosen if ROW.fullmatch(chosen) else 0).end()
        messages.success(request, _("That session is closed."))
        return redirect("usersessions_list")
    alive = UserSession.objects.purge_and_list(request.user)
    rows = [
        {
            "session": session,
            "device": device_name(session.user_agent),
            "is_current": session.session_key == current,
        }
        for session in sorted(alive, key=lambda session: session.last_seen_at, reverse=True)
    ]
    return render(request, "account/sessions.html", {"rows": rows})
