"""No sentence for people stands in the code, or in a template's tag, outside the catalogues."""

import ast
import re

import pytest

from tests import source

#: What says its first argument, or one named so, to people.
SAYING = {"ValidationError", "Refused", "Unavailable"}
SAID = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label", "page_title"}
TAG = re.compile(r"{%\s*(?!translate|trans |blocktrans|comment|load|icon|url)[^%]*?%}")
LITERAL = re.compile(
    r"(?:\b(?!sizes|class|autocomplete|rel|icons?\b)\w+=|default:|default_if_none:|yesno:)\"([^\"]*)\"(?!\|)"
)
WORDS = re.compile(r"[^\W\d_]{2,}[ ,][^\"]*[^\W\d_]{2,}")


def hard_coded(tree: ast.AST) -> list[str]:
    """Return the sentences of a module that it says to people as they are."""
    said = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            owner = getattr(getattr(node.func, "value", None), "id", "")
            said += [keyword.value for keyword in node.keywords if keyword.arg in SAID]
            said += node.args[:1] if name in SAYING else []
            said += node.args[1:2] if owner == "messages" or name == "add_error" else []
        elif isinstance(node, ast.ClassDef) and not node.name.endswith("Config"):
            for line in node.body:
                if isinstance(line, ast.Assign) and SAID & {
                    getattr(target, "id", "") for target in line.targets
                }:
                    said.append(line.value)
    return [text for text in map(_text, said) if re.search(r"[^\W\d_]{2,}", text)]


def _text(node: ast.AST) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    values = [part.value for part in parts if isinstance(part, ast.Constant)]
    return "".join(value for value in values if isinstance(value, str))


def in_tags(template: str) -> list[str]:
    """Return the sentences that a template's tags and filters are given as they are."""
    tags = TAG.findall(template) + re.findall(r"{{.*?}}", template)
    return [text for tag in tags for text in LITERAL.findall(tag) if WORDS.search(text)]


def test_the_code_says_nothing_that_is_in_no_catalogue():
    found = {
        str(file.relative_to(source.ROOT)): hard_coded(source.parse(file))
        for file in source.code_files()
        if "demo" not in file.parts
    }
    assert {file: said for file, said in found.items() if said} == {}


def test_no_tag_is_given_a_sentence_that_is_in_no_catalogue():
    found = {
        str(file.relative_to(source.ROOT)): in_tags(file.read_text(encoding="utf-8"))
        for file in source.template_files()
    }
    assert {file: said for file, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise ValidationError('Too long')", ["Too long"]),
        ("raise ValidationError(_('Too long'))", []),
        ("messages.success(request, f'{n} saved')", [" saved"]),
        ("form.add_error('name', 'Too long')", ["Too long"]),
        ("name = forms.CharField(label='Your name')", ["Your name"]),
        ("name = forms.CharField(label=_('Your name'), help_text='')", []),
        ("class Meta:\n    verbose_name = 'village'", ["village"]),
    ],
)
def test_the_detector_reads_code(code, said):
    assert hard_coded(ast.parse(code)) == said


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('{% include "a.html" with title="Our villages" %}', ["Our villages"]),
        ('{{ name|default:"no name" }}', ["no name"]),
        ('{% translate "Our villages" as title %}{% include "a.html" with title=title %}', []),
    ],
)
def test_the_detector_reads_tags(template, said):
    assert in_tags(template) == said
