"""The plan of the site, made from the page tree each time that it is read."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from annuaire.models import MemberPage
from cms.editorial.pages import SitePage, public_pages
from cms.translation.wording import put_titles
from home.models.news import NewsPage
from villages.models import VillageIndexPage, VillagePage

LEVELS = 3
#: Too many to read here: their section leads to its own list, which is cut into pages.
NOT_ONE_BY_ONE = (MemberPage, NewsPage)


class SiteMapPage(SitePage):
    """Every public page down to the third level, in the order of the tree."""

    section_slugs = {
        "fr": "plan-du-site",
        "en": "site-map",
        "es": "mapa-del-sitio",
        "pt": "mapa-do-sitio",
    }
    section_name = _("Site map")
    template = "home/site_map_page.html"
    words = ("title",)
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    content_panels = [*SitePage.content_panels]

    class Meta:
        verbose_name = _("site map")
        verbose_name_plural = _("site maps")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"tree": self.tree()}

    def tree(self) -> Page | None:
        """Return the home page: each page has its public `branches`, the section of the
        villages its `villages` too, those of each land together.

        The number of queries does not grow with the site.
        """
        home_path = self.path[: 2 * self.steplen]
        pages = {page.path: page for page in self._pages(home_path)}
        put_titles(pages.values())
        for page in pages.values():
            if page.locale_id == self.locale_id:
                page.locale = self.locale  # each would ask for its own
            page.branches = []
            above = pages.get(page.path[: -self.steplen])
            if above:
                above.branches.append(page)
            if isinstance(page, VillageIndexPage):
                page.villages = VillagePage.objects.listed().child_of(page).by_territory()
        return pages.get(home_path)

    def _pages(self, home_path: str):
        deepest = len(home_path) // self.steplen + LEVELS - 1
        return (
            public_pages()
            .filter(path__startswith=home_path, depth__lte=deepest)
            .not_type(*NOT_ONE_BY_ONE, VillagePage)
            .order_by("path")
            .specific(defer=True)
        )
