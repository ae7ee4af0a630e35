"""Adverts of the demo's villages: shown, closed, run out, waiting for the CCI.

Their days follow the day on which they are loaded: the demo never looks dead.
"""

from datetime import date, datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.editorial import review, standing
from cms.editorial.models import Standing

from .pages import existing, find, key_of
from .villages import code_of as village_code


def missing_in_villages(texts: dict[str, dict]) -> tuple[dict[str, dict], dict]:
    """Return those of `texts` (by code) that no page was made for although the demo has their
    village, and the villages by slug."""
    villages = {text["village"]: find(village_code(text["village"])) for text in texts.values()}
    made = existing(texts)
    missing = {
        code: text
        for code, text in texts.items()
        if code not in made and villages[text["village"]] is not None
    }
    return missing, villages


def written_on(text: dict, today: date) -> datetime:
    """Return when the advert came to the site, from its `age` in days."""
    return timezone.make_aware(datetime.combine(today - timedelta(days=text["age"]), time(9)))


def let_stand(page, text: dict, today: date) -> None:
    """Date the advert as its age says: one that is old enough is shown no more. Its `state`, if
    any, is as what it was closed."""
    standing.begin([page], today - timedelta(days=text["age"]))
    if closed_as := text.get("state"):
        Standing.objects.filter(page_id=page.pk).update(
            closed_as=closed_as, closed_at=timezone.now() - timedelta(days=5)
        )


def head_of(village):
    """Return the account of the head of the village's committee; None when there is none."""
    return get_user_model().objects.filter(email__startswith=f"comite.{village.slug}@").first()


def write(page, code: str, parent, *, author, is_sent: bool) -> None:
    """Let `author` write the page under `parent`, and send it to the CCI."""
    page.live, page.first_published_at, page.owner = False, None, author
    page.locale, page.translation_key = parent.locale, key_of(code)
    parent.refresh_from_db(fields=["numchild", "path", "url_path", "depth"])
    parent.add_child(instance=page)
    page.save_revision(user=author)
    if is_sent and author and page.permissions_for_user(author).can_edit():
        review.submit(page, by=author)
