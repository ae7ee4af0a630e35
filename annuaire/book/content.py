"""What the printed annuaire says: the entries that the public may read, as plain data.

Everything that people wrote is text here, and data for the typesetter: none of it is ever read as
markup.
"""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from itertools import groupby

from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import Truncator

from annuaire.choices import WorkMode
from annuaire.templatetags.members import host, initials, tone
from cms.editorial.slugs import slug_for
from cms.translation.spoken import SpokenLanguage

#: What is printed of a presentation: the rest is read on the site.
PRESENTATION = 340
#: A run of letters longer than this may be broken anywhere, or it would leave the page.
LONGEST_WORD = 26
WAYS = {WorkMode.REMOTE: "à distance", WorkMode.ON_SITE: "sur place"}
NO_FAMILY, ALL = "Autres métiers", "Les membres"
#: The fields that a member may keep from the public, and that are printed when they do not.
PRINTED = ("presentation", "website", "phone")


def book_of(
    members: Iterable, *, selection: str, day, site: str, portraits: dict, skills: dict
) -> dict:
    """Return what the typesetter needs to print `members` (listed, in the order of their names).

    `selection` says which they are, in French; `day` is the date of the edition; `site` the
    address that pages' own begin with, a slash at its end; `portraits` and `skills` the file of
    each portrait and the names of the skills, by the key of the entry.
    """
    with translation.override("fr"):
        members = list(members)
        entries = {member.pk: _entry(member, site, portraits, skills) for member in members}
        count = len(members)
        counted = f"{count} membre" if count == 1 else f"{count} membres"
        section = members[0].parent_page.address().lstrip("/") if members else ""
        return {
            "title": "Annuaire",
            "selection": _text(selection),
            "edition": date_format(day, "j F Y"),
            "counted": counted,
            "counted-in-text": f"{counted} du réseau Soho Solo Gers",
            "site": _link(site + section),
            "chapters": _chapters(members, entries),
            "skills": _skills(members, skills),
            "communes": _communes(members),
        }


def printed_fields(member) -> list[str]:
    """Return the names of the fields of `member` that a book prints, and that may be withdrawn."""
    return [name for name in PRINTED if getattr(member, name) and member.is_public(name)]


def _entry(member, site: str, portraits: dict, skills: dict) -> dict:
    shown = printed_fields(member)
    languages = dict(SpokenLanguage.choices)
    return {
        "id": _id(member),
        "name": _text(member.title),
        "trade": _text(member.trade),
        "place": _text(member.place),
        "presentation": _words(member.presentation) if "presentation" in shown else "",
        "skills": [_text(name) for name in skills.get(member.pk, ())],
        "languages": ", ".join(str(languages.get(code, code)).lower() for code in member.languages),
        "modes": " et ".join(WAYS[mode] for mode in WAYS if mode in member.work_modes),
        "phone": _phone(member.phone) if "phone" in shown else None,
        "website": _link(member.website, host(member.website)) if "website" in shown else None,
        "address": _link(site + member.address().lstrip("/")),
        "portrait": portraits.get(member.pk),
        "initials": initials(member.title),
        "tone": tone(member),
    }


def _chapters(members: list, entries: dict) -> list[dict]:
    def of_family(member):
        family = member.family
        return (family is None, family.sort_order if family else 0, family.name if family else "")

    chapters = []
    # the sort keeps the order of the names within a family
    for (_none, _order, name), group in groupby(sorted(members, key=of_family), key=of_family):
        printed = [entries[member.pk] for member in group]
        chapters.append(
            {
                "name": _text(name) or (NO_FAMILY if chapters else ALL),
                "counted": f"{len(printed)} membre{'s' if len(printed) > 1 else ''}",
                "entries": printed,
            }
        )
    return chapters


def _skills(members: list, skills: dict) -> list[dict]:
    held: dict[str, list[str]] = {}
    for member in members:
        for name in skills.get(member.pk, ()):
            held.setdefault(name, []).append(_id(member))
    return [
        {"name": _text(name), "initial": _initial(name), "entries": held[name]}
        for name in sorted(held, key=lambda name: (slug_for(name), name))
    ]


def _communes(members: list) -> list[dict]:
    living: dict[str, list[dict]] = {}
    for member in members:
        if member.place:
            line = {"name": _text(member.title), "id": _id(member)}
            living.setdefault(member.place, []).append(line)
    return [
        {"name": _text(name), "members": living[name]}
        for name in sorted(living, key=lambda name: (slug_for(name), name))
    ]


def _id(member) -> str:
    return f"m{member.pk}"


def _initial(name: str) -> str:
    first = slug_for(name)[:1].upper()
    return first if first.isalpha() else "…"


def _link(url: str, label: str = "") -> dict:
    label = label or re.sub(r"^https?://|/$", "", url)
    return {"url": _plain(url), "label": _breakable(_plain(label))}


def _phone(number: str) -> dict:
    return {"url": "tel:" + re.sub(r"[^\d+]", "", number), "label": _plain(number)}


def _words(html: str) -> str:
    """Return the words of a rich text in one line, at most `PRESENTATION` characters."""
    parted = re.sub(r"</(p|li|h\d)>|<br/?>", " ", html)
    return _text(Truncator(" ".join(_unescaped(parted).split())).chars(PRESENTATION))


def _unescaped(html: str) -> str:
    return unescape(strip_tags(html))


def _text(words: str) -> str:
    return _breakable(_plain(words))


def _plain(words: str) -> str:
    """Return `words` without what no printer shows: control characters, halves of characters."""
    shown = (" " if unicodedata.category(c) in {"Cc", "Cs", "Cn"} else c for c in words)
    return re.sub(r"[ \t]+", " ", "".join(shown)).strip()


def _breakable(words: str) -> str:
    """Return `words` with invisible places to break those that would leave the page."""
    return re.sub(
        rf"[^\s/-]{{{LONGEST_WORD},}}",
        lambda found: "\u200b".join(re.findall(r".{1,12}", found.group())),
        words,
    )
