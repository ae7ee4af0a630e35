"""Figures: those that the site counts itself, and those that somebody states, with a source."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from annuaire.models import MemberPage
from villages.models import VillagePage

from .section import Section

#: What can be counted, by its code: what it is called, and how many there are now. Rooms that
#: have something to count add it here.
COUNTS: dict[str, tuple[str, Callable[[], int]]] = {
    "villages": (_("partner villages"), lambda: VillagePage.objects.listed().count()),
    "members": (_("members of the network"), lambda: MemberPage.objects.listed().count()),
}


class CountBlock(blocks.StructBlock):
    """A number that is counted each time it is shown."""

    what = blocks.ChoiceBlock(
        label=_("What is counted"), choices=[(code, name) for code, (name, _f) in COUNTS.items()]
    )

    class Meta:
        icon = "order"
        label = _("Counted now")

    def get_context(self, value, parent_context=None):
        name, count = COUNTS[value["what"]]
        return super().get_context(value, parent_context=parent_context) | {
            "number": count(),
            "name": name,
        }


class StatedFigureBlock(blocks.StructBlock):
    """A number that the CCI states, with who says so and since when."""

    number = blocks.IntegerBlock(label=_("Number"), min_value=0)
    label = blocks.CharBlock(label=_("Of what"), max_length=80)
    source = blocks.CharBlock(
        label=_("Source and date"),
        max_length=160,
        help_text=_("Who says so, of which years. Shown below the number."),
    )

    class Meta:
        icon = "edit"
        label = _("Stated, with a source")


class FiguresSection(Section):
    """The programme in figures."""

    figures = blocks.StreamBlock(
        [("count", CountBlock()), ("stated", StatedFigureBlock())], label=_("Figures"), max_num=6
    )

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "home/sections/figures.html"
