"""The two buttons of « Mon village »: take official figures, or keep the committee's own."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.as_typed import is_number_of_a_row
from villages.models import FactProposal
from villages.village_space.acts import act

from .deciding import keep, take
from .figures import Figure
from .words import change_in_words


@act("village")
def take_figures(request, village) -> str:
    numbers = _numbers(request)
    if take(village, numbers, by=request.user):
        return _("Sent to the CCI. You will get a mail when somebody has read it.")
    return _("Written into your draft. Send it when you have finished.")


@act("village")
def keep_figures(request, village) -> str:
    numbers = _numbers(request)
    keep(village, numbers, by=request.user)
    return ngettext(
        "Your figure stays. The same one is not asked again.",
        "Your figures stay. The same ones are not asked again.",
        len(numbers),
    )


def questions(village) -> list[dict]:
    """Return what the people of `village` are asked, for the template: each proposal with what
    changes in words."""
    return [
        {"proposal": proposal, "change": change_in_words(village, Figure.kept_in(proposal))}
        for proposal in FactProposal.objects.for_committee(village)
    ]


def _numbers(request) -> list[int]:
    texts = request.POST.getlist("proposal")
    return [int(text) for text in texts if is_number_of_a_row(text)]
