"""The kinds of page that are asked about: the page types that say how long they stay true."""

from django.apps import apps

from cms.editorial.pages import SitePage

from .models import FreshnessTerm


def kinds() -> list[type[SitePage]]:
    """Return the page types that name how long they may go unchecked, by their names."""
    found = [
        model
        for model in apps.get_models()
        if issubclass(model, SitePage) and model.stays_true is not None
    ]
    return sorted(found, key=lambda model: model._meta.label)


def kind_of(label: str) -> type[SitePage] | None:
    """Return the kind that is called so, as ``villages.HousingPage``; None when none is."""
    return next((kind for kind in kinds() if kind._meta.label == label), None)


def terms() -> dict[type[SitePage], int]:
    """Return how many days each kind may go unchecked: what the CCI says, else its page type
    (one query)."""
    said = dict(FreshnessTerm.objects.values_list("kind", "days"))
    return {kind: said.get(kind._meta.label, kind.stays_true.within.days) for kind in kinds()}


def term_of(kind: type[SitePage]) -> int:
    """Return how many days `kind` may go unchecked (one query)."""
    return terms()[kind]
