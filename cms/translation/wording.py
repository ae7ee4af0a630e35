"""Pages told in the reader's language: approved words in the place of the French ones.

A page is read from its French row, whose facts are the only ones. Where its words were approved
in the language that is being read, they take the place of the French ones, all of them at once:
no text is ever half in one language and half in another.
"""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import translation
from wagtail.fields import StreamField

from .models import Wording

SOURCE = settings.LANGUAGE_CODE

#: The fields of every page that are words, for search engines.
OF_EVERY_PAGE = ("seo_title", "search_description")


class WordedMixin:
    """For every page type: which of its fields are words, and in which language they are now."""

    #: The fields whose words are translated, in the order in which a translator reads them:
    #: ``"presentation"``, or ``"photographs.caption"`` for a field of the page's rows. What is
    #: not named here is a fact: it is said once, on the French page, in every language.
    words: tuple[str, ...] = ()

    #: Those of `words` that tell of a person: only people translate them.
    personal_words: tuple[str, ...] = ()

    #: Whether the page commits somebody in law: only people translate it.
    is_legal = False

    #: The language of the words that were put in the place of the page's own; empty when none.
    worded_in = ""

    #: Whether those words translate a French text that is no longer the public one.
    is_outdated = False

    #: By the names of its relations, the words of the page's rows (see `WordedRow`).
    row_words: dict[str, dict[str, dict[str, str]]] = {}

    @property
    def is_in_active_language(self) -> bool:
        """Whether the page's words are in the language that is being read."""
        return self.text_language == translation.get_language()

    @property
    def text_language(self) -> str:
        """The code of the language that the page's words are in."""
        return self.worded_in or self.locale.language_code

    def in_short(self) -> list[str]:
        """Return what is known of it as finished sentences in the language that is being read,
        made of its facts: for readers in whose language nobody has told it yet."""
        return []

    def translated_into(self) -> set[str]:
        """Return the codes of the languages, its own included, in which all of the page may be
        read. One query, unless the page was read with its words (`put_words`)."""
        if not hasattr(self, "_translated_into"):
            self._translated_into = set(
                Wording.objects.filter(page_id=self.pk).values_list("language", flat=True)
            )
        return self._translated_into | {self.locale.language_code}

    def say(self, content: dict, language: str) -> None:
        """Put the words `content` (see `Wording`) of `language` in the place of the page's own.

        From then on the page is for reading only: saving it would lose its French words.
        """
        rows = {}
        for name, value in content.items():
            try:
                field = self._meta.get_field(name)
            except FieldDoesNotExist:  # of a field that the page type had when it was approved
                continue
            if isinstance(field, StreamField):
                setattr(self, name, field.to_python(value))
            elif isinstance(field, models.Field):
                setattr(self, name, value)
            else:
                rows[name] = value
        self.worded_in, self.row_words = language, rows
        read_before = getattr(self, "_prefetched_objects_cache", {})
        for name in rows:
            for row in read_before.get(name, ()):
                row.say()


class RowQuerySet(models.QuerySet):
    """Rows of a page, told in the language that their page is told in."""

    def _fetch_all(self):
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new:
            for row in self._result_cache:
                if isinstance(row, WordedRow):
                    row.say()


class WordedRow(models.Model):
    """For the rows of a page, as photographs with their captions, some of whose fields are words.

    The foreign key to the page is called ``page``.
    """

    objects = RowQuerySet.as_manager()

    #: Whether the row's words were put in the place of its own.
    is_worded = False

    class Meta:
        abstract = True

    def say(self) -> None:
        """Put the words that the row's page was read with in the place of the row's own."""
        page = self._state.fields_cache.get("page")
        if page is None:
            return
        relation = self._meta.get_field("page").remote_field.get_accessor_name()
        told = getattr(page, "row_words", {}).get(relation, {}).get(str(self.pk))
        if told:
            self.is_worded = True
            for name, text in told.items():
                setattr(self, name, text)

    @property
    def is_in_active_language(self) -> bool:
        """Whether the row's words are in the language that is being read."""
        return self.text_language == translation.get_language()

    @property
    def text_language(self) -> str:
        """The code of the language that the row's words are in: one that was added after its page
        was translated still speaks the page's first language."""
        return self.page.worded_in if self.is_worded else self.page.locale.language_code


def put_words(pages: Iterable, language: str | None = None) -> None:
    """Tell `pages`, of any types, in `language` (the active one when not given), where they have
    approved words in it. One query, none for the language they were written in."""
    language = language or translation.get_language() or SOURCE
    by_key = {page.pk: page for page in pages}
    if language == SOURCE or not by_key:
        return
    for wording in Wording.objects.filter(page__in=by_key, language=language):
        by_key[wording.page_id].say(wording.content, language)


def put_titles(pages: Iterable) -> None:
    """Tell the titles of `pages`, and nothing else of them, in the active language, where they have
    approved words in it: for menus and trails. One query, none in French."""
    language = translation.get_language() or SOURCE
    by_key = {page.pk: page for page in pages}
    if language == SOURCE or not by_key:
        return
    worded = Wording.objects.filter(page__in=by_key, language=language, content__has_key="title")
    for key, title in worded.values_list("page", "content__title"):
        by_key[key].say({"title": title}, language)


def read_words(page, language: str | None = None) -> None:
    """Tell `page` in `language`, as `put_words`, and know in which languages it may be read."""
    language = language or translation.get_language() or SOURCE
    # the words of other languages may be long: they are not read
    content = models.Case(models.When(language=language, then="content"))
    found = page.wordings.values_list("language", content, "outdated_since")
    told = {code: (words, since) for code, words, since in found}
    page._translated_into = set(told)
    if language in told:
        words, since = told[language]
        page.say(words, language)
        page.is_outdated = since is not None
