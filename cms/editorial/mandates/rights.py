"""Who keeps the mandates."""

#: Held by the CCI's moderators and administrators, by nobody else (`cms.editorial.groups`).
RIGHTS = ("editorial.add_mandate", "editorial.change_mandate", "editorial.delete_mandate")


def keeps_mandates(user) -> bool:
    """Whether `user` may give, suspend, hand on and end every mandate."""
    return user.is_active and user.has_perms(RIGHTS)
