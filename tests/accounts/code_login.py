"""What somebody does who logs in by a mailed code."""

import re

from cms.outbox.models import OutboxMessage
from tests.forms import form_data

ASK = "/compte/login/code/"
TYPE = "/compte/login/code/confirm/"


def ask(client, email: str, **more):
    return client.post(ASK, {"email": email} | more)


def letter() -> OutboxMessage:
    return OutboxMessage.objects.latest("pk")


def mailed_code() -> str:
    return re.search(r"^\d{6}$", letter().text, re.MULTILINE)[0]


def type_code(client, code: str):
    page = client.get(TYPE)
    sent = form_data(page, "form:has(input[name=code])") if page.status_code == 200 else {}
    return client.post(TYPE, sent | {"code": code})


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def is_logged_in(client) -> bool:
    return "_auth_user_id" in client.session
