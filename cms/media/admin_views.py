"""Wagtail's screens for files, where they need to say more: why a deletion is refused, and that
pictures sent together are kept once they are described."""

from pathlib import PurePath

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.documents.views.documents import DeleteView as WagtailDeleteDocumentView
from wagtail.images.views.images import DeleteView as WagtailDeleteImageView
from wagtail.images.views.multiple import AddView as WagtailAddImagesView

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


class AddImagesView(WagtailAddImagesView):
    """Many pictures at once: each waits, with its form, for what it shows."""

    template_name = "media/add_images.html"

    def get_edit_upload_form_context_data(self):
        # Wagtail forgets the title that the browser made of the file's name
        self.object.title = self.request.POST.get("title") or PurePath(self.object.title).stem
        return super().get_edit_upload_form_context_data()
