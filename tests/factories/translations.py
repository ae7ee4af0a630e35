"""Words of pages in other languages, as their people and their readers would have made them."""

from cms.editorial import review
from cms.editorial.publication import without_review
from cms.translating import acts
from cms.translating.models import Translation

from .people import UserFactory


def in_other_words(segment: dict, language: str) -> str:
    """Return what the factories say for `segment`: nobody would take it for French."""
    return f"[{language}] {segment['source']}"


def translate(page, language="en", *, state="approved", by=None, texts=None) -> Translation:
    """Return a translation of `page`, which is public.

    state: ``begun`` (nothing is said yet), ``whole`` (a draft that lacks nothing), ``submitted``
    or ``approved``. `texts`: what is said, by the paths of the segments; else every segment is told
    `in_other_words`. `by`: who translates; an administrator when not given.
    """
    by = by or UserFactory(is_superuser=True)
    begun = acts.begin(page, language, by=by)
    if state != "begun":
        told = {s["path"]: in_other_words(s, language) for s in begun.segments}
        acts.write(begun, told | (texts or {}), by=by)
    if state == "submitted":
        review.submit(begun, by=by)
    if state == "approved":
        with without_review():
            Translation.objects.get(pk=begun.pk).get_latest_revision().publish()
    return Translation.objects.get(pk=begun.pk)
