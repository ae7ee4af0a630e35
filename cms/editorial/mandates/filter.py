"""Which of the mandates the CCI looks at."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.editorial.list_filter import ListFilter
from cms.editorial.models import Mandate

from .activity import silent_since, with_last_act

#: For how long nobody was heard, in days, as the choice says it.
SILENCES = [("183", _("for 6 months")), ("365", _("for 12 months"))]


class MandateFilter(ListFilter):
    """What stands in the address of the screen."""

    q = forms.CharField(
        label=_("Person, village or page"), max_length=100, required=False, strip=True
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=[("", _("all")), *Mandate.Role.choices], required=False
    )
    silent = forms.ChoiceField(
        label=_("Silent"), choices=[("", _("does not matter")), *SILENCES], required=False
    )
    suspended = forms.BooleanField(label=_("Suspended only"), required=False)

    def found(self):
        """Return the mandates that are looked for, with `last_act_at`, by page and by role."""
        found = with_last_act(Mandate.objects.all())
        asked = self.asked
        for word in asked.get("q", "").split():
            found = found.filter(
                Q(page__draft_title__icontains=word)
                | Q(user__first_name__icontains=word)
                | Q(user__last_name__icontains=word)
                | Q(user__email__icontains=word)
            )
        if "role" in asked:
            found = found.filter(role=asked["role"])
        if "suspended" in asked:
            found = found.exclude(suspended_at=None)
        if "silent" in asked:
            found = silent_since(found, int(asked["silent"]))
        return found.select_related("user", "page", "created_by", "suspended_by").order_by(
            "page__draft_title", "role", "user__last_name", "pk"
        )
