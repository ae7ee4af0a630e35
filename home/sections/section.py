"""What every section of the home page has."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Section(blocks.StructBlock):
    """A part of the home page, under a heading of its own.

    A section type names its template in ``Meta`` and adds to the context what it shows. Its
    template writes nothing at all when there is nothing to show.
    """

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    introduction = blocks.TextBlock(label=_("Introduction"), max_length=400, required=False)
