"""Sets of choices in the CMS: the comparison of two versions reads them."""

import pytest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, InlinePanel

from cms.editorial.choice_set import ChoiceSetField
from cms.editorial.choice_set_panel import ChoiceSetPanel
from tests import source

pytestmark = pytest.mark.django_db


def panels_below(panel):
    yield panel
    children = list(getattr(panel, "children", ()))
    if isinstance(panel, InlinePanel):
        children.append(panel.child_edit_handler)
    for child in children:
        yield from panels_below(child)


@pytest.mark.parametrize("model", source.page_types(), ids=lambda model: model.__name__)
def test_every_set_has_the_panel_that_compares_it(model):
    fields = {field.name for field in model._meta.get_fields()}
    for panel in panels_below(model.get_edit_handler()):
        if not isinstance(panel, FieldPanel) or panel.field_name not in fields:
            continue  # a field of the form alone is none of the page's
        if isinstance(panel.db_field, ChoiceSetField):
            assert isinstance(panel, ChoiceSetPanel), panel.field_name


def test_a_moderator_compares_two_versions_of_a_set(client_of, moderator, committee, marciac):
    first = marciac.get_latest_revision()
    draft = marciac.get_latest_revision_as_object()
    draft.shops = ["bakery", "cafe"]
    second = draft.save_revision(user=committee)
    draft.shops = ["cafe", "market"]
    third = draft.save_revision(user=committee)
    for one, other in [(first, second), (second, third)]:
        address = reverse(
            "wagtailadmin_pages:revisions_compare", args=[marciac.pk, one.pk, other.pk]
        )
        response = client_of(moderator).get(address)
        assert response.status_code == 200
    told = " ".join(response.text.split())
    assert '<span class="deletion">boulangerie</span>, café' in told
    assert '<span class="addition">marché hebdomadaire</span>' in told
