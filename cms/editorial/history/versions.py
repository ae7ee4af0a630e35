"""Reading one version of a page: what it changed, and whether it can be put back."""

from copy import deepcopy

from django.db import models
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Revision

from cms.as_typed import is_number_of_a_row
from cms.editorial import review
from cms.editorial.changes import compare

from .story import names_of

#: What becomes of a link whose other end is gone, where Wagtail reads a version by itself.
READ_WITHOUT = {models.SET_NULL, models.DO_NOTHING}


def version_of(page, revision_id: int) -> Revision:
    """Return the version `revision_id` of `page`. Raises `Http404` when it is not one of it."""
    revision = page.revisions.filter(pk=revision_id).first()
    if revision is None:
        raise Http404
    return revision


def read_version(page, revision) -> tuple[Page, list[str]]:
    """Return `page` as `revision` tells it, without what no longer exists, and in words what is
    left out: a picture that was deleted cannot be shown again."""
    page = Page.objects.get(pk=page.pk).specific
    content = deepcopy(revision.content)
    lost = _leave_out_lost(type(page), content)
    return page.with_content_json(content), lost


def reading(page, revision_id: int, *, before: str = "", user) -> dict:
    """Return what a screen of the version `revision_id` of `page` shows to `user`.

    `before`: the number of the version that it is compared with, as the address gives it; the one
    before it where that is none. Raises `Http404` when the version is not one of the page.
    """
    revision = version_of(page, revision_id)
    earlier = page.revisions.filter(pk__lt=revision.pk).order_by("-pk")
    named = earlier.filter(pk=int(before)) if is_number_of_a_row(before) else None
    compared = (named and named.first()) or earlier.first()
    version, lost = read_version(page, revision)
    old = read_version(page, compared)[0] if compared else None
    return {
        "of_page": page,
        "revision": revision,
        "who": names_of({revision.user_id})[revision.user_id],
        "compared": compared,
        "changes": compare(old, version),
        "lost": lost,
        "is_public": page.live and page.live_revision_id == revision.pk,
        "objection": objection_to_putting_back(page, revision, user),
    }


def objection_to_putting_back(page, revision, user) -> str:
    """Return why `user` may not put `revision` back into `page` now, as a sentence; empty when
    they may."""
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit():
        return _("You may not edit this page.")
    if review.waiting_state(page):
        return _("This page waits for approval: nothing can be put back before that is decided.")
    if permissions.page_locked():
        return _("This page is locked: nothing can be put back now.")
    if revision.pk == page.latest_revision_id:
        return _("This is the latest version.")
    return ""


def _leave_out_lost(model, content: dict) -> list[str]:
    lost = []
    for link in _links_of(model):
        if _lost_keys(link, [content]):
            content[link.name] = None
            lost.append(capfirst(str(link.verbose_name)))
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        rows = content.get(name) or []
        for link in _links_of(relation.related_model):
            if link == relation.field or not (gone := _lost_keys(link, rows)):
                continue
            told = [row for row in rows if row.get(link.name) in gone]
            lost += [_row_in_words(relation.related_model, row) for row in told]
            if link.remote_field.on_delete in READ_WITHOUT:
                for row in told:
                    row[link.name] = None
            else:
                rows = [row for row in rows if row not in told]
        content[name] = rows
    return lost


def _links_of(model) -> list:
    """Return what people fill of `model` that names another thing."""
    own_of_page = {field.name for field in Page._meta.get_fields()}
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.editable
        and not field.remote_field.parent_link
        and not (issubclass(model, Page) and field.name in own_of_page)
    ]


def _lost_keys(link, rows: list[dict]) -> set:
    wanted = {row[link.name] for row in rows if row.get(link.name) is not None}
    if not wanted:
        return set()
    target = link.target_field
    known = link.related_model._default_manager.filter(**{f"{target.name}__in": wanted})
    there = set(known.values_list(target.name, flat=True))
    return {key for key in wanted if target.to_python(key) not in there}


def _row_in_words(model, row: dict) -> str:
    """Return what a row was: its kind, and its caption where it had one."""
    kind = capfirst(str(model._meta.verbose_name))
    caption = row.get("caption")
    return f"{kind} “{caption}”" if caption else kind
