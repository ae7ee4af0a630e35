"""Asking a machine translator over HTTP: whatever it answers, strings or `Unavailable`.

wagtail-localize knows how DeepL and LibreTranslate are asked; what it does not do is look at the
answer before it believes it, or wait no longer than somebody before a screen would.
"""

import json
import logging
import time

import requests
import urllib3
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from .protecting import TERM

logger = logging.getLogger(__name__)

#: The French of France is translated into the English and the Portuguese of Europe.
VARIANTS = {"en": "en-gb", "pt": "pt-pt"}
LONGEST_ANSWER = 4_000_000  # bytes: a hundred times what one question holds

_TELL = gettext_lazy("Tell whoever keeps the site running.")
_LATER = gettext_lazy("Translate by hand, or ask again later.")

#: What a status means, by what people can do about it.
_STATUSES = {
    401: (gettext_lazy("The machine translator does not know our key."), _TELL),
    403: (gettext_lazy("The machine translator does not know our key."), _TELL),
    408: (gettext_lazy("The machine translator takes too long to answer."), _LATER),
    429: (gettext_lazy("The machine translator is asked too much at the moment."), _LATER),
    456: (gettext_lazy("The machine translator has translated all that it may for now."), _LATER),
    504: (gettext_lazy("The machine translator takes too long to answer."), _LATER),
}


class Unavailable(Exception):
    """No proposal can be had now: the text says to people why, and what to do."""


class _DeepL(DeepLTranslator):
    def get_api_endpoint(self):
        return f"{self.options['URL']}/v2/translate"

    def get_parameters(self, *args):
        # what stands for a word of the glossary is left as it is
        return super().get_parameters(*args) | {"ignore_tags": TERM}

    def translate(self, source_locale, target_locale, strings):
        answer = _answer_to(
            self.get_api_endpoint(),
            self.options["TIMEOUT"],
            data=self.get_parameters(source_locale, target_locale, strings),
            headers=self.get_headers(),
        )
        return [translation["text"] for translation in answer["translations"]]


class _LibreTranslate(LibreTranslator):
    def translate(self, source_locale, target_locale, strings):
        question = {
            "q": [string.data for string in strings],
            "source": self.language_code(source_locale.language_code),
            "target": self.language_code(target_locale.language_code),
            "format": "html",
        }
        if self.options["API_KEY"]:
            question["api_key"] = self.options["API_KEY"]
        answer = _answer_to(
            f"{self.get_api_endpoint()}/translate", self.get_timeout(), json=question
        )
        return answer["translatedText"]


class _Dummy(DummyTranslator):
    def translate(self, source_locale, target_locale, strings):
        told = super().translate(source_locale, target_locale, strings)
        return [told[string].data for string in strings]


_MACHINES = {"deepl": _DeepL, "libretranslate": _LibreTranslate, "dummy": _Dummy}


def translated(strings: list[str], language: str) -> list[object]:
    """Return what the machine of the settings makes of the French `strings` (HTML with inline
    marks) in `language`: as many answers, in their order, each of which may be rubbish.

    Raises `Unavailable` when they cannot be had, as when there is no machine.
    """
    given = settings.TRANSLATOR
    if given is None:
        raise Unavailable(_("No machine translator is set up on this site."))
    machine = _MACHINES[given.kind](
        {
            "URL": given.url,
            "AUTH_KEY": given.key,
            "LIBRETRANSLATE_URL": given.url,
            "API_KEY": given.key,
            "TIMEOUT": given.timeout,
        }
    )
    try:
        told = machine.translate(
            Locale(language_code=settings.LANGUAGE_CODE),
            Locale(language_code=VARIANTS.get(language, language)),
            [StringValue(string) for string in strings],
        )
        if not isinstance(told, list) or len(told) != len(strings):
            raise ValueError("not as many strings as there were")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _rubbish(error) from None
    return told


def _answer_to(address: str, timeout: float, **question) -> object:
    """Return the JSON that `address` answers to a POST, waiting `timeout` seconds for each part
    of it and no longer for the whole; it is never led on to another address."""
    end = time.monotonic() + timeout
    try:
        with requests.post(
            address, timeout=timeout, allow_redirects=False, stream=True, **question
        ) as answer:
            _check_status(answer.status_code)
            body = bytearray()
            while piece := answer.raw.read1(65536, decode_content=True):
                body += piece
                if time.monotonic() > end:
                    raise requests.Timeout
                if len(body) > LONGEST_ANSWER:
                    raise ValueError("too long")
            return json.loads(body)
    # the errors of libraries name addresses, and with them keys: only their kind is written down
    except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
        logger.warning("The machine translator did not answer in time: %s", type(error).__name__)
        raise _unavailable(*_STATUSES[504]) from None
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        logger.warning("The machine translator was not reached: %s", type(error).__name__)
        raise _unavailable(_("The machine translator does not answer."), _LATER) from None


def _check_status(status: int) -> None:
    if status == requests.codes.ok:
        return
    logger.warning("The machine translator answered with status %d", status)
    if status in _STATUSES:
        raise _unavailable(*_STATUSES[status])
    if status >= requests.codes.internal_server_error:
        raise _unavailable(_("The machine translator is out of order."), _LATER)
    raise _unavailable(_("The machine translator does not accept what we ask."), _TELL)


def _rubbish(error: Exception) -> Unavailable:
    logger.warning("The machine translator answered what we cannot read: %s", type(error).__name__)
    return _unavailable(_("The machine translator answers what we cannot read."), _TELL)


def _unavailable(why: str | Promise, what_to_do: str | Promise) -> Unavailable:
    return Unavailable(f"{why} {what_to_do}")
