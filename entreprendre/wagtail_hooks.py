"""The dossiers in the CMS, for the CCI's own roles."""

from wagtail import hooks

from entreprendre.views.cms import DossierViewSet


@hooks.register("register_admin_viewset")
def dossiers():
    return DossierViewSet("dossiers")
