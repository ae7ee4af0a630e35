"""The CMS trimmed to what each person may use."""

import json

from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from . import stale
from .middleware import may_be_chosen_by
from .models import Mandate
from .panels import MyPagesPanel, WaitingPanel
from .views import review

#: What the sidebar shows to those who are in the CMS by mandate only.
MENU_OF_PARTNERS = {"my-pages", "images", "documents"}


def is_partner(user) -> bool:
    """Whether `user` is in the CMS by mandate alone: no role at the CCI."""
    return not user.is_superuser and not user.groups.exists()


@hooks.register("register_admin_menu_item")
def my_pages_menu_item():
    return MenuItem(
        _("My pages"), reverse("wagtailadmin_home"), "my-pages", icon_name="home", order=1
    )


@hooks.register("construct_main_menu")
def trim_main_menu(request, items):
    if is_partner(request.user):
        items[:] = [item for item in items if item.name in MENU_OF_PARTNERS]
    else:
        items[:] = [item for item in items if item.name not in {"my-pages", "help"}]


@hooks.register("construct_reports_menu")
def trim_reports_menu(request, items):
    items[:] = [item for item in items if item.name != "page-types-usage"]


@hooks.register("construct_homepage_panels")
def home_panels(request, panels):
    panels[:] = [WaitingPanel(request), MyPagesPanel(request)]


@hooks.register("construct_homepage_summary_items")
def no_summary_for_partners(request, items):
    if is_partner(request.user):
        items.clear()


@hooks.register("construct_page_action_menu")
def trim_page_actions(items, request, context):
    """One plain act each: approve with corrections, or send back; withdraw; submit."""
    labels = {
        "approve": _("Approve, with my corrections"),
        "action-cancel-workflow": _("Withdraw it and go on editing"),
        "action-submit": _("Submit to the CCI"),
    }
    page = context.get("page")
    decides = any(item.name == "approve" for item in items)
    items[:] = [
        item
        for item in items
        if item.name != "action-restart-workflow"
        and not (decides and item.name in {"action-cancel-workflow", "action-save-draft"})
    ]
    # the first one is the button, the others unfold: never take down by a slip
    items.sort(key=lambda item: (item.name == "action-unpublish", item.name != "approve"))
    for n, item in enumerate(items):
        if item.name in labels and page is not None:
            items[n] = _relabelled(item, labels[item.name])


def _relabelled(item, label):
    """Return `item` under another label, whatever its own context says."""

    class Relabelled(type(item)):
        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"label": label}

    copy = Relabelled.__new__(Relabelled)
    copy.__dict__.update(item.__dict__)
    copy.label = label
    return copy


@hooks.register("before_edit_page")
def refuse_stale_save(request, page):
    """Refuse a save made on an older version. Taking a submission back saves nothing, and
    follows our rules, which Wagtail's own button does not know."""
    if request.method != "POST":
        return None
    _refuse_odd_note(request.POST.get("workflow-action-extra-data") or "{}")
    # of two who save at once the second waits here, and then finds that it is late
    latest = Page.objects.select_for_update().get(pk=page.pk)
    if "action-cancel-workflow" in request.POST:
        return review.withdraw(request, page.pk)
    if stale.is_stale(request, latest):
        return stale.conflict_response(request, page)
    return None


@hooks.register("after_edit_page")
def back_to_first_screen(request, page):
    """After submitting or deciding, lead to the screen that says what comes next.

    Wagtail leads to the list of the page's neighbours, which a partner may not see.
    """
    if request.POST.keys() & {"action-submit", "action-workflow-action"}:
        return redirect("wagtailadmin_home")
    return None


def _refuse_odd_note(text: str) -> None:
    """Answer 400 to anything but the note that goes with a decision on the edit screen."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BadRequest("The note cannot be read.") from error
    if not isinstance(data, dict) or not isinstance(data.pop("comment", ""), str) or data:
        raise BadRequest("The note cannot be read.")


@hooks.register("construct_page_chooser_queryset")
def choose_only_what_one_may_see(pages, request):
    """Hide other people's drafts in the chooser: what is live, and what one may explore."""
    return may_be_chosen_by(request.user, pages)


class ReadOnlyPages(PagesAdminAPIViewSet):
    """The API that feeds the sidebar, without its acts.

    They go round the review lock (reverting to an older version) and round the hooks
    (copying); the screens that we use need none of them.
    """

    actions = {}


@hooks.register("construct_admin_api", order=1000)
def api_without_acts(router):
    router.register_endpoint("pages", ReadOnlyPages)


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(
        "editorial.correct", _("Correct"), _("Corrected before approval by the CCI")
    )
    actions.register_action("editorial.close", _("Close"), _("Closed"))
    actions.register_action(
        "editorial.put_back", _("Put back"), _("Earlier version put back as a draft")
    )
    actions.register_action("editorial.reopen", _("Open again"), _("Opened again"))
    actions.register_action("editorial.confirm", _("Still true"), _("Said to be still true"))


class GiveMandateView(CreateView):
    """Remembers who gave the mandate."""

    def save_instance(self):
        self.form.instance.created_by = self.request.user
        return super().save_instance()


class MandateViewSet(ModelViewSet):
    """Who holds which page."""

    model = Mandate
    add_view_class = GiveMandateView
    icon = "key"
    menu_label = _("Mandates")
    menu_order = 250
    add_to_admin_menu = True
    form_fields = ["user", "page", "role", "language"]
    list_display = ["user", "page", "role", "language", "created_at"]
    list_filter = ["role", "language"]
    search_fields = ["user__email", "user__last_name", "page__title"]
    search_backend_name = None
    inspect_view_enabled = True
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def mandates():
    return MandateViewSet("mandates", url_prefix="mandates")


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/cms.css"))
