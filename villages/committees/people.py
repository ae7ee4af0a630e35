"""Who is of a village's committee, and who heads it."""

from cms.editorial.mandates.activity import with_last_act
from cms.editorial.models import Mandate

HEAD, MEMBER = Mandate.Role.COMMITTEE_HEAD, Mandate.Role.COMMITTEE
#: More than any committee has; a head who needs more asks the CCI.
MOST_PEOPLE = 12


def mandates_of(village):
    """Return the mandates of the committee of `village`, those that are suspended too: the heads
    first, then by name."""
    found = Mandate.objects.filter(page=village.pk, role__in=[HEAD, MEMBER])
    return found.select_related("user", "created_by").order_by(
        "-role", "user__last_name", "user__first_name", "pk"
    )


def with_activity(village):
    """Return `mandates_of` it, each with `last_act_at`, what its holder did there last."""
    return with_last_act(mandates_of(village))


def mandate_of(user, village) -> Mandate | None:
    """Return as what `user` is of the committee of `village` now; None when they are not, or when
    the CCI has suspended it."""
    return Mandate.objects.for_user(user).filter(pk__in=mandates_of(village)).first()


def heads(user, village) -> bool:
    """Whether `user` heads the committee of `village`."""
    mandates = Mandate.objects.for_user(user).filter(page=village.pk, role=HEAD)
    return mandates.exists()
