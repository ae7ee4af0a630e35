"""The screens of this room as templates know pages: below the page of their meeting."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from club.addresses import registration_address

from .links import address_of


@dataclass(frozen=True)
class Screen:
    """What layout, breadcrumb and languages ask: its name, its addresses, what is above it."""

    event: object
    title: str
    address: Callable[..., str]

    is_in_active_language = True  # its name is the site's own, in every language

    @property
    def locale(self):
        return self.event.locale

    @property
    def locale_id(self) -> int:
        return self.event.locale_id

    @property
    def path(self) -> str:
        return self.event.path + "-" * Page.steplen  # no page is there: the trail looks above


def registering_screen(event) -> Screen:
    """Return the screen where one registers for `event`."""

    def address(language: str | None = None) -> str:
        return registration_address(event, language)

    return Screen(event, _("Register"), address)


def registration_screen(registration) -> Screen:
    """Return the screen that the letter's link leads to."""

    def address(language: str | None = None) -> str:
        return address_of(registration, language)

    return Screen(registration.event, _("Your registration"), address)
