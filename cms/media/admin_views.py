"""Wagtail's screens for deleting a file, which say why they refuse."""

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.documents.views.documents import DeleteView as WagtailDeleteDocumentView
from wagtail.images.views.images import DeleteView as WagtailDeleteImageView

from . import approved


class ExplainedDeleteMixin:
    def dispatch(self, request, *args, **kwargs):
        if self.permission_policy.user_has_permission_for_instance(
            request.user, "change", self.object
        ):
            objection = approved.objection_to_change(self.object, by=request.user)
            if objection:
                messages.error(request, objection)
                return redirect(self.edit_url_name, self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class DeleteImageView(ExplainedDeleteMixin, WagtailDeleteImageView):
    edit_url_name = "wagtailimages:edit"


class DeleteDocumentView(ExplainedDeleteMixin, WagtailDeleteDocumentView):
    edit_url_name = "wagtaildocs:edit"
