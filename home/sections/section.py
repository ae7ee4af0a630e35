"""What every section of the home page has."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Section(blocks.StructBlock):
    """A part of the home page, under a heading of its own.

    A section type adds its fields, names its template in ``Meta`` (an extension of
    ``home/sections/section.html``) and says in `shown` what there is to see.
    """

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    introduction = blocks.TextBlock(
        label=_("Introduction"),
        max_length=400,
        required=False,
        help_text=_("One or two sentences below the heading. It may stay empty."),
    )

    class Meta:
        label_format = "{heading}"

    def shown(self, value, context) -> dict | None:
        """Return what the template shows besides the fields in `value`.

        None when there is nothing to show: then nothing of the section is written, whatever
        its heading. `context` is the home page's: ``request``, ``closed`` for `listed`, and
        ``villages``, the listed ones.
        """
        raise NotImplementedError

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        shown = self.shown(value, context)
        return context | {"has_content": shown is not None} | (shown or {})


def find_index(context, model):
    """Return the page of type `model` that stands right below the home page; None without one.

    It is found in the site's menu, which every page reads: only what the public may see.
    """
    return next((page for page in _below_home(context) if isinstance(page, model)), None)


def readable(context, pages) -> dict:
    """Return, by their key, those of `pages` (of one type) that the public may read.

    They were chosen in the CMS, and may be gone since: None, unpublished, closed.
    """
    chosen = {page.pk: page for page in pages if page is not None}
    known = {page.pk: page for page in _below_home(context) if page.pk in chosen}
    if missing := [page for key, page in chosen.items() if key not in known]:
        listed = type(missing[0]).objects.listed(context["closed"])
        known |= listed.select_related("locale").worded().in_bulk([page.pk for page in missing])
    return known


def _below_home(context) -> list:
    # the menu knows page types, which know their fields: the sections are one of them
    from home.templatetags.navigation import menu

    return menu(context).get("pages", [])
