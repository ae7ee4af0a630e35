"""How every page factory puts its page into the tree and into its state."""

from contextlib import contextmanager

import factory
from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.editorial import review
from cms.editorial.publication import without_review

from .people import MandateFactory, UserFactory


def section(page_factory: str):
    """Return a declaration of a parent: the page of that factory's type, made when missing."""

    def find_or_make():
        module, _, name = page_factory.rpartition(".")
        factory_class = factory.utils.import_object(module, name)
        existing = factory_class._meta.model.objects.order_by("pk").first()
        return existing or factory_class()

    return factory.LazyFunction(find_or_make)


@contextmanager
def not_indexed(model):
    """Save objects of `model` without an entry in the indexes: each save costs a third of what
    making a page does."""
    post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.connect(post_save_signal_handler, sender=model)


class PageFactory(factory.django.DjangoModelFactory):
    """A page of the CCI's own: live, or a draft."""

    class Meta:
        abstract = True

    class Params:
        draft = factory.Trait(state="draft")

    state = "live"
    author = None
    parent = None
    draft_change = None

    @classmethod
    def _create(cls, model_class, *args, parent, state, author, draft_change, **fields):
        if state == "draft":
            page = cls.add(model_class, parent, author, fields)
        else:
            with not_indexed(model_class):  # publishing does it
                page = cls.add(model_class, parent, author, fields)
            with without_review():
                page.get_latest_revision().publish()
        cls.bring_to(state, page, author, draft_change)
        return model_class.objects.get(pk=page.pk)

    @classmethod
    def add(cls, model_class, parent, author, fields):
        page = model_class(live=False, locale=Locale.objects.get(language_code="fr"), **fields)
        page.owner = author
        parent.add_child(instance=page)
        page.save_revision(user=author)
        return page

    @classmethod
    def bring_to(cls, state, page, author, draft_change):
        pass


class ReviewedPageFactory(PageFactory):
    """A page that partners keep. In `submitted` and `sent_back`, `author` holds a mandate on it
    (someone new when not given), and `draft_change` is what they changed."""

    class Meta:
        abstract = True

    class Params:
        submitted = factory.Trait(state="submitted")
        sent_back = factory.Trait(state="sent_back")

    @classmethod
    def bring_to(cls, state, page, author, draft_change):
        if state not in {"submitted", "sent_back"}:
            return
        author = author or UserFactory()
        if not author.mandates.covering(page).exists():
            MandateFactory(user=author, page=page)
        draft = page.get_latest_revision_as_object()
        for name, value in draft_change.items():
            setattr(draft, name, value)
        draft.save_revision(user=author)
        waiting = review.submit(Page.objects.get(pk=page.pk).specific, by=author)
        if state == "sent_back":
            review.send_back(waiting, by=UserFactory(moderator=True), comment="Dites-en plus.")
