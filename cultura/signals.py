"""What calendars are told when an offer is published, taken down or brought back."""

from django.conf import settings
from django.db.models.signals import post_save
from django.utils import translation
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.calendars.entries import tell
from cms.editorial.models import Standing


def connect() -> None:
    """Connect the receivers of this module, once."""
    from .models import CulturaOfferPage, CulturaPartnerPage

    for model in (CulturaOfferPage, CulturaPartnerPage):
        name = model.__name__
        page_published.connect(tell_of_page, sender=model, dispatch_uid=f"cultura_up_{name}")
        page_unpublished.connect(tell_of_page, sender=model, dispatch_uid=f"cultura_down_{name}")
    post_save.connect(tell_of_standing, sender=Standing, dispatch_uid="cultura_standing")


def tell_of_page(sender, instance, **kwargs) -> None:
    """Write down the state of the offers that `instance` is, or that stand under it."""
    tell_of_offers(instance)


def tell_of_standing(sender, instance, **kwargs) -> None:
    """The same when a page is closed or opened again, a partner's with all its offers."""
    tell_of_offers(instance.page)


def tell_of_offers(page: Page) -> None:
    """Write down what calendars are to know of the offers at and below `page`, a few queries for
    each: it is done when somebody acts, and a partner has a handful."""
    from .entries import entry_of
    from .models import CulturaOfferPage

    offers = CulturaOfferPage.objects.descendant_of(page, inclusive=True).filter(
        first_published_at__isnull=False, deadline__isnull=False
    )
    with translation.override(settings.LANGUAGE_CODE):
        offers = list(offers.for_cards())
    if not offers:
        return
    shown = set(
        CulturaOfferPage.objects.listed()
        .filter(pk__in=[offer.pk for offer in offers])
        .values_list("pk", flat=True)
    )
    with translation.override(settings.LANGUAGE_CODE):  # one state, whoever acts
        for offer in offers:
            tell(entry_of(offer, is_cancelled=offer.pk not in shown))
