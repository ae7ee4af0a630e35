"""How long each kind of page may go unchecked, set by the CCI in one form."""

from datetime import timedelta

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.editorial.truth import WhenSilent

from .kinds import kinds, terms
from .models import FreshnessTerm
from .stale import WAIT

SHORTEST, LONGEST = 7, 1100
#: Two letters and the weeks after each have to come before an advert runs out by its type.
ASKED_FOR = WAIT * 3


class TermsForm(forms.Form):
    """A number of days for each kind; as many fields as there are kinds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        days = terms()
        for kind in kinds():
            self.fields[self.name_of(kind)] = forms.IntegerField(
                label=capfirst(kind._meta.verbose_name_plural),
                min_value=SHORTEST,
                max_value=_longest(kind),
                initial=days[kind],
                help_text=_help(kind),
            )

    @staticmethod
    def name_of(kind) -> str:
        return kind._meta.label_lower.replace(".", "_")

    def save(self) -> None:
        """Keep what differs from what the page types say."""
        for kind in kinds():
            days = self.cleaned_data[self.name_of(kind)]
            row = {"kind": kind._meta.label}
            if days == kind.stays_true.within.days:
                FreshnessTerm.objects.filter(**row).delete()
            else:
                FreshnessTerm.objects.update_or_create(**row, defaults={"days": days})


def _longest(kind) -> int:
    shown_for: timedelta | None = kind.shown_for
    return (shown_for - ASKED_FOR).days if shown_for else LONGEST


def _help(kind) -> str:
    told = {"usual": kind.stays_true.within.days, "longest": _longest(kind)}
    match kind.stays_true.when_silent:
        case WhenSilent.LEAVES:
            words = _(
                "In days: %(usual)s unless you say otherwise, %(longest)s at most. Unanswered, "
                "it leaves the site by itself two weeks after the second mail."
            )
        case WhenSilent.CALL:
            words = _(
                "In days: %(usual)s unless you say otherwise, %(longest)s at most. Unanswered, "
                "it waits for your call before it leaves the site."
            )
        case WhenSilent.STAYS:
            words = _(
                "In days: %(usual)s unless you say otherwise, %(longest)s at most. Unanswered, "
                "it stays, and “Still true?” shows who is silent."
            )
    return words % told
