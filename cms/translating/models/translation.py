"""A page's words in another language, on their way to the public."""

from contextlib import nullcontext
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.http import Http404
from django.utils import translation as active_language
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.editorial.changes import Change, difference
from cms.editorial.pages import ReviewedPage
from cms.translating.editing.writing import as_typed
from cms.translating.rights import TranslationPermissionTester

SLUG = "translation-{}"


class Translation(ReviewedPage):
    """What the page above it says in another language, with its drafts and its reviews.

    It stands under the page it translates: who holds that one holds it, and it is moved, closed
    and deleted with it. It is live when its words are approved; readers get them by `Wording`,
    which its publication writes. It holds no fact and has no address of its own.
    """

    has_own_address = False
    permission_tester_class = TranslationPermissionTester
    parent_page_types = []  # nobody makes one by the form: `acts.begin` does
    subpage_types = []
    is_creatable = False

    #: The page's segments in reading order, each with ``path``, ``source`` (the French
    #: that was translated), ``is_rich``, ``text`` (empty while untranslated) and ``is_machine``
    #: (whether nobody has read what a machine proposed).
    segments = models.JSONField(_("segments"), default=list, editable=False)
    #: What `Wording.content` will be; None until every segment has its text.
    content = models.JSONField(_("words"), null=True, editable=False)

    content_panels = []
    promote_panels = []
    search_fields = []

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")

    def __str__(self) -> str:
        return f"{self.title} ({self.language_name})"

    @property
    def language(self) -> str:
        """The code of the language that it is in."""
        return self.locale.language_code

    @property
    def language_name(self) -> str:
        """The language's name for itself."""
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @cached_property
    def original(self):
        """The page that is translated, as its own type."""
        return self.parent_page

    @property
    def missing(self) -> list[dict]:
        """The segments that have no text yet."""
        return [segment for segment in self.segments if not segment["text"].strip()]

    @property
    def proposed(self) -> list[dict]:
        """The segments whose text is a machine's that nobody has read."""
        return [segment for segment in self.segments if segment["is_machine"]]

    def clean(self):
        super().clean()
        if count := len(self.missing):
            raise ValidationError(
                ngettext(
                    "%(count)d passage has no translation yet.",
                    "%(count)d passages have no translation yet.",
                    count,
                )
                % {"count": count}
            )
        if count := len(self.proposed):
            raise ValidationError(
                ngettext(
                    "%(count)d passage is a proposal of the machine that nobody has read.",
                    "%(count)d passages are proposals of the machine that nobody has read.",
                    count,
                )
                % {"count": count}
            )

    def changes_since(self, before: "Translation | None") -> list[Change]:
        """Return what differs from `before`, an earlier version (None: there was none): each
        passage with its French, what was said and what is said now."""
        from cms.translating.editing.warnings import warnings_of
        from cms.translating.machine.glossary import Glossary

        glossary = Glossary(self.language)
        was = {segment["path"]: segment for segment in before.segments} if before else {}
        told = []
        for segment in self.segments:
            old = was.get(segment["path"], {"text": "", "source": ""})
            if old["text"] == segment["text"] and old["source"] == segment["source"]:
                continue
            # with its marks and links: whoever decides sees where they lead
            as_written = partial(as_typed, is_rich=segment["is_rich"])
            said, says = as_written(old["text"]), as_written(segment["text"])
            told.append(
                Change(
                    "segments",
                    self.label_of(segment["path"]),
                    "text",
                    said,
                    says,
                    words=difference(said, says),
                    source=as_written(segment["source"]),
                    language=self.language,
                    warnings=partial(warnings_of, segment, glossary),
                )
            )
        return told

    def label_of(self, path: str) -> str:
        """Return the name of the field that the passage at `path` stands in."""
        name, _dot, rest = path.partition(".")
        field = type(self.original)._meta.get_field(name)
        if isinstance(field, ForeignObjectRel):
            field = field.related_model._meta.get_field(rest.split(".")[1])
        return capfirst(str(field.verbose_name))

    def address(self, language: str | None = None) -> str:
        """Return the path of the page that it translates, in the language of the translation."""
        return self.original.address(language or self.language)

    def get_url_parts(self, request=None):
        site_id, root_url, _path = super().get_url_parts(request)
        return site_id, root_url, self.address()

    def editor_address(self) -> str:
        return self.original_editor_address(self.original.pk, self.language)

    @staticmethod
    def original_editor_address(page_id: int, language: str) -> str:
        """Return where the page of that key is translated into `language`."""
        from django.urls import reverse

        return reverse("translating:edit", args=[page_id, language])

    def get_admin_display_title(self) -> str:
        return f"{super().get_admin_display_title()} ({self.language_name})"

    def route(self, request, path_components):
        # Wagtail looks for a page from the translation of the home page on, where there is one
        return self.original.route(request, path_components)

    def serve(self, request, *args, **kwargs):
        raise Http404

    def serve_preview(self, request, mode_name):
        """Show the page as it would be read with these words: whole, or all in French."""
        page = self.original
        told = active_language.override(self.language) if self.language else nullcontext()
        with told:
            if self.content is not None:
                page.say(self.content, self.language)
            response = page.serve_preview(request, page.default_preview_mode)
            return response.render() if hasattr(response, "render") else response
