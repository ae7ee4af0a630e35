"""What every page type is: the CCI's own, or partners' content that only review publishes."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from cms.translation.pages import AddressableMixin, RootMixin
from cms.translation.wording import SOURCE, WordedMixin, put_words, read_words

from .gone import gone_response
from .models.standing import is_shown, parent_path
from .page_form import SitePageForm
from .parents import find_parents
from .permissions import ReviewedPagePermissionTester, SitePagePermissionTester
from .slugs import slug_for
from .truth import Contact, StaysTrue


class SitePageQuerySet(PageQuerySet):
    _has_parents = False
    _is_worded = False

    def listed(self, closed: Q | None = None):
        """Return what the public may find: live, shown today, and open to everybody.

        `closed`, from `private_q`, is for who lists several types at once: which pages are
        closed is then read once.
        """
        listed = self.live().filter(is_shown(timezone.localdate()))
        return listed.exclude(self.private_q() if closed is None else closed)

    def unchecked_since(self, day: date) -> list:
        """Return those of the pages that nobody has said to be true since `day`, each with its
        `standing` and its `parent_page`; in a fixed number of queries."""
        candidates = self.filter(self._may_be_unchecked_since(day))
        pages = list(candidates.select_related("standing", "locale").with_parents())
        self._read_dates(pages)
        return [page for page in pages if (page.last_checked() or date.min) < day]

    def _may_be_unchecked_since(self, day: date) -> Q:
        """Return the condition that finds all of them, perhaps with others."""
        undated = Q(standing__checked_on=None)
        return (
            Q(standing__checked_on__lt=day)
            | undated & Q(last_published_at__date__lt=day)
            | undated & Q(last_published_at=None)
        )

    def _read_dates(self, pages: list) -> None:
        """Read for all of `pages` what `last_checked` would read for each."""

    def under(self, parents):
        """Return the pages that stand right under those of the query `parents`."""
        return self.alias(parent_path=parent_path()).filter(
            parent_path__in=parents.order_by().values("path")
        )

    def with_parents(self):
        """Return the pages, each of which will know its `parent_page`: one query for all."""
        queryset = self._chain()
        queryset._has_parents = True
        return queryset

    def worded(self):
        """Return the pages told in the reader's language, where their words were approved in it:
        one query for all, none in French. They are for reading only."""
        queryset = self._chain()
        queryset._is_worded = True
        return queryset

    def _clone(self):
        clone = super()._clone()
        clone._has_parents, clone._is_worded = self._has_parents, self._is_worded
        return clone

    def _fetch_all(self):
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new and self._has_parents:
            find_parents(self._result_cache)
        if is_new and self._is_worded and all(isinstance(p, Page) for p in self._result_cache):
            put_words(self._result_cache)


def public_pages(closed: Q | None = None) -> PageQuerySet:
    """Return the pages of all types that the public may find, as `listed` does for one type.

    What stands under a page that was unpublished is none of them: it would tell of that page.
    """
    above = Page.objects.live().filter(path=parent_path(OuterRef("path")))
    shown = Page.objects.live().filter(Exists(above), is_shown(timezone.localdate()))
    shown = with_address(shown).filter(is_for_readers())
    return shown.exclude(shown.private_q() if closed is None else closed)


def with_address(pages: PageQuerySet) -> PageQuerySet:
    """Return those of `pages`, of any types, that have an address of their own."""
    # by their names: to ask for their numbers would be one query more, the first time
    names = [
        model._meta.model_name
        for model in apps.get_models()
        if issubclass(model, SitePage) and not model.has_own_address
    ]
    return pages.exclude(content_type__model__in=names)


def is_for_readers() -> Q:
    """Return the condition that finds the pages of the language that is being read: the French
    ones, which are read in every language, and those written in that language only."""
    return Q(locale__language_code__in={SOURCE, get_language()})


class SitePage(WordedMixin, AddressableMixin, Page):
    """A page of the site. Those that the CCI writes are published by it directly."""

    #: Whether readers may go to it. A translation has no address: it is read as its French page.
    has_own_address = True

    #: How long an approved page is shown unless somebody says that it is still true (None: for
    #: ever), and as what it may be closed (None: it is not).
    shown_for: timedelta | None = None
    Closing: type[TextChoices] | None = None

    #: How long what it says may go unchecked, and what then (None: nobody is asked).
    stays_true: StaysTrue | None = None

    #: Fields that change often and matter little to a reader of the whole: a change of these alone
    #: may be approved with others like it at one press.
    small_fields: frozenset[str] = frozenset()

    #: Of which pages of this type only their own people may know where they stand in the tree.
    has_secret_place: Q | None = None

    #: Whether the page was found by its address although it is not shown now.
    is_hidden = False

    permission_tester_class = SitePagePermissionTester
    base_form_class = SitePageForm

    objects = PageManager.from_queryset(SitePageQuerySet)()

    class Meta:
        abstract = True

    def suggestions(self) -> list[str]:
        """Return what its people could do next to make this page better, as short sentences."""
        return []

    @classmethod
    def told_by_itself(cls) -> Iterable[tuple[int, str]]:
        """Return the keys of the pages of this type whose people say themselves in another language
        what they do, each with the language: a translator has nothing to do there."""
        return ()

    def editor_address(self) -> str:
        """Return where its people change this page, in the language that is active."""
        return reverse("wagtailadmin_pages:edit", args=[self.pk])

    @cached_property
    def parent_page(self):
        """The page that this one stands under, as its own type."""
        return self.get_parent().specific

    def needed_by(self) -> date | None:
        """Return the day after which nobody needs this version to be public; None when any day
        will do. What is needed soon is read first."""
        return None

    def whom_to_call(self) -> list[Contact]:
        """Return whom the CCI calls when nobody answers about this page, the nearest first."""
        return []

    def last_checked(self) -> date | None:
        """Return the day on which somebody last said that this page is true: published it, or
        said so since. None when nobody ever did."""
        standing = getattr(self, "standing", None)
        if standing and standing.checked_on:
            return standing.checked_on
        return timezone.localdate(self.last_published_at) if self.last_published_at else None

    def confirm_truth(self, *, by) -> None:
        """Write down that `by` says today that all of this page is still true.

        Raises `review.Refused` when `by` may not, or when the page is closed.
        """
        from . import standing

        standing.confirm(self, by=by)

    def ways_to_be_gone(self) -> list[tuple[str, str]]:
        """Return those of `ways_to_close` that need no thought but one press."""
        return self.ways_to_close()

    def ways_to_close(self) -> list[tuple[str, str]]:
        """Return the codes that this page may be closed as, with what each means."""
        return list(self.Closing.choices) if self.Closing else []

    def may_be_closed_by(self, user) -> bool:
        """Whether `user` may close this page, open it again and say that it is still true."""
        return self.permissions_for_user(user).can_edit()

    def ways_on(self) -> list[tuple[str, str]]:
        """Return where a reader goes on who finds this page gone: names and addresses."""
        above = self.parent_page
        is_listed = type(above).objects.listed().filter(pk=above.pk).exists()
        return [(above.title, above.address())] if is_listed else []

    def serve(self, request, *args, **kwargs):
        if self.is_hidden:
            return gone_response(request, self)
        return super().serve(request, *args, **kwargs)

    def save(self, *args, **kwargs):
        self._check_own_words()
        return super().save(*args, **kwargs)

    def _check_own_words(self):
        if self.worded_in:
            raise ValueError(f"{self!r} is told in {self.worded_in}: its own words would be lost.")

    def get_admin_display_title(self) -> str:
        """Return the title that lists and choosers of the CMS show: the public one while there
        is one, for they show it to people who may not read the draft."""
        return self.title if self.live else super().get_admin_display_title()

    def permissions_for_user(self, user):
        return self.permission_tester_class(user, self)

    def _get_autogenerated_slug(self, base_slug):
        return super()._get_autogenerated_slug(slug_for(self.title) or base_slug)

    @transaction.atomic
    def save_revision(self, user=None, overwrite_revision=None, **kwargs):
        """Save a draft. In a page under review it is a moderator's correction, recorded as such.

        Raises `review.Refused` when the page waits and `user` may not correct it. Never writes
        over an older revision: what was shown, submitted or approved stays what it was.
        """
        from . import review

        self._check_own_words()
        if overwrite_revision is not None:
            raise PermissionDenied(_("A saved version is never written over."))
        corrected = review.check_may_save(self, by=user)
        revision = super().save_revision(user=user, **kwargs)
        if corrected:
            review.record_correction(corrected, revision, by=user)
        return revision


class RootPage(RootMixin, SitePage):
    """The page at the top of the site."""

    class Meta:
        abstract = True

    def find(self, url_path):
        shown = is_shown(timezone.localdate())
        pages = Page.objects.live().select_related("locale", "standing").annotate(is_shown=shown)
        found = pages.filter(is_for_readers()).get(url_path=url_path)
        page = found.specific
        page.locale = found.locale
        # `specific` reads the page again, without what was read with it
        Page._meta.get_field("standing").set_cached_value(page, getattr(found, "standing", None))
        page.is_hidden = not found.is_shown
        read_words(page)
        return page


class ReviewedPage(SitePage):
    """A page that partners keep. Only an approval publishes it, whoever changed it."""

    permission_tester_class = ReviewedPagePermissionTester
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]
    settings_panels = []  # no go-live date, no privacy: review decides when, and for all

    class Meta:
        abstract = True

    def save_revision(self, **kwargs):
        self.go_live_at = None  # a date posted by hand would hold the approved text back
        return super().save_revision(**kwargs)
