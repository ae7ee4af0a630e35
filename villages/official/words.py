"""Official figures in the words that people read."""

from django.utils.translation import gettext as _

from cms.editorial.choice_set import ChoiceSetField
from cms.importing.report import Change
from cms.measures import measure
from villages.facts import MEASURES
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
    """Return what `village` says beside what it would say: of a list, what comes and what goes."""
    name, value = figure.field, figure.value
    now = getattr(village, name)
    label, old = label_of(name), in_words(name, now)
    if not isinstance(value, list):
        return Change(label, old, in_words(name, value))
    then = set(figure.applied_to(now))
    come, gone = list(then - set(now)), list(set(now) - then)
    told = [
        _("with %(names)s") % {"names": in_words(name, come)} if come else "",
        _("without %(names)s") % {"names": in_words(name, gone)} if gone else "",
    ]
    return Change(label, old, ", ".join(filter(None, told)))
