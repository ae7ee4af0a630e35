"""How a member is shown."""

from urllib.parse import urlsplit

from django import template

register = template.Library()

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
