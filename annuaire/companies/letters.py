"""Who is written to about a request, each in their own language.

The company never learns a member's address: a member who replies gives it. What the company wrote
is marked as its words, line by line.
"""

from django.core import signing
from django.urls import reverse
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from annuaire.choices import WorkMode
from annuaire.models import Addressee, CompanyRequest
from cms.editorial.people import moderators
from cms.outbox.letters import post_letter
from cms.public_forms.models import Doubt

from .addresses import ANSWER, FOLLOW_UP, link

SALTS = {Addressee: "annuaire.addressee", CompanyRequest: "annuaire.company_request"}
CCI_LANGUAGE = "fr"


def token_of(row) -> str:
    """Return what opens the screen of `row`, an addressee or a request, without logging in."""
    return signing.dumps(row.pk, salt=SALTS[type(row)])


def find(model, token: str):
    """Return the row of `model` that `token` opens; None where it opens nothing any more."""
    try:
        pk = signing.loads(token, salt=SALTS[model])
    except signing.BadSignature:
        return None
    return model.objects.filter(pk=pk).first()


def write_to_member(addressee, holders: list) -> None:
    """Send the request to the `holders` of an entry; a reply goes to the company."""
    request = addressee.request
    for holder in holders:
        post_letter(
            "annuaire/mails/request",
            to=holder,
            reply_to=request.email,
            context=_context(request)
            | {
                "entry": addressee.page.title,
                "others": request.addressees.count() - 1,
                "answer_path": link(ANSWER, token_of(addressee), holder.language),
            },
        )


def write_to_cci(request, unreached: list[str]) -> None:
    """Send the request to the CCI: to its own address, or to the moderators where it has none.

    `unreached`: the names of the members chosen who could not be written to.
    """
    for to in _cci():
        post_letter(
            "annuaire/mails/request_to_cci",
            to=to,
            reply_to=request.email,
            context=_context(request)
            | {
                "names": _names(request, but=Addressee.Answer.UNREACHED),
                "unreached": unreached,
                "path": reverse("company_requests:inspect", args=[request.pk]),
            },
        )


def confirm(request, unreached: list[str], *, to_cci: bool) -> None:
    """Tell the company to whom its request went, by name, and to the CCI (`to_cci`)."""
    post_letter(
        "annuaire/mails/request_sent",
        to=(request.email, request.language),
        context=_context(request)
        | {
            "names": _names(request, but=Addressee.Answer.UNREACHED),
            "unreached": unreached,
            "to_cci": to_cci,
        },
    )


def tell_of_doubt(request) -> None:
    """Tell the moderators that a request is held until somebody reads it."""
    for moderator in moderators():
        post_letter(
            "annuaire/mails/request_held",
            to=moderator,
            context={
                "reason": Doubt(request.doubt).label,
                "path": reverse("company_requests:inspect", args=[request.pk]),
            },
        )


def ask_what_became(request) -> None:
    """Ask the company, once, what became of its request."""
    post_letter(
        "annuaire/mails/request_followed",
        to=(request.email, request.language),
        key=f"company-request-{request.pk}-followed",
        context=_context(request)
        | {
            "names": _names(request, but=Addressee.Answer.UNREACHED),
            "follow_path": link(FOLLOW_UP, token_of(request), request.language),
        },
    )


def _cci() -> list:
    # the setting belongs to a room that knows this one: it is found by its relation to the site
    site = Site.objects.filter(is_default_site=True).first()
    email = getattr(getattr(site, "sitesettings", None), "email", "")
    return [(email, CCI_LANGUAGE)] if email else list(moderators())


def _names(request, but: str) -> list[str]:
    shown = request.addressees.exclude(answer=but).select_related("page")
    return [addressee.page.title for addressee in shown if addressee.page]


def _context(request) -> dict:
    mode = WorkMode(request.work_mode).label if request.work_mode else ""
    facts = [
        (pgettext_lazy("request", "When"), request.period),
        (pgettext_lazy("request", "Way of working"), mode),
        (pgettext_lazy("request", "Where"), request.place),
        (pgettext_lazy("request", "Budget"), request.budget),
        (pgettext_lazy("request", "Telephone"), request.phone),
        (pgettext_lazy("request", "SIRET"), request.siret),
    ]
    return {
        "company": request.company,
        "name": request.name,
        "email": request.email,
        "needs": "\n".join(f"> {line}".rstrip() for line in request.needs.splitlines()),
        "facts": [(label, value) for label, value in facts if value],
    }
