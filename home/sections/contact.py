"""How to reach the CCI."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from cms.translation.wording import put_words
from home.models.settings import SiteSettings

from .section import Section, find_index


class ContactSection(Section):
    """The telephone, the way to write, and the advisers who answer."""

    class Meta:
        icon = "mail"
        label = _("Contact")
        description = _("The telephone, the way to write, and the advisers of the team’s page.")
        template = "home/sections/contact.html"

    def shown(self, value, context):
        reach = SiteSettings.read(context["request"])
        team = find_index(context, apps.get_model("home.TeamPage"))
        advisers = []
        if team:
            put_words([team])  # the menu knows its title only
            found = team.advisers.select_related("photograph")
            advisers = list(found.prefetch_related("photograph__renditions"))
        if not (advisers or reach.numbers or reach.email):
            return None
        return {"reach": reach, "team": team, "advisers": advisers}
