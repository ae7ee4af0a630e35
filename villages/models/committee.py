"""Who is asked to join a village's committee, by its head."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.editorial.models import Mandate
from cms.translation.languages import site_languages


class CommitteeInvitationQuerySet(models.QuerySet):
    def waiting(self, now=None):
        """Return those that nobody has answered or withdrawn, and whose time is not over."""
        return self.filter(
            accepted_at=None,
            declined_at=None,
            withdrawn_at=None,
            valid_until__gt=now or timezone.now(),
        )

    def with_inviter_in_office(self):
        """Annotate `inviter_is_head`: whether who invited heads that village's committee now."""
        heads = Mandate.objects.in_force().filter(
            user=models.OuterRef("invited_by"),
            user__is_active=True,
            page=models.OuterRef("village"),
            role=Mandate.Role.COMMITTEE_HEAD,
            language="",
        )
        return self.annotate(inviter_is_head=models.Exists(heads))

    def acceptable(self, now=None):
        """Return those that can be accepted now: of who heads the committee no more, or whose
        mandate is suspended, none can, until another head sends it again."""
        return self.waiting(now).with_inviter_in_office().filter(inviter_is_head=True)


class CommitteeInvitation(models.Model):
    """*The head of this village's committee asks this address to be of it.*

    It opens nothing: accepting it gives a mandate as a member of the committee, no more. All of
    it is erased a month after its end (`villages.committees.retention`).
    """

    #: How long the link of a letter works; sending it again begins anew.
    VALID_FOR = timedelta(days=30)

    village = models.ForeignKey(
        "villages.VillagePage", on_delete=models.CASCADE, related_name="committee_invitations"
    )
    email = models.EmailField(_("e-mail address"))
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=site_languages)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = CommitteeInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a committee")
        verbose_name_plural = _("invitations to committees")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["village", "email"],
                condition=models.Q(accepted_at=None, declined_at=None, withdrawn_at=None),
                name="villages_one_open_invitation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email

    @property
    def may_be_sent_again(self) -> bool:
        """Whether a day has passed since the last letter."""
        return timezone.localdate(self.sent_at) < timezone.localdate()
