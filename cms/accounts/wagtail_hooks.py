"""Who looks after people in the CMS does not thereby get every right there is."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from wagtail import hooks


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
