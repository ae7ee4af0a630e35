"""The villages as light records, and what is found by them: a fixed number of queries."""

from dataclasses import dataclass, field, fields
from decimal import Decimal

from django.db.models import CharField, IntegerField, Q, QuerySet, Value
from wagtail.models import Page

from villages import other_rooms
from villages.geography import kilometres_between
from villages.models import CommitteePerson, HousingPage, TelecentrePage, VillagePage

HOME, TAKEOVER, TELECENTRE, SPOKEN = "home", "takeover", "telecentre", "spoken"


@dataclass(frozen=True, slots=True)
class Home:
    """An open advert: `price_eur` is the rent a month without charges, or the price asked."""

    tenure: str
    price_eur: int
    rooms: int


@dataclass(slots=True)
class Record:
    """A village: columns of its row first, then what stands under it or is said of it."""

    id: int
    page_ptr_id: int
    locale_id: int
    path: str
    slug: str
    url_path: str
    title: str
    summary: str
    insee_code: str
    postal_code: str
    territory: str
    intercommunality: str
    latitude: Decimal
    longitude: Decimal
    population: int | None
    broadband: list[str]
    fibre_percent: int | None
    download_mbps: int | None
    schools: list[str]
    childcare: list[str]
    health: list[str]
    shops: list[str]
    transport: list[str]
    languages: list[str]
    homes: list[Home] = field(default_factory=list)
    takeovers: int = 0
    telecentre_km: float | None = None
    spoken: set[str] = field(default_factory=set)

    def as_page(self) -> VillagePage:
        """Return the village as its page, with the columns read so far: enough for a card."""
        names = [column.attname for column in VillagePage._meta.concrete_fields]
        read = [name for name in names if name in COLUMNS]
        return VillagePage.from_db(None, read, [getattr(self, name) for name in read])


COLUMNS = tuple(column.name for column in fields(Record))[: len(fields(Record)) - 4]


def read(villages: QuerySet[VillagePage], closed: Q) -> list[Record]:
    """Return the record of each of `villages`; `closed`: the pages not open to everybody."""
    records = [Record(*values) for values in villages.order_by().values_list(*COLUMNS)]
    by_path = {record.path: record for record in records}
    offices = []
    for record in records:
        record.spoken.update(record.languages)
    for kind, path, words, price_eur, rooms in _told(closed):
        is_person = kind == SPOKEN
        record = by_path.get(path if is_person else path[: -Page.steplen])
        if record is None:
            continue
        if is_person:
            record.spoken.update(code for code in words.split("|") if code)
        elif kind == HOME:
            record.homes.append(Home(words, price_eur, rooms))
        elif kind == TAKEOVER:
            record.takeovers += 1
        else:
            offices.append(record)
    _measure_telecentres(records, offices)
    return records


def _told(closed: Q) -> QuerySet:
    """Return what stands under villages or is said of their people, in one query: what it is,
    the path of its page (of people: their village's), a code or codes, and two figures."""
    no_words, nothing = Value("", CharField()), Value(0, IntegerField())
    homes = HousingPage.objects.listed(closed).filter(price_eur__isnull=False, rooms__isnull=False)
    members = other_rooms.members(closed).filter(village__isnull=False)
    return _rows(homes, HOME, "path", "tenure", "price_eur", "rooms").union(
        _rows(other_rooms.takeovers(closed), TAKEOVER, "path", no_words, nothing, nothing),
        _rows(
            TelecentrePage.objects.listed(closed), TELECENTRE, "path", no_words, nothing, nothing
        ),
        _rows(CommitteePerson.objects.all(), SPOKEN, "page__path", "languages", nothing, nothing),
        _rows(members, SPOKEN, "village__path", "languages", nothing, nothing),
        all=True,
    )


def _rows(queryset, kind: str, *columns):
    return queryset.order_by().values_list(Value(kind, CharField()), *columns)


def _measure_telecentres(records: list[Record], offices: list[Record]) -> None:
    """Write into each of `records` how far the nearest of `offices` is, as the crow flies."""
    points = {(float(office.latitude), float(office.longitude)) for office in offices}
    for record in records if points else ():
        here = float(record.latitude), float(record.longitude)
        record.telecentre_km = min(kilometres_between(*here, *point) for point in points)
