from django.db import transaction
from wagtail.management.commands import set_url_paths
from wagtail.models import Page

from entreprendre.signals import keep_addresses_opaque


class Command(set_url_paths.Command):
    """Wagtail's, which alone would give confidential adverts the address of where they stand."""

    @transaction.atomic
    def handle(self, *args, **options):
        super().handle(*args, **options)
        for root in Page.get_root_nodes():
            keep_addresses_opaque(sender=Page, instance=root)
