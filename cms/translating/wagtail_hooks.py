"""A translation is written on its own screen, wherever in the CMS somebody comes from."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .models import Translation


@hooks.register("before_edit_page", order=-10)
def lead_to_the_translation(request, page):
    """Wagtail's own form shows nothing of a translation, and would save its row alone."""
    page = page.specific
    return redirect(page.editor_address()) if isinstance(page, Translation) else None


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', static("translating/cms.css"))
