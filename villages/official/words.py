"""Official figures in the words that people read."""

from django.utils.translation import gettext as _

from cms.editorial.choice_set import ChoiceSetField
from cms.importing.report import Change
from villages.facts import MEASURES, measure
from villages.models import VillagePage

from .figures import Figure


def label_of(name: str) -> str:
    """Return what a fact is called, without its unit."""
    label, _unit = MEASURES.get(name, (VillagePage._meta.get_field(name).verbose_name, ""))
    return str(label)


def in_words(name: str, value) -> str:
    """Return the value of a fact with its unit, a list of choices by their names."""
    if value in (None, "", []):
        return ""
    field = VillagePage._meta.get_field(name)
    if isinstance(field, ChoiceSetField):
        return ", ".join(map(str, field.labels(value)))
    if isinstance(value, str):
        return value
    return measure(value, MEASURES.get(name, ("", ""))[1])


def change_in_words(village, figure: Figure) -> Change:
    """Return what `village` says beside what it would say: of a list, only what differs."""
    now = getattr(village, figure.field)
    if not isinstance(figure.value, list):
        return Change(
            label_of(figure.field),
            in_words(figure.field, now),
            in_words(figure.field, figure.value),
        )
    then = set(figure.applied_to(now))
    gone, come = set(now) - then, then - set(now)
    return Change(
        label_of(figure.field),
        _less(in_words(figure.field, list(gone))),
        _more(in_words(figure.field, list(come))),
    )


def _more(names: str) -> str:
    return _("there is: %(names)s") % {"names": names} if names else ""


def _less(names: str) -> str:
    return _("there is not: %(names)s") % {"names": names} if names else ""
