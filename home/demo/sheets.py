"""Documents of one page that the demo shares."""

import typst
from django.core.files.base import ContentFile

from cms.media.models import Rights, SiteDocument

#: A page of A5 that needs no font of the machine's.
SHEET = """#set page("a5")
#set text(12pt, lang: "fr")
= {title}

{text}

_Document de démonstration._
"""


def file_sheet(title: str, text: str) -> SiteDocument:
    """Write the sheet and keep it in the library; return it, saved."""
    sheet = typst.compile(SHEET.format(title=title, text=text).encode(), timestamp=0)
    file = ContentFile(sheet, name="document.pdf")
    document = SiteDocument(title=title, file=file, rights=Rights.OWN)
    document.save()
    return document
