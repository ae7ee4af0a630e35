"""When somebody last did something with what they hold."""

from datetime import timedelta

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Page, PageLogEntry


def with_last_act(mandates):
    """Annotate each of `mandates` with `last_act_at`: when its holder last did something on its
    page, on a translation of it or on what is under them, as the pages' histories say; None for
    never. Within the query that reads them.
    """
    # the French page and its translations, one of which is that of the history or above it
    acted_on = ExpressionWrapper(OuterRef("page__path"), output_field=CharField())
    held = Page.objects.annotate(acted_on=acted_on).filter(
        translation_key=OuterRef(OuterRef("page__translation_key")), acted_on__startswith=F("path")
    )
    acts = PageLogEntry.objects.filter(Exists(held), user=OuterRef("user")).order_by("-timestamp")
    return mandates.annotate(last_act_at=Subquery(acts.values("timestamp")[:1]))


def silent_since(mandates, days: int):
    """Return those of `mandates`, which have `last_act_at`, that were given `days` ago or before
    and whose holders neither did anything with them nor logged in since."""
    before = timezone.now() - timedelta(days=days)
    return mandates.filter(
        Q(last_act_at=None) | Q(last_act_at__lt=before),
        Q(user__last_login=None) | Q(user__last_login__lt=before),
        created_at__lt=before,
    )
