"""What a translation lacks of its French: links, and the words that the glossary wants."""

from django.utils.translation import gettext as _

from cms.translating.machine.glossary import Glossary

from .writing import missing_links


def warnings_of(segment: dict, glossary: Glossary) -> list[str]:
    """Return, as sentences, what the text of `segment` lacks; nothing where it has no text.

    It may be right all the same: who writes and who decides are told, nobody is held back.
    """
    if not segment["text"]:
        return []
    links = missing_links(segment["source"], segment["text"]) if segment["is_rich"] else []
    return [
        *(
            _("The link of “%(words)s” is missing: [%(words)s](%(address)s)")
            % {"words": words, "address": address}
            for words, address in links
        ),
        *(
            _("The glossary says “%(translation)s” for “%(french)s”.")
            % {"translation": term.translation, "french": term.french}
            for term in glossary.forgotten(segment["source"], segment["text"])
        ),
    ]
