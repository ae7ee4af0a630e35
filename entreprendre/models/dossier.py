"""What a confidential advert does not say: which business, where, whose."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.telephone import validate_telephone
from entreprendre.pictures import receive

KEPT_BY_THE_CCI = _("Only the CCI reads it, and those for whom it opens the dossier.")


class TakeoverDossierQuerySet(models.QuerySet):
    def readable(self):
        """Return the dossiers that may be open for people outside the CCI: neither erased, nor
        of an advert that is closed, was taken down or deleted. One that has only expired may:
        they may be about to agree."""
        return self.filter(
            erased_at__isnull=True, page__isnull=False, page__standing__closed_at__isnull=True
        ).exclude(page__live=False, page__first_published_at__isnull=False)


class TakeoverDossier(ClusterableModel):
    """The confidential part of a takeover, for the CCI and for whom it is opened.

    It is no page: it has no versions, no address of its own, is in no search index and in no
    index of references, and its name in the CMS's lists and logs tells nothing. When the advert
    is deleted the dossier stays without it until it is erased, with the trace of who read it.
    """

    page = models.OneToOneField(
        "entreprendre.TakeoverPage",
        on_delete=models.SET_NULL,
        null=True,
        limit_choices_to={"is_confidential": True},
        related_name="dossier",
        verbose_name=_("advert"),
    )
    business_name = models.CharField(
        _("name of the business"), max_length=160, blank=True, help_text=KEPT_BY_THE_CCI
    )
    address = models.TextField(_("address"), max_length=400, blank=True, help_text=KEPT_BY_THE_CCI)
    presentation = models.TextField(
        _("presentation"), max_length=6_000, blank=True, help_text=KEPT_BY_THE_CCI
    )
    figures = models.TextField(
        _("figures and notes"),
        max_length=6_000,
        blank=True,
        help_text=_("Turnover and results by year, the lease, the stock."),
    )
    seller_name = models.CharField(_("who hands over"), max_length=120, blank=True)
    seller_phone = models.CharField(
        _("telephone"), max_length=20, blank=True, validators=[validate_telephone]
    )
    seller_email = models.EmailField(_("e-mail"), blank=True)
    created_at = models.DateTimeField(_("made on"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed on"), auto_now=True)
    erased_at = models.DateTimeField(_("erased on"), null=True, editable=False)

    panels = [
        FieldPanel("page", widget=forms.Select),
        MultiFieldPanel(
            [FieldPanel("business_name"), FieldPanel("address"), FieldPanel("presentation")],
            heading=_("The business"),
        ),
        FieldPanel("figures"),
        MultiFieldPanel(
            [
                FieldPanel("seller_name"),
                FieldRowPanel([FieldPanel("seller_phone"), FieldPanel("seller_email")]),
            ],
            heading=_("Who hands over"),
        ),
        InlinePanel("photographs", heading=_("Photographs"), label=_("Photograph"), max_num=12),
    ]

    #: What it holds in words: what `retention.erase` empties.
    CONTENTS = (
        "business_name",
        "address",
        "presentation",
        "figures",
        "seller_name",
        "seller_phone",
        "seller_email",
    )

    # Wagtail would list it, by its number, to whoever may edit the page
    wagtail_reference_index_ignore = True

    objects = TakeoverDossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("confidential dossier")
        verbose_name_plural = _("confidential dossiers")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("open_takeoverdossier", _("Can open a dossier for somebody and read the trace"))
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None


def stored_name(photograph, filename: str) -> str:
    """Return a name that tells nothing of the picture, in a folder that no view serves by name."""
    return f"dossiers/{secrets.token_hex(12)}.jpg"


class DossierPhotograph(Orderable):
    """A picture in a dossier: a file of its own, never a `SiteImage`. It is in no chooser, has no
    address under ``/media/`` and no sizes that could outlive it."""

    dossier = ParentalKey(TakeoverDossier, on_delete=models.CASCADE, related_name="photographs")
    file = models.ImageField(_("file"), upload_to=stored_name)
    description = models.CharField(
        _("description"),
        max_length=255,
        help_text=_("For those who do not see the picture: what is on it."),
    )

    # a plain field: Wagtail's would link to the file, which has no address
    panels = [FieldPanel("file", widget=forms.FileInput), FieldPanel("description")]

    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        verbose_name = _("photograph of a dossier")
        verbose_name_plural = _("photographs of dossiers")

    def clean(self):
        super().clean()
        try:
            self._receive()
        except ValidationError as error:
            raise ValidationError({"file": error}) from error

    def save(self, *args, **kwargs):
        self._receive()  # by whatever way it comes
        super().save(*args, **kwargs)

    def _receive(self):
        if self.file and not self.file._committed:
            self.file = receive(self.file.file, self.file.name)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
