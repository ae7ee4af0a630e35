"""How each language is typed: what the eye misses in a catalogue, and a reader does not.

Sources: the Imprimerie nationale's *Lexique des règles typographiques* (spaces in French), the
*Ortografía de la lengua española* (opening signs), the *Acordo Ortográfico* and European usage
(Portuguese of Portugal). Addresses, markup and placeholders are no text.
"""

import re

NO_TEXT = re.compile(r"https?://\S+|<[^>]*>|&\w+;|%\(\w+\)[sdf]|%[sd%]|\{\w*\}")
#: What stands for what is no text: a word for the rules, whatever it is.
STANDS_IN = "0"

STRAIGHT = (re.compile(r"\w'\w"), "a straight apostrophe")
BEFORE_SIGN = (re.compile(r"\w[ \u00a0\u202f]+[;:!?,](?!\S)"), "a space before a sign")
EURO_BEFORE = (re.compile(r"€\s?\d"), "the euro before the number")

RULES = {
    "fr": (
        STRAIGHT,
        (
            re.compile(r"[^\s\u202f;!?([«][;!?](?!\S)|[ \u00a0][;!?]"),
            "no narrow space before ; ! ?",
        ),
        (re.compile(r"[^\s:/(]:(?=\s|$)| :"), "no fixed space before a colon"),
        (re.compile(r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»"), "no fixed space within « »"),
        (re.compile(r" [%€]|\d[%€]"), "no fixed space before % or €"),
        (re.compile(r"[“”\"]\w|\w[“”\"]"), "quotation marks of another language"),
        EURO_BEFORE,
    ),
    "en": (
        STRAIGHT,
        BEFORE_SIGN,
        (re.compile(r"[«»]"), "quotation marks of another language"),
        (re.compile(r"\d[ \u00a0\u202f]%"), "a space before %"),
    ),
    "es": (STRAIGHT, BEFORE_SIGN, EURO_BEFORE),
    "pt": (
        STRAIGHT,
        BEFORE_SIGN,
        EURO_BEFORE,
        (
            re.compile(
                r"\b(celular|usuári[oa]s?|arquivos? anex\w+|ônibus|trem"
                r"|esporte\w*|equipes?|registro|contato|aterrissa\w*|gerenciar|deletar|compartilh\w+)"
                r"\b",
                re.IGNORECASE,
            ),
            "a word of Brazil",
        ),
    ),
}


def typing_fault(text: str, language: str) -> str:
    """Return what is wrong with how `text` is typed in `language`; empty when nothing is.

    A language without rules of its own may be typed in any way.
    """
    plain = NO_TEXT.sub(STANDS_IN, text)
    for pattern, fault in RULES.get(language, ()):
        if found := pattern.search(plain):
            return f"{fault} (“{plain[max(0, found.start() - 8) : found.end() + 4]}”)"
    if language == "es":
        for opening, closing in ("¿?", "¡!"):
            if plain.count(opening) != plain.count(closing):
                return f"no {opening} for each {closing}"
    return ""
