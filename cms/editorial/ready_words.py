"""The CCI's screens of the words that are ready to be sent back."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from .models import ReadyWords


class ReadyWordsViewSet(ModelViewSet):
    """Words that the moderators keep for one another."""

    model = ReadyWords
    icon = "openquote"
    menu_label = _("Ready words")
    menu_order = 232
    add_to_admin_menu = True
    form_fields = ["title", "language", "text"]
    list_display = ["title", "language", "text"]
    list_filter = ["language"]
    search_fields = ["title", "text"]
    search_backend_name = None
    inspect_view_enabled = False
    copy_view_enabled = False
