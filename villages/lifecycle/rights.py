"""Who keeps the list of the partner villages."""

#: Held by the CCI's moderators and administrators, by nobody else (`cms.editorial.groups`): who
#: may give and take mandates may decide which villages there are.
RIGHTS = ("editorial.add_mandate", "editorial.change_mandate", "editorial.delete_mandate")


def keeps_villages(user) -> bool:
    """Whether `user` may add villages, invite and dismiss their people, close them."""
    return user.is_active and user.has_perms(RIGHTS)
