"""What tests of companies' requests share: a request as it is sent, and the letters it makes."""

from email import message_from_bytes, policy

from cms.editorial import standing
from cms.outbox.models import OutboxMessage
from tests import factories
from tests.public_forms.sending import typed

REQUEST = "/fr/annuaire/demande/"
ASKED = {
    "needs": "Traduire un site.\nDu danois.",
    "period": "en mars",
    "budget": "3 000 €",
    "company": "Chais du Gers",
    "name": "Ana Acheteuse",
    "email": "ana@chais.test",
}


def kept_entry(slug: str, **fields):
    """Return a live entry that somebody keeps, whose address is ``<slug>@exemple.test``."""
    page = factories.MemberPageFactory(title=slug.title(), slug=slug)
    for name, value in fields.items():
        setattr(page, name, value)
    if fields:
        page.save()
    user = factories.UserFactory(email=f"{slug}@exemple.test", first_name=slug.title())
    factories.MandateFactory(user=user, page=page, role="member")
    return page


def pause(page) -> None:
    """Let the member who keeps `page` pause it."""
    standing.close(page, closed_as="paused", by=page.mandates.get().user)


def query(*slugs) -> str:
    return "?" + "&".join(f"membre={slug}" for slug in slugs) if slugs else ""


def ask(client, *slugs, address=REQUEST, ago=None, **fields):
    """Send the request that `ASKED` and `fields` make to the members called `slugs`."""
    data = typed("company_request", ASKED | fields, **(ago or {}))
    return client.post(address + query(*slugs), data)


def letters(to: str = "") -> list:
    """Return the letters written so far, parsed, in their order; those `to` an address."""
    rows = OutboxMessage.objects.order_by("pk")
    rows = rows.filter(recipient=to) if to else rows
    return [message_from_bytes(bytes(row.content), policy=policy.default) for row in rows]


def recipients() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("recipient", flat=True))


def text_of(letter) -> str:
    return letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
