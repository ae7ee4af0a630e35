"""What the tests of the CCI's screen of the villages type and read."""

from bs4 import BeautifulSoup
from django.urls import reverse

from cms.editorial.models import Mandate

INVITEE = {
    "email": "Secretaire@exemple.test",
    "first_name": "Léa",
    "last_name": "Darré",
    "language": "fr",
    "role": Mandate.Role.COMMITTEE,
}


def address(name, *args) -> str:
    return reverse(f"village_lifecycle:{name}", args=args)


def told(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())
