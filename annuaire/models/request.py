"""What a company asked of members or of the CCI, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annuaire.choices import WorkMode
from annuaire.siret import validate_siret
from cms.public_forms.models import Doubt
from cms.translation.languages import site_languages


class CompanyRequestQuerySet(models.QuerySet):
    def per_year(self):
        """Return, newest year first, how many came, to the CCI alone, and to how many members,
        how many became a job; what was thrown away counts for nothing. One query."""
        job = Q(outcome=CompanyRequest.Outcome.JOB)
        told = Q(addressees__answer=Addressee.Answer.JOB)
        return (
            self.exclude(state=CompanyRequest.State.DISCARDED)
            .annotate(year=ExtractYear("created_at", tzinfo=timezone.get_default_timezone()))
            .values("year")
            .annotate(
                came=Count("pk", distinct=True),
                to_members=Count("addressees"),
                to_the_cci=Count("pk", filter=Q(addressees=None), distinct=True),
                jobs=Count("pk", filter=job | told, distinct=True),
            )
            .order_by("-year")
        )


class CompanyRequest(models.Model):
    """One request, relayed by mail to the members chosen, or to the CCI.

    Its personal data are erased after a year (`annuaire.companies.retention`); the row stays, for
    the figures of the year.
    """

    class State(models.TextChoices):
        HELD = "held", pgettext_lazy("request", "held, to be read")
        SENT = "sent", pgettext_lazy("request", "sent on")
        DISCARDED = "discarded", pgettext_lazy("request", "thrown away")

    class Outcome(models.TextChoices):
        JOB = "job", _("We work, or shall work, with somebody of the network")
        TALKING = "talking", _("We are still talking")
        ELSEWHERE = "elsewhere", _("We found somebody elsewhere")
        NOBODY = "nobody", _("Nobody suited, or nobody answered")
        DROPPED = "dropped", _("We do not need it any more")

    #: What is emptied when the year is over.
    PERSONAL = (
        "name",
        "company",
        "email",
        "phone",
        "siret",
        "needs",
        "period",
        "place",
        "budget",
        "outcome_words",
    )

    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    language = models.CharField(_("language"), max_length=8, choices=site_languages)
    name = models.CharField(_("name"), max_length=100, blank=True)
    company = models.CharField(_("company"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    siret = models.CharField(
        _("SIRET number"), max_length=14, blank=True, validators=[validate_siret]
    )
    needs = models.TextField(_("what is needed"), max_length=3_000, blank=True)
    period = models.CharField(_("when"), max_length=120, blank=True)
    work_mode = models.CharField(_("way of working"), max_length=8, choices=WorkMode, blank=True)
    place = models.CharField(_("where"), max_length=120, blank=True)
    budget = models.CharField(_("budget"), max_length=120, blank=True)
    asks_advice = models.BooleanField(_("asks the CCI for advice"), default=False)

    state = models.CharField(_("state"), max_length=10, choices=State)
    doubt = models.CharField(_("why it is held"), max_length=10, choices=Doubt, blank=True)
    sent_at = models.DateTimeField(_("sent on at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    asked_at = models.DateTimeField(_("asked what became of it"), null=True, blank=True)
    outcome = models.CharField(_("what became of it"), max_length=10, choices=Outcome, blank=True)
    outcome_words = models.TextField(_("in their words"), max_length=600, blank=True)
    outcome_at = models.DateTimeField(_("said on"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    objects = CompanyRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of a company")
        verbose_name_plural = _("requests of companies")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="held") | ~Q(doubt=""), name="annuaire_request_held_for_reason"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", company="", email="", needs=""),
                name="annuaire_request_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.company or self.name or f"{timezone.localdate(self.created_at):%Y-%m-%d}"

    @property
    def goes_to_the_cci(self) -> bool:
        """Whether the CCI itself is asked: for advice, or because no member was chosen."""
        return self.asks_advice or not self.addressees.all()

    @property
    def is_held(self) -> bool:
        return self.state == self.State.HELD


class Addressee(models.Model):
    """A member that a request was meant for."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("no answer known yet")
        ANSWERED = "answered", _("answered")
        DECLINED = "declined", _("declined")
        JOB = "job", _("became a job")
        UNREACHED = "unreached", _("not written to")

    #: What the member may say of it.
    SAID = (Answer.ANSWERED, Answer.DECLINED, Answer.JOB)

    request = models.ForeignKey(CompanyRequest, on_delete=models.CASCADE, related_name="addressees")
    page = models.ForeignKey(
        "annuaire.MemberPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="requests",
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.WAITING)
    answered_at = models.DateTimeField(_("said on"), null=True, blank=True)

    class Meta:
        verbose_name = _("member asked")
        verbose_name_plural = _("members asked")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "page"], name="annuaire_request_once_each")
        ]

    def __str__(self) -> str:
        return str(self.page or "–")
