"""Whose form it is: the browser remembers for whom it got the key that each form bears.

Every log-in gives the browser a new CSRF secret, and every form of the site and of the CMS bears
it. A signed cookie says to whom the last ones were given; so a form that was opened by one person
is never sent in the name of another who logged in meanwhile, and none needs a field of its own.
The cookie holds no name, and only who logs in has one.
"""

from django.conf import settings
from django.core import signing
from django.middleware.csrf import InvalidTokenFormat, _check_token_format, _unmask_cipher_token
from django.utils.crypto import salted_hmac

SALT = "cms.kept_forms.owners"
#: A form may have been open for longer than a session lasts.
AGE = settings.SESSION_COOKIE_AGE + 30 * 24 * 3600
REMEMBERED = 5  # log-ins


def cookie_name(name: str) -> str:
    """Return `name` with the prefix that binds a cookie to this very host, where HTTPS is on."""
    return f"__Host-{name}" if settings.SESSION_COOKIE_SECURE else name


def owner_of(request) -> int | None:
    """Return the primary key of the person for whom the form that `request` sends was shown;
    None when this browser does not know."""
    token = request.POST.get("csrfmiddlewaretoken", "")
    try:
        _check_token_format(token)
    except InvalidTokenFormat:
        return None
    secret = _unmask_cipher_token(token) if len(token) > 32 else token
    return _known(request).get(_digest(secret))


def remember(request, response) -> None:
    """Note in the browser for whom the forms of `response` are, when it has any."""
    if not request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or not request.user.is_authenticated:
        return
    digest, known = _digest(request.META["CSRF_COOKIE"]), _known(request)
    if known.get(digest) == request.user.pk:
        return
    known.pop(digest, None)
    rows = [*known.items(), (digest, request.user.pk)][-REMEMBERED:]
    response.set_cookie(
        cookie_name("forms-of"),
        signing.dumps(rows, salt=SALT),
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known(request) -> dict[str, int]:
    cookie = request.COOKIES.get(cookie_name("forms-of"), "")
    try:
        return dict(signing.loads(cookie, salt=SALT, max_age=AGE))
    except signing.BadSignature:
        return {}


def _digest(secret: str) -> str:
    return salted_hmac(SALT, secret, algorithm="sha256").hexdigest()[:24]
