"""The guichet unique of the demo, and who wrote to it."""

import tomllib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from guichet.choices import Subject
from guichet.enquiring.place import ANSWERED_WITHIN
from guichet.models import Enquiry, GuichetPage, OrganisationNeeds, VillageInMind
from home.models import HomePage

from .guests import guest
from .pages import add_pages, find, stream
from .people import DOMAIN
from .villages import code_of as village_code

TEXTS = Path(__file__).parent / "data" / "guichet.toml"
FIRST_GUEST = 1500
ADVISER = f"conseil2@{DOMAIN}"  # the one for culture
TOLD = ("organisation", "trade", "message", "horizon", "call_when", "words", "doubt")
State = Enquiry.State


def load(home: HomePage) -> bool:
    """Create the page that leads to the guichet, unless the site has one: the menu ends with it.
    Return whether it was made now."""
    if GuichetPage.objects.exists():
        return False
    section = _texts()["section"]
    section["body"] = stream("section contact", section["body"])
    add_pages(home, {"section contact": GuichetPage(slug="contact", **section)})
    return True


@transaction.atomic
def load_enquiries() -> None:
    """Let people have written to the guichet; comes after the villages and the accounts. No
    letter is sent."""
    adviser = get_user_model().objects.filter(email=ADVISER).first()
    for text in _texts()["enquiries"]:
        enquiry = _enquiry(text, adviser)
        enquiry.save()
        if needs := text.get("needs"):
            height = Decimal(needs.pop("height_m"))
            OrganisationNeeds.objects.create(enquiry=enquiry, height_m=height, **needs)
        villages = [find(village_code(slug)) for slug in text.get("villages", ())]
        VillageInMind.objects.bulk_create(
            VillageInMind(enquiry=enquiry, village=village) for village in villages if village
        )


def _texts() -> dict:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def _enquiry(text: dict, adviser) -> Enquiry:
    came = timezone.now() - timedelta(days=text["age"])
    enquiry = Enquiry(
        **{name: text[name] for name in TOLD if name in text},
        **guest(FIRST_GUEST + text["guest"]),
        subject=Subject.CULTURE,
        state=text.get("state", State.HELD if "doubt" in text else State.NEW),
        created_at=came,
        changed_at=came,
        answer_by=timezone.localdate(came) + ANSWERED_WITHIN,
    )
    if enquiry.state == State.ANSWERED:
        enquiry.changed_at = came + timedelta(days=1)
        enquiry.taken_by = enquiry.changed_by = adviser
    return enquiry
