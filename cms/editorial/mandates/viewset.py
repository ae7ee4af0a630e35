"""Giving a mandate and changing its role, by Wagtail's own screens."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.editorial.models import Mandate

from . import history


class GiveMandateView(CreateView):
    """Remembers who gave the mandate, and writes it into the page's history."""

    def save_instance(self):
        self.form.instance.created_by = self.request.user
        mandate = super().save_instance()
        history.record("editorial.mandate_given", mandate, by=self.request.user)
        return mandate


class ChangeMandateView(EditView):
    """Another role or language; another person is `acts.transfer`, which tells both."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        for name in ("user", "page"):
            form.fields[name].disabled = True
        return form


class MandateViewSet(ModelViewSet):
    """Who holds which page. The list of them is `screens.index`."""

    model = Mandate
    add_view_class = GiveMandateView
    edit_view_class = ChangeMandateView
    icon = "key"
    menu_label = _("Mandates")
    menu_order = 250
    add_to_admin_menu = True
    form_fields = ["user", "page", "role", "language"]
    inspect_view_enabled = False
    copy_view_enabled = False
