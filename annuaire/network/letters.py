"""Letters between members, and to those who decide on what they report."""

from django.urls import reverse, reverse_lazy

from annuaire.keepers import keepers
from cms.editorial import people
from cms.outbox.letters import post_letter


def proposed(link) -> None:
    """Tell who was asked; asked again within 90 days, they are not written to again."""
    for person in keepers(link.asked):
        post_letter(
            "annuaire/network/letters/proposed",
            to=person,
            context={
                "asker": link.asker.title,
                "trade": link.asker.trade,
                "asked": link.asked.title,
                "path": reverse_lazy("member_space:teams"),  # in the language of each letter
            },
            key=f"partnership-{link.asker_id}-{link.asked_id}-{person.pk}",
        )


def confirmed(link) -> None:
    """Tell who asked that it is a yes."""
    for person in keepers(link.asker):
        post_letter(
            "annuaire/network/letters/confirmed",
            to=person,
            context={
                "asker": link.asker.title,
                "asked": link.asked.title,
                "path": reverse_lazy("member_space:teams"),
            },
        )


def reported(report, *, is_hidden: bool) -> None:
    """Tell the moderators that a notice was reported, and whether it is hidden for it."""
    for person in people.moderators():
        post_letter(
            "annuaire/network/letters/reported",
            to=person,
            context={
                "notice": report.notice,
                "report": report,
                "is_hidden": is_hidden,
                "path": reverse("notices:index"),
            },
        )
