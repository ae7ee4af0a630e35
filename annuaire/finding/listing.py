"""Keeps what members are found by (`ListedMember`) true to what the public may read.

A row is written anew, or taken away, whenever something that it says may have changed
(`annuaire.finding.signals`). `write_all` mends whatever came another way; the night does it too.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.rich_text import get_text_for_indexing

from annuaire.choices import Availability
from annuaire.models import ListedChange, ListedMember, MemberPage, Skill
from cms.communes import communes_by_slug
from cms.editorial.slugs import slug_for

from .words import indexed

BATCH = 500
AT_ONCE = date.min.replace(year=1970)  # earlier than any day that is asked for
NO_LETTER = "#"
SEARCHED = {"trade", "presentation", "references"}  # of the words in other languages
COLUMNS = [field.name for field in ListedMember._meta.concrete_fields if not field.primary_key]


def write_all() -> int:
    """Write every entry anew; return how many are listed."""
    stale = ListedMember.objects.exclude(member__in=MemberPage.objects.listed())
    stale.delete()
    ListedChange.objects.start_again()
    numbers = list(MemberPage.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        write(numbers[start : start + BATCH])
    return ListedMember.objects.count()


@transaction.atomic
def write(members: Iterable[int]) -> None:
    """Write what the entries of these keys are found by; take away those that are not shown."""
    members = list(members)
    shown = (
        MemberPage.objects.listed()
        .filter(pk__in=members)
        .select_related("village", "family", "standing")
        .prefetch_related(
            "skill_items__tag__family", "skill_items__tag__other_words", "texts", "wordings"
        )
    )
    rows = [_row(member) for member in shown]
    ListedMember.objects.filter(member__in=members).exclude(
        member__in=[row.member_id for row in rows]
    ).delete()
    ListedMember.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["member"],
        update_fields=COLUMNS,
    )
    ListedChange.objects.create()


def _row(member: MemberPage) -> ListedMember:
    skills = [item.tag for item in member.skill_items.all()]
    family = member.family or _family_of(skills)
    standing = getattr(member, "standing", None)
    return ListedMember(
        member=member,
        words=indexed(_texts(member, skills, family)),
        family=family,
        **_place(member),
        languages=member.languages,
        work_modes=member.work_modes,
        available_from=_available_from(member),
        letter=member.slug[0].upper() if member.slug[0].isalpha() else NO_LETTER,
        sort_name=member.slug,
        published_at=member.first_published_at or timezone.now(),
        expires_on=standing and standing.expires_on,
    )


def _family_of(skills: list[Skill]):
    """Return the family of most of `skills`, for who did not name theirs."""
    families = Counter(skill.family for skill in skills if skill.family_id)
    return families.most_common(1)[0][0] if families else None


def _place(member: MemberPage) -> dict:
    if village := member.village:
        return {
            "place": village.slug,
            "place_name": village.title,
            "territory": village.territory,
            "latitude": village.latitude,
            "longitude": village.longitude,
        }
    slug = slug_for(member.commune)
    commune = communes_by_slug().get(slug)
    return {
        "place": slug,
        "place_name": commune.name if commune else member.commune,
        "latitude": commune and commune.latitude,
        "longitude": commune and commune.longitude,
    }


def _available_from(member: MemberPage) -> date | None:
    if not member.is_public("availability"):
        return None
    if member.availability == Availability.LATER:
        return member.available_from
    return AT_ONCE if member.availability == Availability.NOW else None


def _texts(member: MemberPage, skills: list[Skill], family) -> list[str]:
    """Return whatever an entry may be found by: nothing that only members read."""
    texts = [member.title, member.trade, *_place_names(member)]
    if member.is_public("presentation"):
        texts.append(get_text_for_indexing(member.presentation))
    if member.is_public("references"):
        texts.append(member.references)
    for text in member.texts.all():
        texts.append(text.trade)
        if member.is_public("presentation"):
            texts.append(get_text_for_indexing(text.presentation))
    for wording in member.wordings.all():
        texts += [
            get_text_for_indexing(text)
            for name, text in wording.content.items()
            if name in SEARCHED and member.is_public(name)
        ]
    for named in [*skills, *([family] if family else [])]:
        texts += [named.name, named.name_en, named.name_es, named.name_pt]
    for skill in skills:
        texts += [word.name for word in skill.other_words.all()]
    return texts


def _place_names(member: MemberPage) -> list[str]:
    if village := member.village:
        return [village.title, village.postal_code, village.get_territory_display()]
    commune = communes_by_slug().get(slug_for(member.commune))
    return [member.commune, *(commune.postal_codes if commune else [])]
