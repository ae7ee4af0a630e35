"""What whoever applies a table may tick, beside applying it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Tick:
    """`name` is said in forms and to commands (``leave_out``), the rest to people."""

    name: str
    label: str
    help_text: str = ""


LEAVE_OUT = Tick(
    "leave_out",
    _("Leave out the lines with problems"),
    _("The others are done; those stay as they are, for the next file."),
)
