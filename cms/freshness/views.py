"""The page that a link of the letter opens: what is public, in brief, and one button.

No account, no cookie: who has the letter answers. Opening a link changes nothing, for programs
that check mails open links too; the button does, once.
"""

from functools import wraps

from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from cms.editorial import people, review, standing
from cms.public_forms.by_letter import by_letter

from . import links
from .models import Question


class Closed(Exception):
    """A link that answers nothing any more: `reason`, a word that the template explains."""

    def __init__(self, reason: str, status: int = 410):
        super().__init__(reason)
        self.reason, self.status = reason, status


def closing(view):
    """Check the language of the address, give `view` its token, and say why a link is closed."""

    @wraps(view)
    def answer(request, word: str, token: str):
        if word != links.WORDS[get_language()]:
            raise Http404
        try:
            return view(request, token)
        except Closed as closed:
            context = {"reason": closed.reason}
            return render(request, "freshness/closed.html", context, status=closed.status)

    return answer


@by_letter
@closing
@transaction.atomic
def ask(request, token: str):
    """Show what is asked; on POST, write the answer down."""
    question, user, wanted = _open(token, is_locking=request.method == "POST")
    page = question.page.specific
    ways = page.ways_to_be_gone() if page.may_be_closed_by(user) else []
    context = {"page": None, "asked": page, "ways": ways, "wanted": wanted, "links": links.Wanted}
    if request.method == "POST":
        try:
            context["done"] = _answer(request.POST, page, ways, by=user)
        except review.Refused as refused:
            context["refusal"] = str(refused)
        if context.get("done"):
            page = type(page).objects.get(pk=page.pk)
            context |= {"asked": page, "standing": standing.standing_of(page)}
            return render(request, "freshness/answered.html", context)
    return render(request, "freshness/ask.html", context)


def _open(token: str, is_locking: bool):
    """Return the question, who answers it, and what the link asks first. Raises `Closed`."""
    try:
        pk, user_pk, wanted = links.read(token)
    except signing.SignatureExpired as expired:
        raise Closed("old") from expired
    except signing.BadSignature as forged:
        raise Closed("unknown", status=404) from forged
    question = _find(pk)
    if is_locking and question:
        # the page first, as every other act does: of two answers at once, the second comes late
        review.locked_page(question.page_id)
        question = _find(pk)
    if question is None:
        raise Closed("over")
    user = get_user_model().objects.filter(pk=user_pk).first()
    if user is None or not people.holders(question.page).filter(pk=user.pk).exists():
        raise Closed("not_theirs")
    if question.answered_at:
        raise Closed("answered" if question.answer != Question.Answer.SILENT else "over")
    if not question.page.live or standing.standing_of(question.page).is_closed:
        raise Closed("gone")
    return question, user, wanted


def _find(pk: int) -> Question | None:
    return Question.objects.select_related("page").filter(pk=pk).first()


def _answer(posted, page, ways, *, by) -> str:
    """Do what was pressed; return it as a word, empty where it was none of what is offered."""
    if posted.get("answer") == links.Wanted.TRUE:
        page.confirm_truth(by=by)
        return "true"
    closed_as = posted.get("closed_as", "")
    if posted.get("answer") == links.Wanted.GONE and closed_as in dict(ways):
        standing.close(page, closed_as=closed_as, by=by)
        return "gone"
    return ""
