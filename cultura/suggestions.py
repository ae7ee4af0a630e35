"""What a partner could add to its page, as short sentences."""

from django.utils.translation import gettext as _


def suggestions_for(partner) -> list[str]:
    """Return what would make the page of `partner` better, the most useful first."""
    wanted = [
        (partner.summary, _("Say in one sentence what you do: lists show it.")),
        (partner.presentation, _("Present your organisation.")),
        (partner.own_place, _("Say where you are.")),
        (
            partner.email or partner.phone or partner.website,
            _("Give a telephone number, an e-mail address or a web site."),
        ),
        (partner.pk and partner.photographs.all(), _("Add a photograph of your place.")),
    ]
    return [sentence for known, sentence in wanted if not known]
