"""One address says which machine translates; a wrong one says what to do, without the key."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings.translator import Translator, translator


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("", None),
        ("dummy://", Translator("dummy")),
        (
            "deepl://abc-1:fx@api-free.deepl.com",
            Translator("deepl", "https://api-free.deepl.com", "abc-1:fx"),
        ),
        (
            "deepl://abc%2F1@api.deepl.com/?timeout=4",
            Translator("deepl", "https://api.deepl.com", "abc/1", 4),
        ),
        (
            "libretranslate+https://translate.example/there/?api_key=k",
            Translator("libretranslate", "https://translate.example/there", "k"),
        ),
        (
            "libretranslate+http://127.0.0.1:5000",
            Translator("libretranslate", "http://127.0.0.1:5000"),
        ),
    ],
)
def test_an_address_is_read(address, read):
    assert translator(address) == read


@pytest.mark.parametrize(
    "address",
    [
        "deepl",
        "https://api.deepl.com",
        "deepl://api-free.deepl.com",
        "deepl://secret@",
        "deepl://secret%0A@api.deepl.com",
        "libretranslate://host.example",
        "libretranslate+https://?api_key=secret",
        "libretranslate+https://secret@host.example",
        "libretranslate+https://host.example?key=secret",
        "libretranslate+https://host.example:port?api_key=secret",
        "deepl://secret@api.deepl.com?timeout=0",
        "deepl://secret@api.deepl.com?timeout=soon",
        "deepl://secret@api.deepl.com?timeout=nan",
        "deepl://secret@api.deepl.com?timeout=600",
    ],
)
def test_a_wrong_address_says_what_to_do_and_keeps_the_key(address):
    with pytest.raises(ImproperlyConfigured, match="Set it to deepl://<key>@") as error:
        translator(address)
    assert "secret" not in str(error.value)


def test_the_key_is_not_shown():
    assert "secret" not in repr(translator("deepl://secret@api.deepl.com"))
