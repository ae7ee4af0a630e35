"""Listings in the CMS that are to be read only, with one act: to try a failed row again."""

from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet


class RetryInspectView(generic.InspectView):
    """A row with its labels; with a button when it was given up.

    The model says so by ``is_given_up``; a subclass yields the (label, value) pairs to show.
    """

    template_name = "outbox/inspect.html"
    retry_url_name = None
    retry_label = ""

    def get_rows(self, row):
        raise NotImplementedError

    def get_fields_context(self):
        return [
            {"label": label, "value": "–" if value in (None, "") else value, "component": None}
            for label, value in self.get_rows(self.object)
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.object.is_given_up:
            context["retry_url"] = reverse(self.retry_url_name, args=[self.object.pk])
            context["retry_label"] = self.retry_label
        return context


class RetryView(PermissionCheckedMixin, SingleObjectMixin, View):
    """The POST behind that button. A row that was not given up is left as it is."""

    http_method_names = ["post"]
    permission_required = "view"
    model = None
    index_url_name = None
    retry_act = ""
    retry_done = ""

    def post(self, request, *args, **kwargs):
        row = self.get_object()
        if row.is_given_up:
            getattr(row, self.retry_act)()
            messages.success(request, self.retry_done)
        return HttpResponseRedirect(reverse(self.index_url_name))


class ReadOnlyViewSet(ModelViewSet):
    """A listing, a page per row, and the act of trying again. No other address exists.

    `retry_act` names the model's method, `retry_done` is what the person is told afterwards.
    """

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_settings_menu = True
    retry_act = ""
    retry_done = ""
    form_fields = []

    def get_common_view_kwargs(self, **kwargs):
        absent = dict.fromkeys(f"{view}_url_name" for view in ("add", "edit", "delete"))
        more = {"retry_url_name": self.get_url_name("retry")}
        return super().get_common_view_kwargs(**absent | more | kwargs)

    @property
    def retry_view(self):
        return self.construct_view(RetryView, retry_act=self.retry_act, retry_done=self.retry_done)

    def register_admin_url_finder(self):
        """A row has no page to be edited on, so nothing is told where that would be."""

    def get_urlpatterns(self):
        kept = {"index", "index_results", "inspect"}
        pk = self.pk_path_converter
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            path(f"retry/<{pk}:pk>/", self.retry_view, name="retry"),
        ]
