"""The families of trades, with how many members each has: where a company begins."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone

from annuaire.models import ListedMember, MemberSkill, Skill, TradeFamily

MOST_SKILLS = 5  # named beside each family


@dataclass
class FamilyHere:
    """A family, how many of its members are on the list, and what most of them can do."""

    family: TradeFamily
    members: int = 0
    skills: list[Skill] = field(default_factory=list)


def families() -> list[FamilyHere]:
    """Return the families that have members on the list, in the CCI's order. Three queries."""
    shown = ListedMember.objects.shown(timezone.localdate())
    found = shown.exclude(family=None).order_by().values_list("family")
    counts = dict(found.annotate(members=Count("pk")))
    skills = defaultdict(list)
    for skill in _skills_of(shown):
        if len(skills[skill.family_id]) < MOST_SKILLS:
            skills[skill.family_id].append(skill)
    return [
        FamilyHere(family, counts[family.pk], skills[family.pk])
        for family in TradeFamily.objects.filter(pk__in=counts)
    ]


def _skills_of(shown):
    named = MemberSkill.objects.filter(content_object__in=shown.values("member"))
    ranked = named.values("tag").annotate(members=Count("pk")).order_by("-members", "tag")
    counts = {row["tag"]: row["members"] for row in ranked}
    skills = Skill.objects.filter(pk__in=named.values("tag")).exclude(family=None)
    return sorted(skills, key=lambda skill: (-counts[skill.pk], skill.name))
