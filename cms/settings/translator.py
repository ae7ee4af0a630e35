"""Which machine proposes translations, if any: one address, that says all of it."""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import env

#: How long one answer may take, in seconds; `?timeout=` in the address says otherwise.
TIMEOUT = 10

_KINDS = {
    "deepl": ("deepl", "https"),
    "libretranslate+https": ("libretranslate", "https"),
    "libretranslate+http": ("libretranslate", "http"),  # on a private network
    "dummy": ("dummy", ""),
}


@dataclass(frozen=True)
class Translator:
    """A machine translator: `kind` is ``deepl``, ``libretranslate`` or ``dummy``, `url` where it
    answers (without a path's last slash), `timeout` in seconds. The key is never shown."""

    kind: str
    url: str = ""
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT


def translator(address: str) -> Translator | None:
    """Return the machine translator at `address`; None for an empty one.

    Raises `ImproperlyConfigured`, without the address, which holds a key.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        kind, scheme = _KINDS[parts.scheme]
        options = parse_qs(parts.query, strict_parsing=bool(parts.query))
        timeout = float(options.pop("timeout", [TIMEOUT])[0])
        given = options.pop("api_key", [""])[0]
        # the key of a free DeepL account ends with “:fx”: it is all that stands before the “@”
        key = unquote(parts.netloc.rpartition("@")[0]) if kind == "deepl" else given
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        port = f":{parts.port}" if parts.port else ""
        is_whole = kind == "dummy" or (host and (key or kind == "libretranslate"))
        if (
            not is_whole
            or options
            or not 0 < timeout <= 60
            or not (key.isascii() and key.isprintable())
        ):
            raise ValueError
        if kind != "deepl" and "@" in parts.netloc:
            raise ValueError
    except (KeyError, ValueError):
        raise ImproperlyConfigured(
            "TRANSLATOR_URL is not an address of a machine translator. Set it to"
            " deepl://<key>@api-free.deepl.com (or @api.deepl.com),"
            " libretranslate+https://<host>/?api_key=<key>, dummy:// for a trial,"
            " or leave it empty for none; ?timeout=<seconds>, 60 at most, may follow."
        ) from None
    if kind == "dummy":
        return Translator(kind)
    return Translator(kind, f"{scheme}://{host}{port}{parts.path.rstrip('/')}", key, timeout)


TRANSLATOR = translator(env("TRANSLATOR_URL", default=""))
