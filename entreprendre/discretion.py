"""What a confidential advert may not say or show, and what cannot become confidential."""

from django.utils.translation import gettext as _

from cms.editorial.slugs import slug_for


def objections(page, village, *, has_photographs: bool) -> dict[str, str]:
    """Return why `page` (a `TakeoverPage`, as it is in memory) cannot be kept as confidential,
    by field; nothing for one that is not.

    `village`: the page it stands under, or None where that is not known yet.
    """
    if not page.is_confidential:
        return {}
    found = {}
    if was_public(page):
        found["is_confidential"] = _(
            "What was public is known: it cannot become confidential. Close this advert and "
            "write another one."
        )
    elif has_photographs:
        found["is_confidential"] = _(
            "A confidential advert shows no photograph: send them to the CCI, for the dossier."
        )
    for name in page.WORDS if village else ():
        if names_village(getattr(page, name), village):
            found[name] = _(
                "A confidential advert does not name its village: say the land, or “a village”."
            )
    return found


def was_public(page) -> bool:
    """Whether the public has been able to read `page` with its village. It may be off the site
    now: who read it knows."""
    if page.pk is None:
        return False
    kept = type(page).objects.filter(pk=page.pk, first_published_at__isnull=False)
    return kept.placed().exists()


def names_village(text: str, village) -> bool:
    """Whether `text` holds the name of `village`, however spelled, or its postal or Insee code."""
    said = f"-{slug_for(text)}-"
    return any(
        f"-{slug_for(name)}-" in said
        for name in (village.title, village.postal_code, village.insee_code)
        if name
    )
