"""Dossiers in the CMS: what they hold, for whom they are opened, who has read them.

The list and the trace tell nothing of what a dossier holds. Reading and editing show it, and
each time is a row.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from cms.editorial.review import Refused
from entreprendre import dossiers, retention
from entreprendre.forms import DossierForm, OpeningForm, named
from entreprendre.models import TakeoverDossier
from entreprendre.views.reading import picture_response


class DossierIndexView(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page").prefetch_related("openings")


class DossierCreateView(generic.CreateView):
    def save_instance(self):
        dossier = super().save_instance()
        # who wrote it knows it
        dossiers.record_reading(dossier, user=self.request.user)
        return dossier


class DossierEditView(generic.EditView):
    def get_object(self, queryset=None):
        dossier = super().get_object(queryset)
        if dossier.is_erased:
            raise Http404
        return dossier

    def get(self, request, *args, **kwargs):
        answer = super().get(request, *args, **kwargs)
        dossiers.record_reading(self.object, user=request.user)
        return answer


class DossierScreen(generic.InspectView):
    """One dossier, and the acts on it."""

    any_permission_required = ["view"]
    inspect_url_name = None

    @property
    def title(self) -> str:
        """The advert's name and village, for the page's head."""
        takeover = self.object.page
        return named(takeover) if takeover else _("The advert is deleted")

    def get_page_subtitle(self):
        return self.title

    def get_edit_url(self):
        return None if self.object.is_erased else super().get_edit_url()

    def get_fields_context(self):
        return []  # only the templates say what of it is shown

    def back(self):
        return redirect(self.inspect_url_name, self.object.pk)


class TraceView(DossierScreen):
    """For whom the dossier is opened and who has read it; opens it for somebody on POST."""

    template_name = "entreprendre/cms/trace.html"
    page_title = gettext_lazy("Openings and readings")

    def get_context_data(self, form=None, **kwargs):
        may_open = self.request.user.has_perm(dossiers.MAY_OPEN)
        return super().get_context_data(**kwargs) | {
            "dossier": self.object,
            "takeover": self.object.page,
            "name": self.title,
            "may_open": may_open,
            "form": form or OpeningForm(),
            "openings": self.object.openings.select_related("opened_by", "revoked_by"),
            "readings": self.object.readings.select_related("opening")[:200],
        }

    def post(self, request, *args, **kwargs):
        form = OpeningForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            opening = dossiers.open_for(self.object, by=request.user, **form.cleaned_data)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            done = _("Opened for %(name)s: the link is on its way.") % {"name": opening.name}
            messages.success(request, done)
        return self.back()


class ReadView(DossierScreen):
    """What the dossier holds. Each look is a row of the trace."""

    template_name = "entreprendre/cms/read.html"
    page_title = gettext_lazy("Dossier")

    def get_context_data(self, **kwargs):
        if self.object.is_erased:
            raise Http404
        dossiers.record_reading(self.object, user=self.request.user)
        return super().get_context_data(**kwargs) | {
            "dossier": self.object,
            "name": self.title,
            "photographs": self.object.photographs.all(),
            "path": self.request.path,
        }


class PhotographView(DossierScreen):
    """A picture of the dossier, for a colleague who is reading it."""

    def get(self, request, *args, photograph, **kwargs):
        if not dossiers.may_send_pictures(self.object, user=request.user):
            raise Http404
        return picture_response(self.object, photograph)


class RevokeView(DossierScreen):
    http_method_names = ["post"]

    def post(self, request, *args, opening, **kwargs):
        found = self.object.openings.filter(pk=opening).first()
        if found is None:
            raise Http404
        try:
            dossiers.revoke(found, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The link opens nothing any more."))
        return self.back()


class EraseView(DossierScreen):
    """Erases what the dossier holds before its time, when who hands over asks for it."""

    http_method_names = ["post"]
    any_permission_required = ["change"]

    def post(self, request, *args, **kwargs):
        retention.erase(self.object.pk, timezone.now())
        messages.success(request, _("The dossier is erased. Its trace stays for a year."))
        return self.back()


class DossierViewSet(ModelViewSet):
    """The dossiers, for the CCI. Nothing deletes one: it is erased, and leaves its trace."""

    model = TakeoverDossier
    url_prefix = "dossiers"
    icon = "lock"
    menu_label = gettext_lazy("Confidential dossiers")
    menu_order = 260
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = DossierIndexView
    add_view_class = DossierCreateView
    edit_view_class = DossierEditView
    edit_handler = ObjectList(TakeoverDossier.panels, base_form_class=DossierForm)
    inspect_view_class = TraceView
    search_fields = ["page__title"]
    search_backend_name = None
    list_display = [
        TitleColumn(
            "page",
            label=gettext_lazy("Advert"),
            accessor=lambda dossier: named(dossier.page) if dossier.page else "–",
            url_name="dossiers:inspect",
        ),
        Column(
            "in_force",
            label=gettext_lazy("Open for"),
            accessor=lambda dossier: sum(one.is_in_force for one in dossier.openings.all()),
        ),
        DateColumn("updated_at", label=gettext_lazy("Changed"), sort_key="updated_at"),
        DateColumn("erased_at", label=gettext_lazy("Erased"), sort_key="erased_at"),
    ]

    def get_urlpatterns(self):
        kept = {"index", "index_results", "add", "edit", "inspect"}
        acts = {
            "read/<int:pk>/": (ReadView, "read"),
            "read/<int:pk>/<int:photograph>/": (PhotographView, "photograph"),
            "revoke/<int:pk>/<int:opening>/": (RevokeView, "revoke"),
            "erase/<int:pk>/": (EraseView, "erase"),
        }
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            *(
                path(route, self.construct_view(view, template_name=view.template_name), name=name)
                for route, (view, name) in acts.items()
            ),
        ]

    def get_common_view_kwargs(self, **kwargs):
        absent = dict.fromkeys(("delete_url_name", "usage_url_name", "history_url_name"))
        return super().get_common_view_kwargs(**absent | kwargs)

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(**kwargs) | {
            "template_name": TraceView.template_name
        }

    def register_admin_url_finder(self):
        """Logs do not lead to a dossier: who reads them need not know that there is one."""
