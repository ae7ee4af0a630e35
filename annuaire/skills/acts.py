"""What the CCI does with members' own words."""

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from annuaire.models import MemberPage, MemberSkill, Skill, TradeFamily
from cms.editorial.review import Refused


def own_words() -> QuerySet[Skill]:
    """Return the words of members that the CCI has done nothing with yet, each with how many
    entries name it (`entries`) and how many of these are on the site (`shown`)."""
    return (
        Skill.objects.filter(family=None, same_as=None)
        .annotate(
            entries=Count("members"),
            shown=Count("members", filter=Q(members__content_object__live=True)),
        )
        .order_by("-entries", "name")
    )


def curated() -> QuerySet[Skill]:
    """Return the skills of the CCI's tree, in its order."""
    skills = Skill.objects.exclude(family=None).filter(same_as=None).select_related("family")
    return skills.order_by("family__sort_order", "family__name", "name")


@transaction.atomic
def put_together(word: Skill, into: Skill, *, by) -> None:
    """Let a member's own `word` be the same as `into`, a skill of the tree.

    The entries that name it name `into` from now on; drafts and older versions keep the word, and
    name `into` once they are published. Whoever looks for the word finds them all. Raises
    `Refused` unless one is an own word and the other of the tree.
    """
    word = _locked(word)
    if into.family_id is None or into.same_as_id is not None or into.pk == word.pk:
        raise Refused(_("A word is put together with a skill of the tree."))
    word.same_as = into
    word.save()
    word.other_words.update(same_as=into)
    use_the_same(MemberSkill.objects.filter(tag=word))
    into.save()  # whoever names it may now be found by the word
    log(
        instance=word,
        action="annuaire.put_together",
        user=by,
        data={"word": word.name, "into": into.name},
    )


@transaction.atomic
def give_family(word: Skill, family: TradeFamily, *, by) -> None:
    """Take a member's own `word` into the tree. Raises `Refused` when it is none any more."""
    word = _locked(word)
    word.family = family
    word.save()
    log(
        instance=word,
        action="annuaire.give_family",
        user=by,
        data={"word": word.name, "into": family.name},
    )


def use_the_same(items: QuerySet[MemberSkill]) -> None:
    """Let each of `items` whose word is put together with a skill name that one, once."""
    for item in items.filter(tag__same_as__isnull=False).select_related("tag"):
        same = MemberSkill.objects.filter(content_object=item.content_object_id)
        if same.filter(tag=item.tag.same_as_id).exists():
            item.delete()
        else:
            same.filter(pk=item.pk).update(tag=item.tag.same_as_id)


def use_the_same_when_published(sender, instance, **kwargs) -> None:
    """Receiver of `page_published`: a draft may name a word that was put together since."""
    use_the_same(MemberSkill.objects.filter(content_object=instance.pk))


def entries_of(word: Skill) -> QuerySet[MemberPage]:
    """Return the entries that name `word`."""
    return MemberPage.objects.filter(skill_items__tag=word).alphabetical()


def _locked(word: Skill) -> Skill:
    word = Skill.objects.select_for_update().get(pk=word.pk)
    if word.family_id is not None or word.same_as_id is not None:
        raise Refused(_("Somebody has dealt with this word meanwhile."))
    return word
