"""What a person may do with a page, where Wagtail's own answer is not the site's."""

from wagtail.models import PagePermissionTester

from .policies import Grant


class SitePagePermissionTester(PagePermissionTester):
    """Nothing below a page is published on its creation if it is partners' content."""

    @property
    def is_held_by_mandate(self) -> bool:
        """Whether the person edits this page by a mandate on it or on a page above it."""
        return any(self.page.path.startswith(grant.page.path) for grant in self._grants())

    def can_publish_subpage(self):
        return super().can_publish_subpage() and not self._has_reviewed_subpages()

    def _has_reviewed_subpages(self) -> bool:
        from .pages import ReviewedPage

        specific_class = self.page.specific_class
        return specific_class is not None and any(
            issubclass(model, ReviewedPage) for model in specific_class.allowed_subpage_models()
        )

    def _grants(self) -> list[Grant]:
        held = self.permission_policy.get_cached_permissions_for_user(self.user)
        return [grant for grant in held if isinstance(grant, Grant)]


class ReviewedPagePermissionTester(SitePagePermissionTester):
    """Partners' content: nobody publishes it but by approval, not even an administrator."""

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_set_view_restrictions(self):
        return False

    def can_unschedule(self):
        return False

    def can_delete(self, ignore_bulk=False):
        """Who edits by mandate only does not delete (or move) the very page of the mandate."""
        if self._is_page_of_mandate() and not self._is_staff():
            return False
        return super().can_delete(ignore_bulk)

    def _is_page_of_mandate(self) -> bool:
        return any(grant.page_id == self.page.pk for grant in self._grants())

    def _is_staff(self) -> bool:
        return self.user.is_superuser or "publish" in self.permissions
