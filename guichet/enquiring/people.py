"""Who of the CCI reads and answers enquiries."""

from django.contrib.auth import get_user_model


def answerers():
    """Return the people whose group lets them take an enquiry up."""
    return (
        get_user_model()
        .objects.filter(
            is_active=True,
            groups__permissions__codename="change_enquiry",
            groups__permissions__content_type__app_label="guichet",
        )
        .distinct()
    )


def may_answer(user) -> bool:
    return user.is_active and user.has_perm("guichet.change_enquiry")


def may_read(user) -> bool:
    return user.is_active and user.has_perm("guichet.view_enquiry")
