"""Who looks after people in the CMS does not thereby get every right there is."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from . import lost_phone


@hooks.register("before_create_user")
def refuse_making_a_superuser(request):
    """Let superusers alone make superusers."""
    if "is_superuser" in request.POST and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_edit_user")
def refuse_changing_a_superuser(request, person):
    """Let superusers alone change superusers: a new password would be theirs."""
    refuse_making_a_superuser(request)
    _refuse_superusers(request, [person])


@hooks.register("before_delete_user")
def refuse_deleting_a_superuser(request, person):
    _refuse_superusers(request, [person])


@hooks.register("before_bulk_action")
def refuse_superusers_in_bulk(request, action_type, objects, action):
    if action.model is get_user_model():
        _refuse_superusers(request, objects)


def _refuse_superusers(request, people) -> None:
    if any(person.is_superuser for person in people) and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("register_admin_urls")
def lost_phone_address():
    return [path("people/<int:user_id>/lost-phone/", lost_phone.reset, name="lost_phone")]


@hooks.register("register_user_listing_buttons")
def lost_phone_button(user, request_user):
    if request_user.is_superuser and user.pk != request_user.pk:
        yield Button(
            _("Lost telephone"),
            url=reverse("lost_phone", args=[user.pk]),
            icon_name="lock",
            priority=90,
        )


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(
        lost_phone.ACTION, _("Take the second factor away"), _("Second factor taken away")
    )
