"""What the list of members is found by: one row for each entry that is shown."""

from datetime import date
from secrets import token_hex

from django.db import models
from django.utils.translation import gettext_lazy as _

from annuaire.choices import WorkMode
from cms.editorial.choice_set import ChoiceSetField
from cms.translation.spoken import SpokenLanguage


class ListedMemberQuerySet(models.QuerySet):
    def shown(self, today: date):
        """Return the rows of the entries that are shown on `today`."""
        return self.filter(models.Q(expires_on=None) | models.Q(expires_on__gte=today))


class ListedMember(models.Model):
    """An entry that the public may find, as it is searched and counted.

    Nothing is said here first: `annuaire.finding.listing` writes the row from what was published,
    and takes it away with the entry. It holds nothing that only members read.
    """

    member = models.OneToOneField(
        "annuaire.MemberPage", on_delete=models.CASCADE, primary_key=True, related_name="listing"
    )
    words = models.TextField(_("words"), help_text=_("As `annuaire.finding.words` writes them."))
    family = models.ForeignKey(
        "annuaire.TradeFamily", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    place = models.SlugField(_("place"), max_length=255, blank=True)
    place_name = models.CharField(_("name of the place"), max_length=255, blank=True)
    territory = models.CharField(_("territory"), max_length=40, blank=True)
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    languages = ChoiceSetField(_("languages spoken"), choices=SpokenLanguage, max_length=120)
    work_modes = ChoiceSetField(_("ways of working"), choices=WorkMode, max_length=40)
    available_from = models.DateField(
        _("available from"), null=True, help_text=_("Empty: takes no work, or does not say.")
    )
    letter = models.CharField(_("letter"), max_length=1)
    sort_name = models.SlugField(_("name as it is sorted"), max_length=255)
    published_at = models.DateTimeField(_("first published"))
    expires_on = models.DateField(_("shown until"), null=True)

    wagtail_reference_index_ignore = True

    objects = ListedMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("listed member")
        verbose_name_plural = _("listed members")
        indexes = [
            models.Index(fields=["sort_name", "member"], name="annuaire_listed_by_name"),
            models.Index(fields=["-published_at", "member"], name="annuaire_listed_newest"),
            models.Index(fields=["family", "letter"], name="annuaire_listed_by_family"),
        ]

    def __str__(self) -> str:
        return self.sort_name


def _token() -> str:
    return token_hex(10)


class ListedChangeQuerySet(models.QuerySet):
    def state(self) -> tuple:
        """Return what names the list as it is: another value whenever it was written."""
        state = self.aggregate(last=models.Max("token"), count=models.Count("pk"))
        return state["last"], state["count"]

    def start_again(self) -> None:
        """Forget the changes: they do not pile up."""
        self.all().delete()
        self.create()


class ListedChange(models.Model):
    """One writing of the list. Rows are only added: whoever writes waits for nobody else, and who
    commits last changes the state too. A token is drawn, so that no state ever comes back."""

    token = models.CharField(max_length=20, default=_token, editable=False)

    wagtail_reference_index_ignore = True

    objects = ListedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of the list of members")
        verbose_name_plural = _("changes of the list of members")

    def __str__(self) -> str:
        return self.token
