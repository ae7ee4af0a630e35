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
from wagtail.models import Page

from . import stale
from .mandates import history
from .mandates.viewset import MandateViewSet
from .middleware import may_be_chosen_by
from .panels import MyPagesPanel, WaitingPanel
from .queue.order import waiting
from .ready_words import ReadyWordsViewSet
from .views import readers, review

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


class ReadersMenuItem(MenuItem):
    def is_shown(self, request):
        return readers.may_name_readers(request.user)


@hooks.register("register_admin_menu_item")
def readers_menu_item():
    return ReadersMenuItem(
        _("Who reads"), reverse("editorial:reviewers"), "readers", icon_name="group", order=231
    )


class QueueMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("editorial.decide_review")

    def render_component(self, request):
        component = super().render_component(request)
        if number := waiting().count():
            component.label = f"{component.label} ({number})"
        return component


@hooks.register("register_admin_menu_item")
def queue_menu_item():
    return QueueMenuItem(
        _("To read"), reverse("editorial:queue"), "queue", icon_name="clipboard-list", order=2
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
    """After submitting lead to the first screen, after deciding to what is to be read next.

    Wagtail leads to the list of the page's neighbours, which a partner may not see.
    """
    if "action-workflow-action" in request.POST:
        return redirect("editorial:next")
    if "action-submit" in request.POST:
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
    history.register_actions(actions)
    actions.register_action("editorial.close", _("Close"), _("Closed"))
    actions.register_action(
        "editorial.put_back", _("Put back"), _("Earlier version put back as a draft")
    )
    actions.register_action("editorial.reopen", _("Open again"), _("Opened again"))
    actions.register_action(
        "editorial.run_out", _("Taken off"), _("Taken off the site: nobody could be asked")
    )
    actions.register_action("editorial.confirm", _("Still true"), _("Said to be still true"))


@hooks.register("register_admin_viewset")
def mandates():
    return MandateViewSet("mandates", url_prefix="mandates")


@hooks.register("register_admin_viewset")
def ready_words():
    return ReadyWordsViewSet("ready_words", url_prefix="review/ready-words")


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/cms.css"))
