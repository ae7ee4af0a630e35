"""The project's own files, for the tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from wagtail.models import Page

ROOT: Path = settings.ROOT
TEMPLATES = ROOT / "templates"


def our_apps() -> dict[str, Path]:
    """Return the installed apps that are ours, by name, with their folders."""
    return {
        app.name: Path(app.path)
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(ROOT) and ".venv" not in Path(app.path).parts
    }


def page_types() -> list[type[Page]]:
    """Return every page type of ours that readers have an address for."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Page)
        and apps.get_app_config(model._meta.app_label).name in our_apps()
        and model.has_own_address
    ]


def code_files() -> list[Path]:
    """Return the site's Python files, migrations and tests left out."""
    folders = {ROOT / name.partition(".")[0] for name in our_apps()}
    found = {file for folder in folders for file in folder.rglob("*.py")}
    return sorted(file for file in found if "migrations" not in file.parts)


def template_files() -> list[Path]:
    """Return every template, of pages and of mails."""
    return sorted(file for file in TEMPLATES.rglob("*") if file.suffix in {".html", ".txt"})


def written_files() -> list[Path]:
    """Return what people write by hand: code, tests, templates, scripts.

    A style sheet is one request of the reader's, so it is not cut by length.
    """
    tools = [file for name in ("tests", "bench") for file in (ROOT / name).rglob("*.py")]
    return [*code_files(), *tools, *template_files(), *(ROOT / "static").rglob("*.js")]


def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def module_name(file: Path) -> str:
    """Return the dotted name that `file` is imported by."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> Iterator[str]:
    """Give the dotted name of everything that `file` imports, wherever it does so."""
    name = module_name(file)
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(parse(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                module = ".".join([*above, *filter(None, [module])])
            # what is imported may itself be a module
            yield from (f"{module}.{alias.name}" for alias in node.names)
