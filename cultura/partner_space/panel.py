"""The offers of the partners that a person keeps, on the first screen of the CMS."""

from wagtail.admin.ui.components import Component

from cms.editorial.panels import held_page

from .offers import offers_of, partners_of


class MyOffersPanel(Component):
    """Each partner's offers that are not closed, each with its state and what to do next."""

    name = "my_offers"
    order = 30
    template_name = "cultura/cms/my_offers.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return {
            "request": self.request,
            "partners": [
                (partner, [held_page(kept.page) for kept in _shown(offers_of(partner))])
                for partner in partners_of(self.request.user)
            ],
        }


def _shown(offers) -> list:
    """Return what still asks for something: not what is closed, nor past without a change."""
    return [
        kept
        for kept in offers
        if kept.state in {"open", "draft"}
        or (kept.state == "past" and kept.page.has_unpublished_changes)
    ]
