"""When an entry may be found by something else than before."""

from django.apps import apps
from django.db import connections
from django.db.models import Q
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from annuaire.models import ListedChange, ListedMember, MemberPage, Skill, TradeFamily
from annuaire.skills.acts import use_the_same_when_published
from cms.editorial.models import Standing
from cms.translation.models import Wording

from .listing import write, write_all
from .near_words import learn_near_words

#: What entries name, and which entries name it.
NAMED = {
    MemberPage._meta.get_field("village").related_model: lambda village: Q(village=village),
    Skill: lambda skill: Q(skill_items__tag=skill),
    TradeFamily: lambda family: Q(family=family) | Q(skill_items__tag__family=family),
}


def connect() -> None:
    """Called once, when the app is ready."""
    links = [
        # before the entry is written: it is found by the skills that it then names
        (page_published, MemberPage, use_the_same_when_published),
        # a page is saved before its skills and texts are: these say when it is whole
        *(
            (signal, MemberPage, _entry)
            for signal in (page_published, page_unpublished, page_slug_changed)
        ),
        *((signal, Standing, _said_of) for signal in (post_save, post_delete)),
        *((signal, Wording, _said_of) for signal in (post_save, post_delete)),
        *((signal, PageViewRestriction, _restriction) for signal in (post_save, post_delete)),
        (post_page_move, None, _moved),
        *((post_save, model, _named) for model in NAMED),
        *((pre_delete, model, _named_goes) for model in NAMED),
        *((post_delete, model, _named_is_gone) for model in NAMED),
        (post_delete, ListedMember, _gone),
        (post_migrate, None, _set_up),
    ]
    for signal, sender, receiver in links:
        signal.connect(receiver, sender=sender, dispatch_uid=f"listing {receiver} {sender}")


def _entry(sender, instance, **kwargs):
    write([instance.pk])


def _said_of(sender, instance, **kwargs):
    _write(Q(page_ptr=instance.page_id))


def _restriction(sender, instance, **kwargs):
    _write(Q(path__startswith=instance.page.path))


def _moved(sender, instance, **kwargs):
    _write(Q(path__startswith=instance.path))


def _named(sender, instance, created, raw=False, **kwargs):
    if not (created or raw):
        _write(NAMED[sender](instance))


def _named_goes(sender, instance, **kwargs):
    # once it is gone nobody knows who named it
    instance.named_by = _numbers(NAMED[sender](instance))


def _named_is_gone(sender, instance, **kwargs):
    write(instance.named_by)


def _gone(sender, **kwargs):
    ListedChange.objects.create()


def _write(those: Q) -> None:
    if members := _numbers(those):
        write(members)


def _numbers(those: Q) -> list[int]:
    return list(MemberPage.objects.filter(those).distinct().values_list("pk", flat=True))


def _set_up(sender, using="default", **kwargs):
    """After the last app's migrations: let the database find mistyped words, where it can, and
    list the members of a site that never did."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    tables = {ListedMember._meta.db_table, MemberPage._meta.db_table}
    if sender is not last or not tables <= set(connections[using].introspection.table_names()):
        return
    learn_near_words(using)
    if not ListedMember.objects.exists() and MemberPage.objects.listed().exists():
        write_all()
