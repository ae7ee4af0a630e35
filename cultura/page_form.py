"""The form that offers are edited with in the CMS."""

from cms.editorial.page_form import SitePageForm


class OfferPageForm(SitePageForm):
    """Tells the offer whether it is saved as a draft, which may have gaps."""

    def _post_clean(self):
        self.instance.may_have_gaps = self.is_deferred_validation
        super()._post_clean()
