"""What the CCI does to the list of villages: each act all or nothing, by somebody, logged.

An act that may not be done raises `Refused` and changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from cms.accounts import invitations
from cms.communes import CHECKED_ON, SOURCE, Commune
from cms.editorial import standing
from cms.editorial.mandates import history
from cms.editorial.mandates.acts import thank
from cms.editorial.models import Mandate, Standing
from cms.editorial.review import Refused, locked_page
from villages.models import CommitteeInvitation, VillageIndexPage, VillagePage

from .register import villages
from .rights import keeps_villages

COMMITTEE_ROLES = (Mandate.Role.COMMITTEE_HEAD, Mandate.Role.COMMITTEE)
Closing = VillagePage.Closing


@dataclass(frozen=True)
class Invitee:
    """Whom to invite: an address, and for a new account a name and a language."""

    email: str
    first_name: str = ""
    last_name: str = ""
    language: str = "fr"


@transaction.atomic
def add(commune: Commune, *, by) -> VillagePage:
    """Add the village of `commune` as a draft, with what is public of it; nobody holds it yet.

    Raises `Refused` when the commune has a village already.
    """
    _check(by)
    index = VillageIndexPage.objects.order_by("pk").first()
    if index is None:
        raise Refused(_("The site has no section of villages yet."))
    index = locked_page(index.pk)  # two who add the same village at once
    if villages().filter(insee_code=commune.insee_code).exists():
        raise Refused(_("%(village)s is on the list already.") % {"village": commune.name})
    page = VillagePage(
        title=commune.name,
        live=False,
        has_unpublished_changes=True,
        locale=Locale.objects.get(language_code=index.locale.language_code),
        owner=by,
        insee_code=commune.insee_code,
        postal_code=commune.postal_code,
        population=commune.population,
        intercommunality=commune.intercommunality,
        latitude=commune.latitude,
        longitude=commune.longitude,
        area_km2=commune.area_km2,
        commune_source=SOURCE,
        commune_checked_on=CHECKED_ON,
    )
    index.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    log(instance=page, action="wagtail.create", user=by)
    return page


@transaction.atomic
def invite(
    invitee: Invitee, *, role: str, to: Iterable[VillagePage], by, again: bool = False
) -> list[Mandate]:
    """Give `invitee` the `role` in each of the villages `to`, and write to them; return what is
    new.

    Somebody holds one village in one role: who was there in another changes to this one. Who
    already held all of them gets no second letter, unless `again`. Raises `Refused`.
    """
    _check(by)
    _check_role(role)
    chosen = [locked_page(village.pk) for village in sorted(to, key=lambda page: page.pk)]
    if not chosen:
        raise Refused(_("Choose a village at least."))
    for village in chosen:
        if _closed_as(village) == Closing.LEFT:
            raise Refused(_("%(village)s has left: bring it back first.") % {"village": village})
    try:
        user = invitations.account_of(
            email=invitee.email,
            first_name=invitee.first_name,
            last_name=invitee.last_name,
            language=invitee.language,
        )
    except invitations.NotInvited as refusal:
        raise Refused(str(refusal)) from refusal
    new = [mandate for village in chosen if (mandate := _give(user, village, role, by))]
    if new or again:
        titles = sorted(village.draft_title for village in chosen)
        invitations.post_invitation(user, by=by, titles=titles)
    return new


@transaction.atomic
def change_role(mandate: Mandate, role: str, *, by) -> None:
    """Let `mandate` be for another role, in the same village and the same languages.

    Raises `Refused`.
    """
    _check(by)
    _check_role(role)
    _write_role(mandate, role, by)


@transaction.atomic
def end(mandate: Mandate, *, by) -> None:
    """Take `mandate` back, at once, and thank its holder; the name stays in the village's
    history. Raises `Refused`."""
    end_all([mandate], by=by)


@transaction.atomic
def end_all(mandates: Iterable[Mandate], *, by) -> None:
    """Take `mandates` back, as `end` does; who held several gets one letter. Raises `Refused`."""
    _check(by)
    by_person = {}
    for mandate in mandates:
        history.record("villages.end", mandate, by=by)
        by_person.setdefault(mandate.user_id, []).append(mandate)
    for ended in by_person.values():
        thank(ended)
        Mandate.objects.filter(pk__in=[mandate.pk for mandate in ended]).delete()


@transaction.atomic
def pause(village: VillagePage, *, by) -> None:
    """Take `village` off the site with all that stands under it. Its people stay, and can go on
    working on its page. Raises `Refused`."""
    standing.close(village, closed_as=Closing.PAUSED, by=by)


@transaction.atomic
def leave(village: VillagePage, *, by) -> None:
    """Take `village` off the site, and end the mandates on it and on what stands under it.

    A paused village may leave. Raises `Refused`.
    """
    _check(by)
    if _closed_as(village) == Closing.PAUSED:
        standing.reopen(village, by=by)
    standing.close(village, closed_as=Closing.LEFT, by=by)
    held = Mandate.objects.filter(page__path__startswith=village.path)
    end_all(held.select_related("user", "page"), by=by)
    CommitteeInvitation.objects.filter(village=village).waiting().update(
        withdrawn_at=timezone.now()
    )


@transaction.atomic
def come_back(village: VillagePage, *, by) -> None:
    """Show `village` again as it was last approved, with what stood under it. Raises `Refused`."""
    standing.reopen(village, by=by)


def _check(by) -> None:
    if not keeps_villages(by):
        raise Refused(_("The CCI’s moderators and administrators keep the list of villages."))


def _check_role(role: str) -> None:
    if role not in COMMITTEE_ROLES:
        raise Refused(_("People of a village are of its committee, or its head."))


def _closed_as(village) -> str:
    return Standing.objects.filter(page_id=village.pk).values_list("closed_as", flat=True).first()


def _give(user, village, role: str, by) -> Mandate | None:
    """Return the mandate that is new or has a new role; None when nothing changes."""
    mandate, is_new = Mandate.objects.get_or_create(
        user=user, page=village, language="", defaults={"role": role, "created_by": by}
    )
    if not is_new and mandate.role == role:
        return None
    _write_role(mandate, role, by)
    return mandate


def _write_role(mandate: Mandate, role: str, by) -> None:
    mandate.role = role
    mandate.save(update_fields=["role"])
    history.record("villages.invite", mandate, by=by)
