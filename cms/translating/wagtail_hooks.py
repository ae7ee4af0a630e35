"""A translation is written on its own screen, wherever in the CMS somebody comes from."""

from django.conf import settings
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from cms.editorial.pages import SitePage

from .board.debt import languages_of
from .editing.states import languages_for
from .machine.admin import GlossaryViewSet
from .models import Translation


@hooks.register("before_edit_page", order=-10)
def lead_to_the_translation(request, page):
    """Wagtail's own form shows nothing of a translation, and would save its row alone."""
    page = page.specific
    return redirect(page.editor_address()) if isinstance(page, Translation) else None


@hooks.register("register_page_header_buttons")
def translate_buttons(page, user, view_name, next_url=None):
    """From a page that the public reads, one button for each language it may be told in."""
    page = page.specific
    if not isinstance(page, SitePage) or not page.has_own_address or not page.live:
        return
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return
    for language in languages_for(user, page):
        yield Button(
            _("Translate into %(language)s…") % {"language": dict(settings.LANGUAGES)[language]},
            Translation.original_editor_address(page.pk, language),
            icon_name="globe",
            priority=60,
        )


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', static("translating/cms.css"))


class BoardMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(languages_of(request.user))


@hooks.register("register_admin_menu_item")
def board_item():
    return BoardMenuItem(
        _lazy("Translations"), reverse("translating:board"), icon_name="globe", order=220
    )


@hooks.register("register_admin_viewset")
def glossary():
    return GlossaryViewSet("glossary", url_prefix="glossary")
