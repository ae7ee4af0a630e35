"""The form that every page is edited with in the CMS."""

from django.core.exceptions import BadRequest
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm

from .files import files_shown, reject_foreign_files

#: No list on a page has that many rows; each would be built and checked.
MOST_ROWS = 200


class SitePageForm(WagtailAdminPageForm):
    """Refuses files that the person may not choose, whatever number was posted."""

    def full_clean(self):
        if self.is_bound:
            self._refuse_unreadable()
            self.files_before  # noqa: B018 - cleaning writes into the page
        super().full_clean()

    @cached_property
    def files_before(self) -> set:
        """The files that the page showed before what was sent."""
        return files_shown(self.instance)

    def _refuse_unreadable(self):
        """Answer 400 to what no browser sends: rows without number, a rich text that is none
        (Wagtail's widgets take it apart unprepared)."""
        for name, value in self.data.items():
            if name.endswith("-TOTAL_FORMS") and value.isdecimal() and int(value) > MOST_ROWS:
                raise BadRequest(f"{name} is too much.")
        for field in self:
            try:
                field.data  # noqa: B018 - reading it takes it apart
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise BadRequest(f"{field.name} cannot be read.") from error

    def is_valid(self):
        """Also refuses files of others, once the child objects' own forms have been read."""
        valid = super().is_valid()
        forms = [self]
        for formset in self.formsets.values():
            forms.extend(form for form in formset.forms if form not in formset.deleted_forms)
        foreign = [
            reject_foreign_files(form, self.for_user, shown=self.files_before) for form in forms
        ]
        return valid and not any(foreign)
