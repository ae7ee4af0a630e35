"""Figures: those that the site counts itself, and those that somebody states, with a source."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from annuaire.models import MemberPage
from entreprendre.models import TakeoverPage
from villages.models import HousingPage, TelecentrePage, VillagePage

from .section import Section


@dataclass(frozen=True)
class Count:
    """Something that the site counts: what it is called, and how many there are now.

    `now` counts nothing that happened before the site was there: the CCI states that beside it.
    It is given which pages are closed, as `listed` takes it.
    """

    name: str
    now: Callable[[Q], int]


#: What can be counted, by its code, which never changes. A room that has something to count
#: adds it here.
COUNTS = {
    "villages": Count(
        _("partner villages"), lambda closed: VillagePage.objects.listed(closed).count()
    ),
    "telecentres": Count(
        _("télécentres"), lambda closed: TelecentrePage.objects.listed(closed).count()
    ),
    "homes": Count(
        _("homes to rent and to buy"), lambda closed: HousingPage.objects.listed(closed).count()
    ),
    "takeovers": Count(
        _("businesses to take over"), lambda closed: TakeoverPage.objects.listed(closed).count()
    ),
    "members": Count(
        _("members of the network"), lambda closed: MemberPage.objects.listed(closed).count()
    ),
}


def countable() -> list[tuple[str, str]]:
    """Return the choices of what can be counted: asked each time, for rooms add theirs.

    Migrations know it by its name.
    """
    return [(code, count.name) for code, count in COUNTS.items()]


@dataclass(frozen=True)
class Figure:
    """A figure as it is shown: `number` as the reader's language writes it.

    `label` is the CCI's own, `name` the site's, in the reader's language: one of them is empty.
    `before` is how many of them are `source`'s and not counted.
    """

    number: str
    label: str = ""
    name: str = ""
    source: str = ""
    before: str = ""


class CountBlock(blocks.StructBlock):
    """A number that is counted each time it is shown, on top of what was before the site."""

    what = blocks.ChoiceBlock(label=_("What is counted"), choices=countable)
    before = blocks.IntegerBlock(
        label=_("Number before the site counted"),
        min_value=0,
        required=False,
        help_text=_("It is added to what the site counts: only what the site has not seen."),
    )
    source = blocks.CharBlock(
        label=_("Source of this number"),
        max_length=160,
        required=False,
        help_text=_("Who says so, of which years. Shown below the number."),
    )

    class Meta:
        icon = "order"
        label = _("Counted now")
        label_format = "{what}"

    def clean(self, value):
        value = super().clean(value)
        if value["before"] and not value["source"]:
            raise StructBlockValidationError(
                block_errors={"source": ValidationError(_("Say where this number comes from."))}
            )
        return value

    def figure(self, value, closed) -> Figure | None:
        """Return the figure, None when there is none of it or nobody counts it any more."""
        count, before = COUNTS.get(value["what"]), value["before"] or 0
        total = before + count.now(closed) if count else 0
        if not total:
            return None
        return Figure(
            written(total),
            name=count.name,
            source=value["source"] if before else "",
            before=written(before) if before else "",
        )


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
        label_format = "{number} {label}"

    def figure(self, value, closed) -> Figure:
        """Return the figure as it is stated."""
        return Figure(written(value["number"]), label=value["label"], source=value["source"])


def written(number: int) -> str:
    """Return `number` as the active language writes it: ``1 234`` in French, ``1,234``."""
    return number_format(number, force_grouping=True)


class FiguresSection(Section):
    """The programme in figures."""

    figures = blocks.StreamBlock(
        [("count", CountBlock()), ("stated", StatedFigureBlock())],
        label=_("Figures"),
        max_num=6,
        help_text=_("One that the site can count is counted; any other has a source."),
    )

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("The programme in figures, counted by the site or stated with a source.")
        template = "home/sections/figures.html"

    def shown(self, value, context):
        figures = [child.block.figure(child.value, context["closed"]) for child in value["figures"]]
        figures = [figure for figure in figures if figure]
        return {"figures": figures} if figures else None
