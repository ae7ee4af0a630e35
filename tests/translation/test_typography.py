"""How sentences are typed in each language."""

import pytest

from cms.translation.typography import typing_fault


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("fr", "Vraiment ?", "narrow space"),
        ("fr", "Vraiment\u00a0?", "narrow space"),
        ("fr", "Vraiment?", "narrow space"),
        ("fr", "Date: demain", "colon"),
        ("fr", "Date : demain", "colon"),
        ("fr", "« ici »", "within"),
        ("fr", "«ici»", "within"),
        ("fr", "94 %", "before %"),
        ("fr", "350 € par jour", "€"),
        ("fr", "l'offre", "apostrophe"),
        ("fr", "le “mot”", "quotation"),
        ("en", "Really ?", "space before"),
        ("en", "it's", "apostrophe"),
        ("en", "94 %", "space before %"),
        ("en", "«here»", "quotation"),
        ("es", "Cuándo?", "¿"),
        ("es", "Hola!", "¡"),
        ("es", "¿Cuándo ?", "space before"),
        ("pt", "Contato", "Brazil"),
        ("pt", "a equipe da CCI", "Brazil"),
        ("pt", "Quando ?", "space before"),
    ],
)
def test_a_fault_is_named(language, text, fault):
    assert fault in typing_fault(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Vraiment\u202f? Oui\u202f: « à 94\u00a0% »".replace("« ", "«\u00a0")
            .replace(" »", "\u00a0»")
            .replace("\u202f:", "\u00a0:"),
        ),
        ("fr", "https://example.org/?a=b et 14:30, %(count)s : non".replace(" :", "\u00a0:")),
        ("fr", '<a href="x">l’offre</a> &nbsp;%(share)s\u00a0%%'),
        ("en", "It’s 94%: really? Yes; €350."),
        ("es", "¿Cuándo? ¡Hoy! 350 €"),
        ("pt", "O contacto da equipa: quando?"),
        ("nl", "Echt ? It's"),
    ],
)
def test_what_is_typed_well_passes(language, text):
    assert typing_fault(text, language) == ""
