"""What tests of official figures do: import a file, publish what a committee says, look on."""

import io
from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from cms.editorial import review
from cms.editorial.publication import without_review
from cms.importing.kinds import kind_of
from cms.outbox.models import OutboxMessage
from tests.villages import official_files as files
from villages.models import FactProposal, VillagePage

MAY = date(2026, 5, 31)
AUGUST = date(2026, 8, 31)


def fibre(*percents, codes=("32233", "32208")) -> bytes:
    lines = [
        files.techno(code, ftth=percent * 10)
        for code, percent in zip(codes, percents, strict=False)
    ]
    return files.file(files.TECHNO, *lines)


def shops(*types: str, code="32233") -> bytes:
    """A file that speaks of bakeries, groceries and pharmacies; `types` are those of `code`."""
    elsewhere = files.facilities("75056", "B207", "B202", "D307")
    here = files.facilities(code, *types) or files.facilities(code, "F121")
    return files.file(files.FACILITIES, *elsewhere, *here)


def run(data: bytes, *, by=None, kind="arcep", dated=MAY, is_dry_run=False):
    report = kind_of(kind).run(io.BytesIO(data), by=by, dated_on=dated, is_dry_run=is_dry_run)
    assert report.problems == []
    return report


def publish(village, **facts):
    """Make `facts` what the public reads, as an approval would."""
    for name, value in facts.items():
        setattr(village, name, value)
    with without_review():
        village.save_revision().publish()
    return VillagePage.objects.get(pk=village.pk)


def approve_all(reader):
    for state in list(review.waiting_states()):
        review.approve(state, by=reader)


def origin(village, name="fibre_percent"):
    row = VillagePage.objects.get(pk=village.pk).origins.get(name)
    return row and (row.source, row.dated_on)


def asked() -> list[tuple]:
    return list(FactProposal.objects.waiting().values_list("field", "value").order_by("field"))


def letters(person) -> list[OutboxMessage]:
    with translation.override(person.language):
        subject = gettext("Official figures differ from yours")
    return [m for m in OutboxMessage.objects.filter(recipient=person.email) if m.subject == subject]
