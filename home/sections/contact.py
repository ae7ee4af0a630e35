"""How to reach the CCI."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from .section import Section


class ContactSection(Section):
    """The telephone, the form, and the advisers who answer."""

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "home/sections/contact.html"

    def get_context(self, value, parent_context=None):
        team = apps.get_model("home.TeamPage").objects.listed().first()
        return super().get_context(value, parent_context=parent_context) | {
            "team": team,
            "advisers": team.advisers.select_related("photograph") if team else [],
        }
