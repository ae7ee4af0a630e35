"""How a member is shown."""

import json
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from annuaire.finding.linked_data import linked_data

register = template.Library()

#: As `django.utils.html.json_script` writes them: nothing in a text ends the element.
UNSAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
TONES = 5  # colours that a drawn portrait can have


@register.filter
def initials(name: str) -> str:
    """Return the one or two letters that stand for `name` where there is no photograph."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.filter
def tone(page) -> int:
    """Return the number of the colour that `page` always has, from 1 to `TONES`."""
    return (page.pk or 0) % TONES + 1


@register.filter
def host(address: str) -> str:
    """Return the name of the web site at `address`: ``www.example.org`` without the rest."""
    return urlsplit(address).netloc.rpartition("@")[2].removeprefix("www.")


@register.filter
def finding(section, criterion: str) -> str:
    """Return the address of the list that begins where a criterion is put after: ``?famille=``."""
    return f"{section.address()}?{urlencode({criterion: ''})}"


@register.simple_tag(takes_context=True)
def json_ld(context, page) -> SafeString:
    """Write what machines read of an entry (schema.org), as a block of data: never run, and so
    no matter of the Content-Security-Policy."""
    address = context["request"].build_absolute_uri(page.address(page.locale.language_code))
    text = json.dumps(linked_data(page, context["skills"], address), ensure_ascii=False)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(UNSAFE_IN_SCRIPT)),  # noqa: S308 nothing left of markup
    )
