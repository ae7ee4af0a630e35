"""What tests of desk requests share: a request as it is sent, and the letters it makes."""

import re
from datetime import date, datetime
from email import message_from_bytes, policy

from club.models import DeskRequest
from cms.outbox.models import OutboxMessage
from tests.public_forms.sending import typed
from villages.opening_hours import PARIS

MONDAY = datetime(2026, 11, 23, 10, tzinfo=PARIS)
TUESDAY = date(2026, 12, 1)
GUEST = "lea@exemple.test"
ASKED = {
    "wanted": "desk",
    "day": "01/12/2026",
    "part": "day",
    "name": "Léa Invent",
    "email": GUEST,
    "phone": "05.62.00.00.00",
    "message": "J’arrive vers 9 h.\nMerci !",
}


def address_of(telecentre) -> str:
    return f"/fr/club/bureaux/{telecentre.pk}/"


def ask(client, telecentre, ago=None, **fields):
    """Send the request that `ASKED` and `fields` make to `telecentre`."""
    data = typed("desk_request", ASKED | fields, **(ago or {}))
    return client.post(address_of(telecentre), data)


def letters(to: str = "") -> list:
    """Return the letters written so far, parsed, in their order; those `to` an address."""
    rows = OutboxMessage.objects.order_by("pk")
    rows = rows.filter(recipient=to) if to else rows
    return [message_from_bytes(bytes(row.content), policy=policy.default) for row in rows]


def recipients() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("recipient", flat=True))


def text_of(letter) -> str:
    return letter.get_body(("plain",)).get_content().replace("\r\n", "\n")


def calendar_of(letter) -> str:
    """Return the calendar that comes with `letter`, unfolded."""
    (file,) = letter.iter_attachments()
    content = file.get_content()
    text = content if isinstance(content, str) else content.decode()
    return re.sub(r"\r?\n ", "", text)


def link_in(letter, word: str) -> str:
    """Return the path of the signed link: `word` is ``reponse`` for a host, ``demande`` else."""
    return re.search(rf"http://testserver(/\S+/{word}/\S+)", text_of(letter))[1]


def state_of(request) -> str:
    return DeskRequest.objects.get(pk=request.pk).state


def screen_of(request) -> str:
    return f"{address_of(request.telecentre)}hote/demandes/{request.pk}/"
