"""The form that every page is edited with in the CMS."""

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import CollectionMember
from wagtail.permissions import policy_registry


class SitePageForm(WagtailAdminPageForm):
    """Refuses files that the person may not choose, whatever number was posted."""

    def full_clean(self):
        if self.is_bound:
            self._refuse_unreadable()
        super().full_clean()

    def _refuse_unreadable(self):
        """Answer 400 to what no browser sends, such as a rich text that is none: Wagtail's
        widgets take it apart unprepared."""
        for field in self:
            try:
                field.data  # noqa: B018 - reading it takes it apart
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise BadRequest(f"{field.name} cannot be read.") from error

    def clean(self):
        cleaned = super().clean()
        for form in [self, *self._child_forms()]:
            self._refuse_foreign_files(form)
        return cleaned

    def _child_forms(self):
        for formset in getattr(self, "formsets", {}).values():
            yield from getattr(formset, "forms", [])

    def _refuse_foreign_files(self, form):
        for name, value in list((getattr(form, "cleaned_data", None) or {}).items()):
            if not isinstance(value, CollectionMember) or name not in form.changed_data:
                continue
            policy = policy_registry.get(value)
            if not policy.user_has_any_permission_for_instance(
                self.for_user, ["choose", "change"], value
            ):
                form.add_error(name, _("You may not use this file: choose one of your own."))
