"""The CCI's screens of the club, in one group of the CMS's menu.

Each room registers its own screens in its `admin` module, which is imported here. An item comes
into the group through the hook `register_club_menu_item`: a function that returns a
`wagtail.admin.menu.MenuItem`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from club.attending import admin as attending_admin  # noqa: F401
from club.booking import admin as booking_admin  # noqa: F401
from club.themes import admin as theme_admin  # noqa: F401

MENU = Menu(register_hook_name="register_club_menu_item")


@hooks.register("register_admin_menu_item")
def club_menu():
    """Return the group; Wagtail shows it to who has any of its items."""
    return SubmenuMenuItem(_("Club"), MENU, name="club", icon_name="calendar", order=246)
