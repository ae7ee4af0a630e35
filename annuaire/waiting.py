"""What of the annuaire waits for the CCI besides pages, for the queue to tell."""

from django.utils.translation import gettext_lazy as _

from annuaire.models import CompanyRequest, JoinRequest, NoticeReport
from cms.editorial.queue import also


def register_lines() -> None:
    """Let the queue tell of it."""
    to_join = (JoinRequest.State.WAITING, JoinRequest.State.HELD)
    also.register(
        _("Requests to join the network"),
        rows=lambda: JoinRequest.objects.filter(state__in=to_join),
        right="annuaire.change_joinrequest",
        screen="joining:index",
    )
    also.register(
        _("Requests of companies in doubt"),
        rows=lambda: CompanyRequest.objects.filter(state=CompanyRequest.State.HELD),
        right="annuaire.change_companyrequest",
        screen="company_requests:index",
    )
    also.register(
        _("Reports of members’ notices"),
        rows=lambda: NoticeReport.objects.filter(settled_at=None),
        right="annuaire.change_notice",
        screen="notices:index",
    )
