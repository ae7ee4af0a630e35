"""Writing down which files a page shows when it is published."""

from django.db import transaction

from cms.editorial.files import files_shown

from .models import FileUse, SiteDocument, SiteImage

FILES = (SiteImage, SiteDocument)


def record_uses(page) -> None:
    """Write down that what is public of `page` (as it is in memory) shows these files."""
    record_uses_in_bulk([page])


@transaction.atomic
def record_uses_in_bulk(pages) -> None:
    """Write down the uses of `pages`, specific and as published, instead of those known.

    Four queries, and one for each page and child relation that is not in memory: some
    hundreds of pages at a time.
    """
    found = {page.pk: files_shown(page) for page in pages}
    existing = {
        model: set(
            model.objects.filter(
                pk__in={pk for files in found.values() for kind, pk in files if kind is model}
            ).values_list("pk", flat=True)
        )
        for model in FILES
    }
    FileUse.objects.filter(page__in=found).delete()
    FileUse.objects.bulk_create(
        FileUse(page_id=page_id, **{f"{model.use_field}_id": number})
        for page_id, files in found.items()
        for model in FILES
        for number in sorted(existing[model])
        if (model, number) in files
    )
