"""The conventions of templates: each is used, every word is translated, nothing is inline."""

import ast
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.template.base import Lexer, TokenType
from django.template.utils import get_app_template_dirs
from wagtail import hooks

from tests import source

# Django looks for these names, and `manage.py error_pages` for some.
ERROR_PAGES = {f"{name}.html" for name in ("400", "403", "403_csrf", "404", "500", "503")}
SPOKEN_ATTRIBUTES = ["alt", "title", "aria-label", "aria-description", "aria-roledescription"]
SPOKEN_ATTRIBUTES += ["placeholder", "label", "value", "content"]
# What is the same in every language.
NOT_TRANSLATED = ["Soho Solo Gers", "Soho Solo Cultura", "Soho Solo", "km"]
# Blocks that fill an attribute of the template that is extended.
ATTRIBUTE_BLOCK = re.compile(r"\w+_(class|attributes)")
# Mail programs read no style sheet.
STYLED_INLINE = re.compile(r"mail/|\w+/mails/|account/email/")
HIDDEN = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans"} | {
    "comment": "endcomment",
    "verbatim": "endverbatim",
}


def _name(file: Path) -> str:
    return file.relative_to(source.TEMPLATES).as_posix()


def _templates(but=re.compile(r"(?!)")):
    files = [file for file in source.template_files() if not but.match(_name(file))]
    return pytest.mark.parametrize("template", files, ids=_name)


def _named_in_code() -> list[re.Pattern]:
    """Return what the code's strings could name: themselves, or with anything in their holes."""
    patterns = set()
    for file in source.code_files():
        for node in ast.walk(source.parse(file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if "/" in node.value and " " not in node.value:
                    # a mail is named without what its parts end in
                    patterns.add(re.escape(node.value) + r"(\.\w+)*")
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w-]+"
                    for part in node.values
                ]
                if "/" in "".join(parts):
                    patterns.add("".join(parts))
    return [re.compile(pattern) for pattern in patterns]


def _named_in_templates() -> set[str]:
    return {
        name
        for file in source.template_files()
        for name in re.findall(r"""["']([\w./-]+\.(?:html|txt))["']""", file.read_text())
    }


def _is_framework_override(name: str) -> bool:
    elsewhere = [d for d in get_app_template_dirs("templates") if ".venv" in Path(d).parts]
    return name in ERROR_PAGES or any((Path(folder) / name).exists() for folder in elsewhere)


def test_no_template_is_unused():
    in_code, in_templates = _named_in_code(), _named_in_templates()
    unused = [
        name
        for name in map(_name, source.template_files())
        if name not in in_templates
        and not _is_framework_override(name)
        and not any(pattern.fullmatch(name) for pattern in in_code)
    ]
    assert unused == []


def _untranslated_markup(template: Path) -> str:
    """Return the template's text without its tags, its values and what is translated."""
    kept, until = [], None
    for token in Lexer(template.read_text(encoding="utf-8")).tokenize():
        if token.token_type == TokenType.BLOCK:
            command, *arguments = token.split_contents()
            if until is None:
                until = HIDDEN.get(command)
                if command == "block" and ATTRIBUTE_BLOCK.fullmatch(arguments[0]):
                    until = "endblock"
            elif command == until:
                until = None
        elif token.token_type == TokenType.TEXT and until is None:
            kept.append(token.contents)
    return "".join(kept)


def _spoken(markup: str, is_html: bool) -> list[str]:
    if not is_html:
        return markup.splitlines()
    soup = BeautifulSoup(markup, "html.parser")
    for element in soup(["script", "style"]):
        element.decompose()
    texts = [
        text for text in soup.find_all(string=True) if type(text).__name__ == "NavigableString"
    ]
    for element in soup.find_all(True):
        for attribute in SPOKEN_ATTRIBUTES:
            if element.get(attribute) and not _is_for_machines(element, attribute):
                texts.append(element[attribute])
    return texts


def _is_for_machines(element, attribute: str) -> bool:
    if attribute == "value":
        return element.name != "input" or element.get("type") not in {"submit", "button", "reset"}
    if attribute == "content":
        return element.get("name") != "description"
    return False


@_templates()
def test_every_word_is_translated(template):
    words = []
    for text in _spoken(_untranslated_markup(template), template.suffix == ".html"):
        for allowed in NOT_TRANSLATED:
            text = text.replace(allowed, "")
        if re.search(r"[^\W\d_]{2,}", text):
            words.append(text.strip())
    assert words == []


@pytest.mark.parametrize(
    ("markup", "heard"),
    [
        ("<p>Bonjour</p>", ["Bonjour"]),
        ('<img alt="Une halle" src="x.jpg">', ["Une halle"]),
        ("<p>{% translate 'Hello' %} {{ name }}</p>", []),
        ("{% blocktranslate trimmed %}Hello{% endblocktranslate %}", []),
        ('<input type="submit" value="Send">', ["Send"]),
        ('<button name="act" value="send"></button>', []),
        ('<meta name="description" content="Villages">', ["Villages"]),
        ('<optgroup label="Villages"></optgroup>', ["Villages"]),
        ("{# a reason #}<!-- none --><p>{{ n }} km</p>", ["km"]),
    ],
)
def test_the_detector_of_words_hears(tmp_path, markup, heard):
    template = tmp_path / "sample.html"
    template.write_text(markup)
    texts = [t.strip() for t in _spoken(_untranslated_markup(template), is_html=True)]
    assert [t for t in texts if t] == heard


@_templates(but=STYLED_INLINE)
def test_nothing_is_inline(template):
    """The public policy of scripts and styles is 'self': the browser would drop these."""
    soup = BeautifulSoup(_untranslated_markup(template), "html.parser")
    inline = [
        element
        for element in soup.find_all(True)
        if element.name == "style"
        or element.has_attr("style")
        or any(attribute.startswith("on") for attribute in element.attrs)
        or (
            element.name == "script"
            and not element.has_attr("src")
            and "json" not in element.get("type", "")
        )
    ]
    assert inline == []


CMS_ICON = re.compile(r"{% icon name=\"([\w-]+)\"")


def test_every_icon_of_the_cms_is_one_that_it_draws():
    drawn = {
        Path(file).stem for register in hooks.get_hooks("register_icons") for file in register([])
    }
    named = {
        (_name(file), name)
        for file in source.template_files()
        for name in CMS_ICON.findall(file.read_text(encoding="utf-8"))
    }
    assert named
    assert {(file, name) for file, name in named if name not in drawn} == set()
