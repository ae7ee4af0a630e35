"""An earlier version, put back as a draft: it goes through review like any other change."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from cms.editorial import review

from .versions import objection_to_putting_back, read_version, version_of


@dataclass(frozen=True)
class PutBack:
    """The draft that was made, and in words what could not come back: `lost`."""

    revision: Revision
    lost: list[str]


@transaction.atomic
def put_back(page, revision_id: int, *, by, seen: str) -> PutBack:
    """Make a new draft of `page` with what its version `revision_id` says. Nothing of it is
    public before it was submitted and approved, and no version is written over.

    `seen`: the number of the latest version that who acts has seen, as a form posts it. The page
    stays where it is, under its address; closing and dates of checked facts are no part of it.
    Raises `review.Refused` when `by` may not, when the page waits for approval, or when somebody
    has saved meanwhile; `Http404` when the version is not one of the page.
    """
    page = review.locked_page(page.pk)
    revision = version_of(page, revision_id)
    if seen != str(page.latest_revision_id or ""):
        raise review.Refused(
            _("Somebody has saved another version meanwhile. Look at it first, then choose again.")
        )
    if objection := objection_to_putting_back(page, revision, by):
        raise review.Refused(objection)
    version, lost = read_version(page, revision)
    latest = page.latest_revision.content
    version.slug = latest.get("slug") or page.slug
    version.go_live_at, version.expire_at = page.go_live_at, page.expire_at
    # what it lacks of today's is asked for when it is submitted
    draft = version.save_revision(user=by, clean=False)
    log(
        instance=version,
        action="editorial.put_back",
        user=by,
        revision=draft,
        data={"version": {"id": revision.pk, "created": revision.created_at.isoformat()}},
    )
    return PutBack(draft, lost)


def in_words(done: PutBack) -> str:
    """Return what to say to who has put a version back."""
    told = _("That version is your draft again. Nobody else reads it before the CCI approves it.")
    if done.lost:
        told += " " + _("Left out, for it no longer exists: %(lost)s.") % {
            "lost": ", ".join(done.lost)
        }
    return told
