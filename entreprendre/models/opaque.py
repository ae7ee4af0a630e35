"""Pages whose address tells nothing: neither what they are called nor where they stand."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .index import EntreprendreIndexPage

TOKEN_BYTES = 12


def make_token() -> str:
    """Return a part of an address that nobody guesses: 96 random bits."""
    return secrets.token_hex(TOKEN_BYTES)


class OpaqueAddress(models.Model):
    """For a page type with a confidential mode (`is_confidential`).

    While it is confidential the page stands under its village in the tree, so that the village's
    rights cover it, but its *address* is kept as ``/entreprendre/<token>/``: Wagtail finds pages
    by `url_path`, so the address under the village does not exist at all, and every address
    made of it (the page's own, CMS "view live", feeds, each language) is the opaque one.
    """

    is_confidential = models.BooleanField(
        _("confidential"),
        default=False,
        help_text=_(
            "Everybody reads the activity and the land, nobody the village, the name or the "
            "address: these go into a dossier that the CCI opens person by person. "
            "An advert that was public cannot become confidential."
        ),
    )
    token = models.CharField(max_length=2 * TOKEN_BYTES, default=make_token, editable=False)

    has_secret_place = models.Q(is_confidential=True)

    #: A copy is another advert: it gets a token of its own.
    exclude_fields_in_copy = ["token"]

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        """What one names on the telephone: ``3A85-28AE``. It tells nothing."""
        return f"{self.token[:4]}-{self.token[4:8]}".upper()

    def _set_core_field_defaults(self):
        # Wagtail calls this before it checks and saves a page, draft or live: whatever slug
        # was typed or sent, a confidential page has its token
        if self.is_confidential:
            self.slug = self.token
        elif self.slug == self.token:
            self.slug = ""  # made public: named after its title, like others
        super()._set_core_field_defaults()

    def set_url_path(self, parent):
        if not self.is_confidential or parent is None:
            return super().set_url_path(parent)
        home_slug = parent.url_path.split("/", 2)[1]
        section = EntreprendreIndexPage.section_slugs[settings.LANGUAGE_CODE]
        self.url_path = f"/{home_slug}/{section}/{self.slug}/"
        return self.url_path
