"""What a cell of a table of members means: a family, a place, skills, a presentation."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from annuaire.models import MemberPage, TradeFamily
from cms.editorial.slugs import slug_for


def family_of(text: str) -> TradeFamily | None:
    """Return the family of trades that `text` names, in any language or by its code; None for no
    text. Raises ValidationError, with the names that there are."""
    if not text:
        return None
    families = list(TradeFamily.objects.all())
    for family in families:
        names = (family.slug, family.name, family.name_en, family.name_es, family.name_pt)
        if slug_for(text) in {slug_for(name) for name in names if name}:
            return family
    raise ValidationError(
        _("“%(value)s” is not one of %(choices)s."),
        params={"value": text[:60], "choices": ", ".join(family.name for family in families)},
    )


def place_of(text: str) -> tuple[object | None, str]:
    """Return the partner village that `text` names, by name or INSEE code, or else the name of
    another commune: one of the two is empty, both are for no text."""
    if not text:
        return None, ""
    villages = MemberPage._meta.get_field("village").related_model.objects
    named = Q(slug=slug_for(text)) | Q(insee_code=text)  # a village's slug is its plain name
    village = villages.filter(named, locale__language_code="fr").first()
    return (village, "") if village else (None, text)


def words_of(text: str) -> list[str]:
    """Return the words that commas, semicolons or bars part in `text`, each once."""
    words = [" ".join(word.split()) for word in re.split(r"[|;,\n]", text)]
    return list({slug_for(word) or word: word for word in words if word}.values())


def rich(text: str) -> str:
    """Return the plain `text` of a cell as a rich text: what looks like markup stays as typed."""
    return linebreaks(text, autoescape=True) if text else ""


def web_address(text: str) -> str:
    """Return an address as people write it, with the ``https://`` that they leave out."""
    return f"https://{text}" if text and "://" not in text else text
