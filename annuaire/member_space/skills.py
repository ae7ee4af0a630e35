"""The skills of an entry as a member chooses them: boxes of the CCI's tree, and words of their
own for what it lacks."""

import re
import unicodedata
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from annuaire.models import Skill

#: An entry that can do everything is found by nobody in particular.
MOST_SKILLS = 15
LONGEST_WORD = 40
NAMES = ["name", "name_en", "name_es", "name_pt"]


def folded(name: str) -> str:
    """Return `name` without accents, capitals and double spaces; “C++” stays apart from “C”."""
    bare = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())


class SkillBoxes(forms.ModelMultipleChoiceField):
    """The skills of the tree, each a box."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        curated = Skill.objects.filter(family__isnull=False).select_related("family")
        super().__init__(curated.order_by("family__sort_order", "family__name", "name"), **kwargs)

    def label_from_instance(self, skill) -> str:
        return skill.local_name


class OwnWordsField(forms.CharField):
    """A member's own words, parted by commas. Gives the words, each once."""

    def clean(self, value) -> list[str]:
        typed = re.split(r"[,;\n]", super().clean(value))
        words = {folded(word): " ".join(word.split()) for word in reversed(typed)}
        words = [word for key, word in reversed(words.items()) if key]
        for word in words:
            if len(word) > LONGEST_WORD:
                raise ValidationError(
                    _("“%(word)s” is long for one skill: part them by commas."),
                    params={"word": f"{word[:LONGEST_WORD]}…"},
                )
        return words


def check_number(skills: Iterable, words: Iterable[str]) -> None:
    """Raise `ValidationError` when that is more than an entry names."""
    beyond = len({*skills, *words}) - MOST_SKILLS
    if beyond > 0:
        raise ValidationError(
            ngettext(
                "An entry names %(most)d skills at most: leave %(beyond)d out.",
                "An entry names %(most)d skills at most: leave %(beyond)d out.",
                beyond,
            ),
            params={"most": MOST_SKILLS, "beyond": beyond},
        )


def found_or_made(words: list[str], curated: Iterable[Skill]) -> list[Skill]:
    """Return the skills that `words` mean: one of the tree (`curated`), in whichever language,
    or the same word of another member, accents and capitals apart; else a new one."""
    if not words:
        return []
    known = {folded(skill.name): skill for skill in _alike(words)}
    for skill in curated:
        known |= {folded(name): skill for field in NAMES if (name := getattr(skill, field))}
    return [known.get(folded(word)) or _made(word) for word in words]


def _alike(words: list[str]):
    """Return the members' own words that addresses call as one of `words`, or nearly so."""
    alike = Q(pk__in=[])
    for slug in {Skill().slugify(word) for word in words}:
        alike |= Q(slug=slug) | Q(slug__startswith=f"{slug}_")
    return Skill.objects.filter(alike, family__isnull=True)


def _made(word: str) -> Skill:
    return Skill.objects.get_or_create(name=capfirst(word) if word.islower() else word)[0]
