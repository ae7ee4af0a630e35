"""The catalogues of the interface's sentences, without GNU gettext.

One file a language, ``locale/<language>/LC_MESSAGES/django.po``. The sentences in the code are
English, so the English catalogue says each one as it is. Files hold no date and no line number:
a change of the file is a change of a sentence.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from cms.whole_files import written_whole

from .languages import languages_with_catalogue
from .typography import typing_fault

SAME_AS_CODE = "en"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAG = "Translators"
HEADER = """\
# The interface's sentences in {name}. `make messages` keeps this file in step with the code.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]?[\d.]*[a-zA-Z]|%([sd])|\{(\w*)\}")


def path(language: str) -> Path:
    """Return where the catalogue of `language` is kept."""
    return settings.LOCALE_PATHS[0] / to_locale(language) / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[Path]:
    """Give every file of ours that may hold a sentence: code, and templates of pages and mails."""
    ours = {settings.ROOT / "cms"} | {
        Path(app.path)
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(settings.ROOT) and ".venv" not in Path(app.path).parts
    }
    code = {file for folder in ours for file in folder.rglob("*.py")}
    yield from sorted(file for file in code if "migrations" not in file.parts)
    templates = settings.ROOT / "templates"
    yield from sorted([*templates.rglob("*.html"), *templates.rglob("*.txt")])


def sentences() -> Catalog:
    """Return every sentence that is in the code and the templates now, untranslated."""
    found = Catalog()
    for file in sources():
        name = file.relative_to(settings.ROOT).as_posix()
        text = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            # what templatize leaves of a template's indentation is no Python
            lines = templatize(text, origin=name).splitlines()
            text = "\n".join(line.lstrip() for line in lines)
        for _line, ids, comments, context in extract(
            "python", BytesIO(text.encode()), KEYWORDS, [COMMENT_TAG]
        ):
            found.add(ids, locations=[(name, None)], auto_comments=comments, context=context)
    return found


def read(language: str) -> Catalog:
    """Return the catalogue of `language` as it is on disk; an empty one when there is none."""
    file = path(language)
    if not file.exists():
        return Catalog(locale=to_locale(language))
    with file.open("rb") as stream:
        return read_po(stream, locale=to_locale(language))


def extract_to_files() -> None:
    """Bring every catalogue in step with the code, keeping the translations that are there."""
    code = sentences()
    for language, name in languages_with_catalogue():
        write(language, name, code)


def write(language: str, name: str, code: Catalog) -> None:
    """Bring the catalogue of `language`, called `name` in itself, in step with the sentences of
    `code`; made when missing, its plurals as the CLDR has them."""
    known, updated = read(language), Catalog(locale=to_locale(language))
    for message in code:
        if message.id:
            updated[message.id] = _translated(message, language, known, updated.num_plurals)
    body = BytesIO()
    write_po(body, updated, omit_header=True, sort_output=True, include_lineno=False, width=88)
    header = HEADER.format(name=name, language=language, plural_forms=updated.plural_forms)
    with written_whole(path(language)) as draft:
        text = header + body.getvalue().decode().strip("\n") + "\n"
        draft.write_text(text, encoding="utf-8")


def compile_files() -> list[Path]:
    """Write what Django reads beside each catalogue; return the files written."""
    languages = [code for code, _name in languages_with_catalogue()]
    return [compile_file(language) for language in languages if path(language).exists()]


def compile_file(language: str) -> Path:
    """Write what Django reads beside the catalogue of `language`; return the file written."""
    with written_whole(path(language).with_suffix(".mo")) as draft, draft.open("wb") as stream:
        write_mo(stream, read(language))
    return path(language).with_suffix(".mo")


def problems(language: str, code: Catalog | None = None) -> list[str]:
    """Return what is wrong with the catalogue of `language`, a line each; nothing when whole.

    `code`: the sentences of the code, when they are at hand (`sentences`).
    """
    code, catalogue = code or sentences(), read(language)
    expected = {_key(message) for message in code if message.id}
    found = {_key(message): message for message in catalogue if message.id}
    wrong = [
        f"not in the catalogue: {_name(key)}" for key in sorted(expected - set(found), key=str)
    ]
    for key, message in found.items():
        if key not in expected:
            wrong.append(f"no longer in the code: {_name(key)}")
        elif message.fuzzy:
            wrong.append(f"marked fuzzy: {_name(key)}")
        elif fault := _fault(message, language, catalogue.num_plurals):
            wrong.append(f"{fault}: {_name(key)}")
    return wrong + [f"no longer in the code: {_name(_key(m))}" for m in catalogue.obsolete.values()]


def _translated(message: Message, language: str, known: Catalog, plurals: int) -> Message:
    if language == SAME_AS_CODE:
        string = message.id
    else:
        before = known.get(message.id, message.context)
        same_kind = before is not None and before.id == message.id and not before.fuzzy
        string = before.string if same_kind else ("",) * plurals if message.pluralizable else ""
    return Message(
        message.id,
        string,
        locations=message.locations,
        flags=message.flags,
        auto_comments=message.auto_comments,
        user_comments=getattr(known.get(message.id, message.context), "user_comments", ()),
        context=message.context,
    )


def _key(message: Message):
    return message.context or "", message.id


def _name(key) -> str:
    context, ids = key
    singular = ids if isinstance(ids, str) else ids[0]
    return f"{singular!r} ({context})" if context else repr(singular)


def _fault(message: Message, language: str, plurals: int) -> str:
    ids = message.id if message.pluralizable else (message.id,)
    strings = message.string if message.pluralizable else (message.string,)
    if not all(strings) or len(strings) != (plurals if message.pluralizable else 1):
        return "not translated"
    if language == SAME_AS_CODE and tuple(strings) != tuple(ids):
        return "not as in the code"
    wanted = {id: set(PLACEHOLDER.findall(id)) for id in ids}
    if set(PLACEHOLDER.findall(strings[-1])) != wanted[ids[-1]]:
        return "other placeholders than the code's"
    # "one village" may leave the number out
    if any(set(PLACEHOLDER.findall(text)) - set.union(*wanted.values()) for text in strings):
        return "other placeholders than the code's"
    return next(filter(None, (typing_fault(text, language) for text in strings)), "")
