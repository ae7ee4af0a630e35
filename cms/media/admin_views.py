"""Wagtail's screens for files, where they need to say more: why a deletion is refused, and that
files sent together are kept once one has said what they are."""

from pathlib import PurePath

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.documents.views.documents import DeleteView as WagtailDeleteDocumentView
from wagtail.documents.views.multiple import AddView as WagtailAddDocumentsView
from wagtail.images.views.images import DeleteView as WagtailDeleteImageView
from wagtail.images.views.multiple import AddView as WagtailAddImagesView

from . import approved
from .models import SiteDocument, SiteImage


class ExplainedDeleteMixin:
    def dispatch(self, request, *args, **kwargs):
        if self.permission_policy.user_has_permission_for_instance(
            request.user, "change", self.object
        ):
            objection = approved.objection_to_deletion(self.object, by=request.user)
            if objection:
                messages.error(request, objection)
                return redirect(self.edit_url_name, self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class DeleteImageView(ExplainedDeleteMixin, WagtailDeleteImageView):
    edit_url_name = "wagtailimages:edit"


class DeleteDocumentView(ExplainedDeleteMixin, WagtailDeleteDocumentView):
    edit_url_name = "wagtaildocs:edit"


class AddManyMixin:
    """Many files at once: each waits, with its form, for what is asked of it."""

    def get_edit_upload_form_context_data(self):
        # Wagtail forgets the title that the browser made of the file's name
        self.object.title = self.request.POST.get("title") or PurePath(self.object.title).stem
        return super().get_edit_upload_form_context_data()


class AddImagesView(AddManyMixin, WagtailAddImagesView):
    template_name = "media/add_images.html"


class AddDocumentsView(AddManyMixin, WagtailAddDocumentsView):
    template_name = "media/add_documents.html"


def refuse_moving(request, action_type, objects, action):
    """Hook of acts on several at once: what was approved stays in the collection that it is in,
    but for the moderators."""
    if action_type != "add_to_collection" or action.model not in {SiteImage, SiteDocument}:
        return None
    for file in objects:
        if objection := approved.objection_to_change(file, by=request.user):
            messages.error(request, f"{file.title}: {objection}")
            return redirect(action.next_url)
    return None
