"""The languages of the site as Wagtail's rows."""

from collections.abc import Iterable

from django.conf import settings
from wagtail.models import Locale


def sync_locales(codes: Iterable[str] = ()) -> None:
    """Make sure that each language of the site, and of `codes`, has its row. Safe to call again.

    None is ever removed here: with it would go what was written in it.
    """
    known = set(Locale.all_objects.values_list("language_code", flat=True))
    Locale.objects.bulk_create(
        Locale(language_code=code)
        for code in dict.fromkeys([*dict(settings.LANGUAGES), *codes])
        if code not in known
    )
