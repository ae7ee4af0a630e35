"""No address of the CMS tells of a page to those who may neither edit nor read it.

Each of Wagtail's screens checks for itself, and some forget: the confirmation of a move, the
messages of the workflow screens, the list of what one may not act on in bulk, the answer to a
choice all tell a draft's title to anybody in the CMS. Here the rule is kept once, for every
address that names a page, those of later versions too.
"""

from django.core.exceptions import BadRequest
from wagtail.admin.auth import permission_denied
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from cms.as_typed import is_number_of_a_row

#: How Wagtail's addresses call the page that they act on.
NAMES_OF_PAGE = ("page_id", "page_to_move_id", "pk")
PAGE_SCREENS = "wagtailadmin_pages"
CHOOSERS = {"wagtailadmin_choose_page_child", "wagtailadmin_choose_page_chosen_multiple"}


class PageAddressesMiddleware:
    """Turn away who asks for a screen of a page that is not theirs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        refused = False
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return None
        if any("\0" in value for _name, values in request.GET.lists() for value in values):
            raise BadRequest("PostgreSQL takes no NUL, and some of Wagtail's searches pass it on.")
        if PAGE_SCREENS in match.namespaces or match.url_name == "workflow_action":
            refused = not _may_edit(request.user, kwargs)
        elif match.url_name in CHOOSERS:
            refused = not _may_choose(request.user, request.GET.getlist("id"), kwargs)
        elif match.url_name == "wagtail_bulk_action" and _is_of_pages(kwargs):
            refused = not _may_act_in_bulk(request.user, request.GET.getlist("id"))
        return permission_denied(request) if refused else None


def may_be_chosen_by(user, pages):
    """Return those of `pages` that `user` may link to: what is live, and what they may edit.

    Choosers show pages where they stand: of those that keep it secret, only what they may edit.
    """
    explorable = policy_registry.get_by_type(Page).explorable_instances(user)
    live = pages.live()
    for model in get_page_models():
        if secret := getattr(model, "has_secret_place", None):
            live = live.exclude(pk__in=model.objects.filter(secret).order_by().values("pk"))
    return live | pages.filter(pk__in=explorable.values_list("pk", flat=True))


def _may_edit(user, kwargs) -> bool:
    named = next((kwargs[name] for name in NAMES_OF_PAGE if name in kwargs), None)
    page = Page.objects.filter(pk=named).first() if named else None
    return page is None or page.permissions_for_user(user).can_edit()


def _may_choose(user, listed, kwargs) -> bool:
    if not all(is_number_of_a_row(text) for text in listed):
        return False
    numbers = {int(text) for text in listed}
    if "parent_page_id" in kwargs:
        numbers.add(kwargs["parent_page_id"])
    named = Page.objects.filter(pk__in=numbers)
    return may_be_chosen_by(user, named).count() == named.count()


def _may_act_in_bulk(user, listed) -> bool:
    """Whether `user` is of those who publish: the screen names what one may not act on too."""
    return all(text == "all" or is_number_of_a_row(text) for text in listed) and (
        policy_registry.get_by_type(Page).user_has_permission(user, "publish")
    )


def _is_of_pages(kwargs) -> bool:
    return (kwargs["app_label"], kwargs["model_name"].lower()) == ("wagtailcore", "page")
