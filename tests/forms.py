"""Reads a form as a browser would, so that a test posts all of it and not what it remembers."""

import json

from bs4 import BeautifulSoup

NEVER_SENT = {"submit", "button", "image", "reset", "file"}


def form_data(response, form_selector: str = "form") -> dict[str, str | list[str]]:
    """Return what submitting a form of `response` unchanged would send.

    `form_selector` is a CSS selector of the form, or of anything in it; the first match is
    taken. Hidden fields and management forms are part of it; files and buttons are not: add
    the button that is pressed (``form_data(r) | {"action-submit": "1"}``). Fields sent
    several times are lists. The pieces of a StreamField, whose fields a script draws, are part
    of it as they are. Raises LookupError when no form matches.
    """
    soup = BeautifulSoup(response.content, "html.parser")
    found = soup.select_one(form_selector)
    form = found if found is None or found.name == "form" else found.find_parent("form")
    if form is None:
        raise LookupError(f"No form matches {form_selector!r} at this address.")
    inside = form.select("input, select, textarea")
    outside = soup.select(f'[form="{form["id"]}"]') if form.get("id") else []
    sent: dict[str, list[str]] = {}
    for control in [*inside, *outside]:
        name = control.get("name")
        if not name or control.has_attr("disabled") or control.find_parent("template"):
            continue
        if control.find_parent("fieldset", disabled=True):
            continue
        values = _values(control)
        if values:
            sent.setdefault(name, []).extend(values)
    for stream in form.select('[data-controller~="w-block"]'):
        pieces, *_rest = json.loads(stream["data-w-block-arguments-value"])
        sent |= {name: [value] for name, value in _piece(stream["id"], pieces)}
    return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}


def _piece(name: str, value):
    """Yield the fields, with their values, that Wagtail's script draws for `value` of a block."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        yield name, value[0]  # what is chosen in a list
    elif isinstance(value, list):
        yield f"{name}-count", str(len(value))
        for number, entry in enumerate(value):
            at = f"{name}-{number}"
            yield from [(f"{at}-deleted", ""), (f"{at}-order", str(number))]
            yield from [(f"{at}-type", entry.get("type", "item")), (f"{at}-id", entry["id"] or "")]
            yield from _piece(f"{at}-value", entry["value"])
    elif isinstance(value, dict) and "edit_url" not in value:
        for field, inner in value.items():
            yield from _piece(f"{name}-{field}", inner)
    elif isinstance(value, dict):
        yield name, str(value["id"])  # a chooser
    elif value is not False:
        yield name, "on" if value is True else str(value if value is not None else "")


def _values(control) -> list[str]:
    if control.name == "textarea":
        # the parser of HTML drops the first line break
        return [control.get_text().removeprefix("\n")]
    if control.name == "select":
        return _selected(control)
    kind = control.get("type", "text")
    if kind in NEVER_SENT or control.name == "button":
        return []
    if kind in {"checkbox", "radio"}:
        return [control.get("value", "on")] if control.has_attr("checked") else []
    return [control.get("value", "")]


def _selected(select) -> list[str]:
    options = select.find_all("option")
    chosen = [option for option in options if option.has_attr("selected")]
    if not select.has_attr("multiple"):
        chosen = (chosen or options)[-1:] if chosen else options[:1]
    return [option.get("value", option.get_text(strip=True)) for option in chosen]
