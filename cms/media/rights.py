"""What is asked of who sends a file: by what right the site may show it, and who made it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models.rights import Rights

#: The same as `Rights`, as the person who sends the file says it.
SAID = [
    (Rights.OWN, gettext_lazy("I made it myself")),
    (Rights.AGREED, gettext_lazy("Who made it agrees that the site shows it")),
    (Rights.FREE, gettext_lazy("It is under a free licence")),
    (Rights.BOUGHT, gettext_lazy("It was bought, and may be shown on a site")),
]

PEOPLE_AGREE = gettext_lazy("Whoever can be recognised in it must agree to be shown.")


def rights_field(*, required: bool) -> forms.ChoiceField:
    """Return the field that asks for it: nothing is chosen beforehand."""
    return forms.ChoiceField(
        label=gettext_lazy("By what right may the site show it?"),
        choices=SAID,
        widget=forms.RadioSelect,
        required=required,
        help_text=PEOPLE_AGREE,
        error_messages={"required": gettext_lazy("Choose by what right the site may show it.")},
    )


def objections(rights: str, credit: str) -> dict[str, str]:
    """Return what is missing of a file's `rights` and `credit` (stripped), as sentences by the
    name of the field; nothing when both may stay as they are.

    Who made a file and gives no name wants none to be shown, which is an author's right (code
    de la propriété intellectuelle, article L121-1); for the work of others a name is due.
    """
    if not rights:
        return {"rights": _("Choose by what right the site may show it.")}
    if rights != Rights.OWN and not credit:
        return {"credit": _("Say who made it: the name is shown with it.")}
    return {}
