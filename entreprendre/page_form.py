"""The form that takeovers are edited with in the CMS."""

from cms.editorial.page_form import SitePageForm
from entreprendre.discretion import objections


class TakeoverPageForm(SitePageForm):
    """Says beside the field what a confidential advert may not show, also while it is being
    added: the page itself does not know yet which village it will stand under, nor which
    pictures."""

    def is_valid(self):
        valid = super().is_valid()
        if not hasattr(self, "cleaned_data"):
            return valid
        refused = objections(
            self.instance, self._village(), has_photographs=self._has_photographs()
        )
        for name, words in refused.items():
            field = name if name in self.fields else None
            if not self.has_error(field or "__all__"):
                self.add_error(field, words)
        return valid and not refused

    def _village(self):
        parent = self.parent_page or self.instance.get_parent()
        return parent and parent.specific

    def _has_photographs(self) -> bool:
        formset = self.formsets.get("photographs")
        if formset is None:
            return False
        return any(
            form.has_changed() or form.instance.pk
            for form in formset.forms
            if form not in formset.deleted_forms
        )
