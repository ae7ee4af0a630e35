"""What somebody typed into a form, as far as it may be kept and shown to them again."""

import json
import re
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from django.urls import reverse

#: What belongs to the attempt, and not to the text.
OF_THE_ATTEMPT = {"csrfmiddlewaretoken", "kept-form"}
#: Never kept and never shown: passwords, codes, keys.
SECRET = re.compile(
    r"passw|passcode|recovery.?code|(^|[-_])(otp|secret|token|credential)([-_]|$)|^code$",
    re.IGNORECASE,
)
#: Written by the page itself: nobody typed it.
OF_THE_PAGE = re.compile(
    r"(_FORMS|-(id|order|ORDER|type|deleted|DELETE|count))$|^(next|form_key|submit|action-.*|loaded_revision_.*)$"
)
#: As much as Django reads of a form (DATA_UPLOAD_MAX_MEMORY_SIZE), in letters.
LONGEST = 2_500_000


@dataclass(frozen=True)
class Typed:
    """A form as it was sent: where to, its fields in their order, the names of its files.

    `needs_secrets`: whether a password or a code was in it, which has to be typed again.
    """

    path: str
    fields: list[tuple[str, str]]
    files: list[str]
    needs_secrets: bool

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What a person typed or chose, without what the page itself wrote."""
        readable = ((name, _readable(value)) for name, value in self.fields)
        return [
            (name, text) for name, text in readable if text.strip() and not OF_THE_PAGE.search(name)
        ]

    def as_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Typed":
        kept = json.loads(text)
        return cls(**kept | {"fields": [tuple(field) for field in kept["fields"]]})


def typed_in(request) -> Typed | None:
    """Return what `request` sent, or None where it must not be given back.

    Only what a person sent from a page of this site: another site could otherwise put words
    into a form that looks like theirs. What scripts send by themselves has no window to show
    it in. The forms that log in and change passwords are typed again.
    """
    if request.method != "POST" or not is_sent_by_hand(request) or not is_from_here(request):
        return None
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in OF_THE_ATTEMPT
        for value in values
    ]
    needs_secrets = any(SECRET.search(name) for name, _value in sent)
    if needs_secrets and request.path.startswith(reverse("account_home")):
        return None
    if sum(len(name) + len(value) for name, value in sent) > LONGEST:
        return None
    return Typed(
        path=request.get_full_path(),
        fields=[(name, value) for name, value in sent if not SECRET.search(name)],
        files=[file.name for _name, files in request.FILES.lists() for file in files],
        needs_secrets=needs_secrets,
    )


def is_sent_by_hand(request) -> bool:
    """Whether the answer will fill a window: a script's own requests are not."""
    headers = request.headers
    return (
        headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and headers.get("X-Requested-With") != "XMLHttpRequest"
        and "text/html" in headers.get("Accept", "")
    )


def is_from_here(request) -> bool:
    """Whether a page of this site sent it, as the browser says; False where it says nothing."""
    headers = request.headers
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    said = headers.get("Origin") or headers.get("Referer") or ""
    try:
        come_from = urlsplit(said)
    except ValueError:
        return False
    return (come_from.scheme, come_from.netloc) == (request.scheme, request.get_host())


def _readable(value: str) -> str:
    """Return `value` as somebody would read it: the words of a text in Draftail's JSON."""
    if not value.startswith('{"'):
        return value
    try:
        blocks = json.loads(value)["blocks"]
        return "\n".join(block["text"] for block in blocks)
    except (ValueError, KeyError, TypeError):
        return value
