"""Whose skills are which, for many members at once."""

from annuaire.models import MemberSkill
from cms.editorial.slugs import slug_for


def names_by_member(members) -> dict[int, list[str]]:
    """Return the French names of the skills of the query `members`, from A to Z, by the key of
    the entry. One query."""
    pairs = MemberSkill.objects.filter(
        content_object__in=members.order_by().values("pk")
    ).values_list("content_object", "tag__name")
    held: dict[int, list[str]] = {}
    for member, name in sorted(pairs, key=lambda pair: slug_for(pair[1])):
        held.setdefault(member, []).append(name)
    return held
