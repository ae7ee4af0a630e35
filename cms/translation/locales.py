"""The languages of the site as Wagtail's rows."""

from django.conf import settings
from wagtail.models import Locale


def sync_locales() -> None:
    """Make sure that each language of the site has its row. Safe to call again.

    None is ever removed here: with it would go what was written in it.
    """
    known = set(Locale.all_objects.values_list("language_code", flat=True))
    Locale.objects.bulk_create(
        Locale(language_code=code) for code, _name in settings.LANGUAGES if code not in known
    )
