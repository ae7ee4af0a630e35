"""What the villages add to the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter

from cms.editorial.models import Mandate
from villages.facts import GROUPS
from villages.lifecycle import cms_hooks  # noqa: F401 - registers its own
from villages.village_space.rights import villages_of


class PlainActsPanel(Component):
    """The way from the CMS to « Mon village », for who keeps one or two."""

    name = "plain_acts"
    order = 15  # before "my pages"
    template_name = "villages/space/cms_panel.html"

    def __init__(self, villages):
        self.villages = villages

    def get_context_data(self, parent_context):
        return {"villages": self.villages}


# after the kernel's, which begins the screen
@hooks.register("construct_homepage_panels", order=100)
def offer_plain_acts(request, panels):
    mandated = Mandate.objects.for_user(request.user).values("page__translation_key")
    villages = list(villages_of(request.user).filter(translation_key__in=mandated))
    if villages:
        panels.append(PlainActsPanel(villages))


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("villages.figures", _("Official figures"), _("Official figures taken"))

    @actions.register_action("villages.confirm")
    class ConfirmFormatter(LogFormatter):
        label = _("Facts still true")

        def format_message(self, entry):
            headings = {group.code: group.heading for group in GROUPS}
            group = headings.get(entry.data.get("group"))
            return _("Said to be still true: %(group)s") % {"group": group}
