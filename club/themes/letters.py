"""Who is written to about a proposed theme, in their language."""

from django.urls import reverse

from club.addresses import MINE
from club.models import ThemeProposal
from cms.editorial import people
from cms.outbox.letters import post_letter


def proposed(proposal: ThemeProposal) -> None:
    """Tell those who decide that a member proposes a theme."""
    for person in people.moderators():
        post_letter(
            "club/themes/letters/proposed",
            to=person,
            context={
                "proposal": proposal,
                "path": reverse("club_themes:proposal", args=[proposal.pk]),
            },
        )


def taken_up(proposal: ThemeProposal) -> None:
    """Tell who proposed it that the CCI prepares a meeting of it."""
    _answer(proposal, "club/themes/letters/taken_up")


def declined(proposal: ThemeProposal) -> None:
    """Tell who proposed it that it is not for now, and why."""
    _answer(proposal, "club/themes/letters/declined")


def _answer(proposal: ThemeProposal, template: str) -> None:
    author = proposal.author
    if author is None or not author.is_active:
        return  # they have left since
    context = {"proposal": proposal, "path": MINE.address(author.language)}
    post_letter(template, to=author, context=context)
