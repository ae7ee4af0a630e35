"""A committee's answer to official figures: take them, or keep its own.

Both are all or nothing, say who acts (`by`) and raise `review.Refused`.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.editorial import review
from villages.models import FactProposal, Provenance

from .applying import record
from .figures import Figure


@transaction.atomic
def take(village, numbers, *, by) -> bool:
    """Write the figures of the proposals `numbers` into the page and submit it, as any change of
    the committee's. Return whether it was submitted: where a draft was being written, the figures
    wait in it for its people to send it.

    Raises `Refused` when `by` may not edit the page, when the page waits for approval, or when
    none of them waits any more.
    """
    page = _locked(village, by)
    if review.waiting_state(page):
        raise review.Refused(
            _("The page waits for approval. Decide on the figures when it has been read.")
        )
    proposals = _waiting(page, numbers)
    had_draft = page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    for proposal in proposals:
        value = Figure.kept_in(proposal).applied_to(getattr(draft, proposal.field))
        setattr(draft, proposal.field, value)
    draft.save_revision(user=by, log_action="villages.figures")
    record([_origin(proposal) for proposal in proposals])
    _decided(proposals, FactProposal.State.TAKEN, by)
    if had_draft:
        return False
    review.submit(page, by=by)
    return True


@transaction.atomic
def keep(village, numbers, *, by) -> None:
    """Write down that the page's own figures stay. The same official ones are not asked again.

    Raises `Refused` when `by` may not edit the page, or when none of them waits any more.
    """
    page = _locked(village, by)
    _decided(_waiting(page, numbers), FactProposal.State.KEPT, by)


def _locked(village, by):
    page = review.locked_page(village.pk)
    if not page.permissions_for_user(by).can_edit():
        raise review.Refused(_("You may not edit this page."))
    return page


def _waiting(page, numbers) -> list[FactProposal]:
    proposals = list(
        FactProposal.objects.select_for_update()
        .filter(village=page, pk__in=numbers, state=FactProposal.State.WAITING)
        .order_by("pk")
    )
    if not proposals:
        raise review.Refused(_("Choose figures first; or somebody has decided meanwhile."))
    return proposals


def _decided(proposals, state, by) -> None:
    FactProposal.objects.filter(pk__in=[proposal.pk for proposal in proposals]).update(
        state=state, decided_by=by, decided_at=timezone.now()
    )


def _origin(proposal: FactProposal) -> Provenance:
    return Provenance(
        village=proposal.village,
        field=proposal.field,
        value=proposal.value,
        scope=proposal.scope,
        source=proposal.source,
        dated_on=proposal.dated_on,
    )
