"""Where a meeting takes place: in words, and as links to what the site says of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Stop:
    """One part of a place, from the nearest to the farthest; `address` of its page, if any."""

    name: str
    address: str = ""


def stops(event, listed=frozenset()) -> list[Stop]:
    """Return the room or other place, the télécentre with its street, and the village of `event`.

    Those pages are linked whose keys are in `listed`. Asks nothing of the database where
    `telecentre` and `village` are fetched.
    """
    told = [Stop(event.place)]
    for page in (event.telecentre, event.village):
        if page:
            told.append(Stop(page.title, page.address() if page.pk in listed else ""))
            told.append(Stop(getattr(page, "street_address", "")))
    return list({stop.name: stop for stop in told if stop.name}.values())


def in_words(event) -> str:
    """Return where `event` is on one line, and that one can come online, never by which link."""
    return _with_online(event, ", ".join(stop.name for stop in stops(event)))


def in_short(event) -> str:
    """Return where `event` is as briefly as a card says it."""
    nearest = event.telecentre.title if event.telecentre else event.place
    town = event.village.title if event.village and event.village.title not in nearest else ""
    return _with_online(event, ", ".join(filter(None, [nearest, town])))


def listed_places(event) -> frozenset[int]:
    """Return the keys of those of its pages that the public may find."""
    pages = [page for page in (event.telecentre, event.village) if page]
    return frozenset(
        page.pk for page in pages if type(page).objects.listed().filter(pk=page.pk).exists()
    )


def _with_online(event, place: str) -> str:
    if not event.is_online:
        return place
    return _("%(place)s, or online") % {"place": place} if place else _("Online")
