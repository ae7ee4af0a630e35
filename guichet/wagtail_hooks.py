"""The screens of those who answer, in one group of the CMS's menu.

Each room registers its own screens in its `admin` module, which is imported here. An item comes
into the group through the hook `register_guichet_menu_item`: a function that returns a
`wagtail.admin.menu.MenuItem`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from guichet.enquiring import admin as enquiring_admin  # noqa: F401

MENU = Menu(register_hook_name="register_guichet_menu_item")


@hooks.register("register_admin_menu_item")
def guichet_menu():
    """Return the group; Wagtail shows it to who has any of its items."""
    return SubmenuMenuItem(_("Guichet"), MENU, name="guichet", icon_name="mail", order=240)
