"""The tree that the annuaire begins with (annuaire/data/skills.toml)."""

import tomllib
from pathlib import Path

from django.db import transaction

from annuaire.models import Skill, TradeFamily

FILE = Path(__file__).parent.parent / "data" / "skills.toml"


@transaction.atomic
def load() -> tuple[int, int]:
    """Add the families and the skills that are missing; return how many of each.

    What is there by slug or French name stays as it is: the CCI may have changed it. A member's
    own word, which has no family, comes into the tree with its names.
    """
    families = tomllib.loads(FILE.read_text(encoding="utf-8"))["families"]
    counts = [0, 0]
    for order, told in enumerate(families, start=1):
        family, is_new = _found_or_made(TradeFamily, told["slug"], told["names"], sort_order=order)
        counts[0] += is_new
        for slug, names in told["skills"].items():
            skill, is_new = _found_or_made(Skill, slug, names, family=family)
            counts[1] += is_new
            if skill.family_id is None and not is_new:
                _take_in(skill, family, names)
    return counts[0], counts[1]


def _found_or_made(model, slug: str, names: list[str], **values):
    found = model.objects.filter(slug=slug).first() or model.objects.filter(name=names[0]).first()
    if found:
        return found, False
    return model.objects.create(slug=slug, **_named(names), **values), True


def _take_in(skill: Skill, family: TradeFamily, names: list[str]) -> None:
    skill.family = family
    for field, name in _named(names).items():
        if not getattr(skill, field):
            setattr(skill, field, name)
    skill.save()


def _named(names: list[str]) -> dict[str, str]:
    return dict(zip(("name", "name_en", "name_es", "name_pt"), names, strict=True))
