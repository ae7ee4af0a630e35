"""The CCI's screens of the annuaire, in one group of the CMS's menu.

Each room registers its own screens in its `admin` module, which is imported here. An item comes
into the group through the hook `register_annuaire_menu_item`: a function that returns a
`wagtail.admin.menu.MenuItem`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from annuaire.book import admin as book_admin  # noqa: F401
from annuaire.companies import admin as companies_admin  # noqa: F401
from annuaire.inviting import admin as inviting_admin  # noqa: F401
from annuaire.joining import admin as joining_admin  # noqa: F401
from annuaire.network import admin as network_admin  # noqa: F401
from annuaire.skills import admin as skills_admin  # noqa: F401

MENU = Menu(register_hook_name="register_annuaire_menu_item")


@hooks.register("register_admin_menu_item")
def annuaire_menu():
    """Return the group; Wagtail shows it to who has any of its items."""
    return SubmenuMenuItem(_("Annuaire"), MENU, name="annuaire", icon_name="group", order=245)
