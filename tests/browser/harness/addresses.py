"""What the walk must know of a demo: one page of each type, and a mail.

    VAR_DIR=… DJANGO_SETTINGS_MODULE=cms.settings.demo python -m tests.browser.harness.addresses

prints it as JSON. It runs in a process of its own because the tests' Django has other settings.
"""

import json
import re
import sys

MEMBER = "membre.1@demo.soho-solo.example"
READER = "membre.2@demo.soho-solo.example"


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    shown = pages() | lists() | entry_kept_by(MEMBER) | meetings() | desks() | marciac()
    draw(shown)
    ask_for_a_mail()
    call_command("worker", batch=True)
    json.dump({"pages": shown, "mail": sent_mail()}, sys.stdout)


def pages() -> dict[str, dict[str, str]]:
    """Return the addresses, by language, of the fullest public page of each type.

    The fullest is the one with the most in it, as its revision has it: what holds on that page
    holds on the others. A type of which the demo shows nothing is not in the answer.
    """
    from django.conf import settings

    from tests import source

    found = {}
    for model in source.page_types():
        shown = model.objects.listed().select_related("latest_revision")
        fullest = max(shown, key=_content_length, default=None)
        if fullest is not None:
            found[model.__name__] = {code: fullest.address(code) for code, _ in settings.LANGUAGES}
    return found


def lists() -> dict[str, dict[str, str]]:
    """Return the addresses, by language, of screens beside the pages, by their French word."""
    from django.conf import settings

    from annuaire.companies.addresses import COMPANIES, REQUEST, SELECTION
    from annuaire.companies.selection import Selection
    from annuaire.joining.place import JOIN
    from club.addresses import DESKS, MINE
    from cultura.addresses import ARCHIVE
    from guichet.enquiring.place import CULTURE
    from villages.home_list import HOMES
    from villages.telecentre_list import TELECENTRES

    chosen = Selection.query_of(Selection.listed()[:3])
    return {
        place.words["fr"]: {code: place.address(code) + query for code, _ in settings.LANGUAGES}
        for place, query in (
            (HOMES, ""),
            (TELECENTRES, ""),
            (COMPANIES, ""),
            (JOIN, ""),
            (DESKS, ""),
            (MINE, ""),
            (ARCHIVE, ""),
            (CULTURE, ""),
            (SELECTION, chosen),
            (REQUEST, chosen),
        )
    }


def entry_kept_by(email: str) -> dict[str, dict[str, str]]:
    """Return the addresses, by language, of the form in which that member keeps the entry."""
    from django.conf import settings
    from django.urls import reverse
    from django.utils import translation

    from cms.editorial.models import Mandate

    kept = Mandate.objects.filter(user__email=email, role=Mandate.Role.MEMBER).first()
    if kept is None:
        return {}
    shown = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            shown[code] = reverse("member_space:entry", args=[kept.page_id])
    return {"fiche": shown}


def meetings() -> dict[str, dict[str, str]]:
    """Return where a visitor registers for the next meeting, where a member does who has not
    yet, and what the letter to somebody registered leads to."""
    from django.conf import settings
    from django.utils import timezone

    from club.addresses import registration_address
    from club.models import ClubEventPage
    from club.registering.links import address_of

    codes = [code for code, _name in settings.LANGUAGES]
    coming = ClubEventPage.objects.listed().coming(timezone.now()).filter(is_cancelled=False)
    following = coming.filter(audience="members").exclude(registrations__user__email=MEMBER)
    registration = coming.first().registrations.placed().first()
    return {
        "inscription": {code: registration_address(coming.first(), code) for code in codes},
        "d-un-geste": {code: registration_address(following.last(), code) for code in codes},
        "inscrite": {code: address_of(registration, code) for code in codes},
    }


def desks() -> dict[str, dict[str, str]]:
    """Return where one asks for a desk, books one, and hosts: Marciac's, which does all three; and
    what the letters about a request lead to."""
    from django.conf import settings
    from django.urls import reverse
    from django.utils import translation

    from club.addresses import desk_address, host_address
    from club.desks.links import answer_link, guest_link
    from club.hosts import hosts_of
    from club.models import DeskRequest

    asked = DeskRequest.objects.get(telecentre__slug__endswith="marciac", state="waiting")
    accepted = DeskRequest.objects.get(telecentre__slug__endswith="marciac", state="accepted")
    telecentre, host = asked.telecentre, hosts_of(asked.telecentre)[0]
    shown = {"bureau": {}, "reserver": {}, "hote": {}, "semaine": {}, "noter": {}}
    shown |= {"demande-recue": {}, "reponse": {}, "demande-suivie": {}}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            shown["bureau"][code] = desk_address(telecentre)
            shown["reserver"][code] = reverse("desk_book", args=[telecentre.pk])
            shown["hote"][code] = host_address(telecentre)
            shown["semaine"][code] = reverse("desk_week", args=[telecentre.pk])
            shown["noter"][code] = reverse("desk_write_down", args=[telecentre.pk])
            shown["demande-recue"][code] = host_address(telecentre, asked)
        # the language of a letter is its reader's
        shown["reponse"][code] = answer_link(asked, host)
        shown["demande-suivie"][code] = guest_link(accepted)
    return shown


def marciac() -> dict[str, dict[str, str]]:
    """Return where a reader says that something is no longer true of Marciac."""
    from django.conf import settings

    from cms.corrections.address import correction_address
    from villages.models import VillagePage

    page = VillagePage.objects.get(slug="marciac")
    codes = [code for code, _name in settings.LANGUAGES]
    return {"corriger": {code: correction_address(page, code) for code in codes}}


def _content_length(page) -> int:
    return len(json.dumps(page.latest_revision.content)) if page.latest_revision else 0


def draw(shown: dict[str, dict[str, str]]) -> None:
    """Read each page once: its pictures are made, and asked of the worker in lighter formats."""
    from django.test import Client

    for addresses in shown.values():
        Client().get(addresses["fr"])


def ask_for_a_mail() -> None:
    from django.test import Client
    from django.urls import reverse

    Client().post(reverse("account_reset_password"), {"email": READER})


def sent_mail() -> dict[str, str]:
    """Return where the mail that was asked for is read, and what it links to."""
    from django.urls import reverse

    from cms.outbox.models import OutboxMessage

    sent = OutboxMessage.objects.sent().latest("pk")
    link = re.search(r"https?://[^/\s]+(/compte/password/reset/key/\S+)", sent.text)
    return {"mail": reverse("outbox:mail", args=[sent.pk]), "link": link[1]}


if __name__ == "__main__":
    main()
