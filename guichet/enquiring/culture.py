"""Who answers what professionals of culture write."""

from django.apps import apps


def culture_adviser():
    """Return the page of the section of Cultura, whose ``adviser`` is named; None when the section
    is not shown or names nobody yet. One query."""
    page = apps.get_model("cultura.CulturaIndexPage").objects.listed().first()
    return page if page and page.adviser else None
