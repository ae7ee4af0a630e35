"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from home.gallery import gallery
from home.views import choose_language, sitemap, sitemap_index

urlpatterns = [
    path("-/mails/", include("cms.outbox.urls")),
    path("-/gallery/", gallery, name="gallery"),
    path("", choose_language, name="choose_language"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap"),
    path("compte/kept/", include("cms.kept_forms.urls")),
    path("compte/", include("cms.accounts.urls")),
    path("admin/", include("cms.editorial.admin_urls")),
    path("admin/", include("cms.translating.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("cms.media.urls")),
    *i18n_patterns(
        path("", include("cms.corrections.urls")),
        path("", include("villages.urls")),
        path("", include("annuaire.urls")),
        path("", include("entreprendre.urls")),
        path("", include("club.urls")),
        path("", include("cultura.urls")),
        path("", include("guichet.urls")),
        path("", include("cms.freshness.urls")),
        path("", include("home.urls")),
        path("", include(wagtail_urls)),
    ),
]

handler400 = "home.errors.not_understood"
handler404 = "home.errors.not_found"
handler500 = "home.errors.broken"
