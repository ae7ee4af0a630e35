"""What tests of « Mon espace » share: its addresses, and its form filled in."""

from django.urls import reverse
from django.utils import translation

from tests.forms import form_data

HOME = "/fr/mon-espace/"
FORM = "main form.form"
SHOWN = "Maud, en riant, devant un mur de livres."


#: What names a version besides the entry.
OF_A_VERSION = {"version", "put_back"}


def arguments(name: str, page_id: int, revision_id: int) -> list[int]:
    """Return what the address of the screen or act `name` holds."""
    return [page_id, revision_id] if name in OF_A_VERSION else [page_id]


def address(name: str, page, language: str = "fr") -> str:
    """Return the address of the screen or act `name` of the entry `page`."""
    with translation.override(language):
        return reverse(
            f"member_space:{name}", args=arguments(name, page.pk, page.latest_revision_id)
        )


def fill(client, page, **typed) -> dict:
    """Return all that the form of the entry would send, with what is `typed`."""
    return form_data(client.get(address("entry", page)), FORM) | typed
