"""What members share, in the CMS: notices that were reported, documents. Imported by
`annuaire.wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from annuaire.models import MemberDocument

from . import cms_views
from .board import may_settle


class MemberDocumentViewSet(SnippetViewSet):
    model = MemberDocument
    icon = "doc-full"
    menu_label = _("Documents of the club")
    menu_name = "member-documents"
    menu_order = 41
    list_display = ["title", "date", "sort_order"]
    search_fields = ["title"]
    panels = [
        FieldPanel("title"),
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("sort_order")]),
    ]


register_snippet(MemberDocumentViewSet)


class NoticesMenuItem(MenuItem):
    def is_shown(self, request):
        return may_settle(request.user)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", cms_views.index, name="index"),
        path("<int:pk>/<slug:word>/", cms_views.settle, name="settle"),
    ]
    return [path("members-notices/", include((patterns, "notices")))]


@hooks.register("register_annuaire_menu_item")
def notices_item():
    return NoticesMenuItem(
        _("Offers and requests"),
        reverse("notices:index"),
        name="notices",
        icon_name="clipboard-list",
        order=40,
    )


@hooks.register("register_annuaire_menu_item")
def documents_item():
    return MemberDocument.snippet_viewset.get_menu_item()
