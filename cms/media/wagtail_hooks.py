"""What the CMS's own screens and API show of files."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from . import admin_views


class OwnFilesMixin:
    """Lists to each what they may use; Wagtail's lists every file to whoever enters the CMS."""

    def get_queryset(self):
        policy = policy_registry.get_by_type(self.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, ["choose", "change"])
        return super().get_queryset().filter(pk__in=own.values("pk"))


class OwnImagesAPIViewSet(OwnFilesMixin, ImagesAdminAPIViewSet):
    pass


class OwnDocumentsAPIViewSet(OwnFilesMixin, DocumentsAdminAPIViewSet):
    pass


# after Wagtail's, which registers its own under the same names
@hooks.register("construct_admin_api", order=1000)
def show_own_files(router):
    router.register_endpoint("images", OwnImagesAPIViewSet)
    router.register_endpoint("documents", OwnDocumentsAPIViewSet)


# before Wagtail's, at the same addresses
@hooks.register("register_admin_urls", order=-1)
def show_own_screens():
    return [
        path("images/multiple/add/", admin_views.AddImagesView.as_view()),
        path("documents/multiple/add/", admin_views.AddDocumentsView.as_view()),
        path("images/<int:image_id>/delete/", admin_views.DeleteImageView.as_view()),
        path("documents/delete/<int:document_id>/", admin_views.DeleteDocumentView.as_view()),
    ]


hooks.register("before_bulk_action", admin_views.refuse_moving)


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(
        "media.correct", _("Correct"), _("Corrected while a page shows it or waits for approval")
    )
