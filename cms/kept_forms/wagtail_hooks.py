"""The editor of the CMS says when its author is logged out."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("insert_editor_js")
def tell_who_is_logged_out():
    return format_html(
        '<script src="{}" data-logged-out="{}" data-back="{}"></script>',
        static("js/kept.js"),
        _(
            "You are logged out. Go on typing: when you save, you log in again, and nothing of it"
            " is lost."
        ),
        _("You are logged in again."),
    )
