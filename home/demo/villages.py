"""The 52 partner villages, and as many invented ones as a benchmark asks for."""

import csv
import tomllib
from decimal import Decimal
from pathlib import Path
from random import Random

from cms.editorial.slugs import slug_for
from villages.choices import Territory
from villages.models import CommitteePerson, VillageIndexPage, VillagePage, VillagePhotograph
from villages.models.facts import EAST, NORTH, SOUTH, WEST

from .facts import COMMUNE_CHECKED_ON, COMMUNE_SOURCE, DEMO_SOURCE, facts_of
from .names import ROLES, invented_person
from .pages import BATCH, add_pages, existing, in_batches
from .pictures import paint_villages
from .site import section

FACTS = Path(__file__).resolve().parents[2] / "villages" / "data" / "villages.csv"
TEXTS = Path(__file__).parent / "data" / "villages.toml"
#: These tell every group of facts: the demo is usually shown with them.
FULLY_TOLD = {"marciac", "lectoure"}
DISCLAIMER = "(Personnes et coordonnées de démonstration.)"
# The communes of the Gers end at 32468; the codes after are nobody's.
FIRST_FREE_CODE, LAST_CODE = 32500, 32999


def real_villages() -> list[dict[str, str]]:
    """Return the rows of the project's own list, in its order, each with its `slug`."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        return [row | {"slug": slug_for(row["name"])} for row in csv.DictReader(file)]


def code_of(slug: str) -> str:
    """Return how the demo calls the page of a village."""
    return f"village {slug}"


def load(count: int) -> list[str]:
    """Create what is missing of the first `count` villages; return the codes of those made.

    A commune that has a page already, whoever made it, is left alone.
    """
    rows = real_villages()
    wanted = {code_of(row["slug"]): (number, row) for number, row in enumerate(rows[:count])}
    wanted |= {code_of(f"n-{n}"): (n, None) for n in range(len(rows), count)}
    taken = set(VillagePage.objects.values_list("insee_code", flat=True))
    missing = {
        code: (number, row)
        for code, (number, row) in wanted.items()
        if not (row and row["insee_code"] in taken)
    }
    made = existing(missing)
    missing = {code: told for code, told in missing.items() if code not in made}
    parent = section(VillageIndexPage)
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    for codes in in_batches(list(missing), BATCH):
        pages = {code: _village(code, *missing[code], texts) for code in codes}
        paintings = paint_villages([page for page in pages.values() if page.slug in texts])
        for page in pages.values():
            if page.slug in paintings:
                page.photographs = [
                    VillagePhotograph(image=image, caption=image.title)
                    for image in paintings[page.slug]
                ]
        add_pages(parent, pages)
    return list(missing)


def _village(code: str, number: int, row: dict | None, texts: dict) -> VillagePage:
    if row is None:
        return _invented(number)
    slug, text = row["slug"], texts[row["slug"]]
    page = VillagePage(
        title=row["name"],
        slug=slug,
        summary=text["summary"],
        presentation=rich_text(text["presentation"]),
        insee_code=row["insee_code"],
        postal_code=row["postal_code"],
        population=int(row["population"]),
        intercommunality=row["intercommunality"],
        territory=row["territory"],
        latitude=Decimal(row["latitude"]),
        longitude=Decimal(row["longitude"]),
        area_km2=Decimal(row["area_km2"]),
        commune_source=COMMUNE_SOURCE,
        commune_checked_on=COMMUNE_CHECKED_ON,
        search_description=text["summary"],
    )
    _complete(page, number, text["committee"], text["has"])
    return page


def _invented(number: int) -> VillagePage:
    random = Random(f"village {number}")  # noqa: S311 - a demo, not a secret
    first = random.choice(["Castel", "Mont", "Puy", "Saint-Firmin", "Roque", "Ville", "Lasser"])
    last = random.choice(["aigu", "brun", "clair", "dieu", "fort", "lanne", "mirail", "rond"])
    code = FIRST_FREE_CODE + number % (LAST_CODE - FIRST_FREE_CODE + 1)
    page = VillagePage(
        title=f"{first}{last} {number}" if "-" not in first else f"{first}-de-{last} {number}",
        summary=f"Village inventé n° {number}, pour les mesures.",
        presentation=rich_text("Ce village n’existe pas : il sert à mesurer le site."),
        insee_code=str(code),
        postal_code="32000",
        population=int(random.lognormvariate(6.2, 0.8)) + 60,
        intercommunality="Intercommunalité de démonstration",
        territory=random.choice(Territory.values),
        latitude=Decimal(f"{random.uniform(SOUTH + 0.1, NORTH - 0.1):.5f}"),
        longitude=Decimal(f"{random.uniform(WEST + 0.15, EAST - 0.15):.5f}"),
        area_km2=Decimal(f"{random.uniform(6, 60):.2f}"),
        commune_source=DEMO_SOURCE,
        commune_checked_on=COMMUNE_CHECKED_ON,
    )
    page.slug = slug_for(page.title)
    _complete(page, number, "Comité inventé.", ())
    return page


def _complete(page: VillagePage, number: int, committee: str, has) -> None:
    """Fill in what is invented for every village: its committee, its contact, its facts."""
    page.committee_presentation = f"{committee} {DISCLAIMER}"
    page.contact_email = f"{page.slug}@demo.soho-solo.example"
    page.contact_phone = fiction_phone(number)
    page.contact_hours = ("le matin", "en semaine, de 9 h à 12 h", "le soir après 18 h")[number % 3]
    page.committee = [
        CommitteePerson(name=" ".join(committee_name(number, rank)), role=role)
        for rank, role in enumerate(_roles(number, page.population))
    ]
    told = facts_of(
        page.insee_code,
        page.population,
        page.latitude,
        page.longitude,
        has,
        is_full=page.slug in FULLY_TOLD,
    )
    for name, value in told.items():
        setattr(page, name, value)


def committee_name(number: int, rank: int) -> tuple[str, str]:
    """Return the first name and surname of somebody of the `number`-th village's committee."""
    return invented_person(4 * number + rank)


def fiction_phone(number: int) -> str:
    """Return a number of the range that Arcep keeps for fiction in the south-west."""
    return f"05 36 49 {number // 100 % 100:02} {number % 100:02}"


def rich_text(text: str) -> str:
    """Return paragraphs cut by empty lines as HTML; one that begins with ``##`` is a heading."""
    blocks = [" ".join(block.split("\n")) for block in text.strip().split("\n\n")]
    return "".join(
        f"<h2>{block[3:]}</h2>" if block.startswith("## ") else f"<p>{block}</p>"
        for block in blocks
    )


def _roles(number: int, population: int) -> list[str]:
    size = 2 if population < 400 else 3 if population < 2000 else 4
    others = ROLES[1:]
    return [ROLES[0], *(others[(number + 2 * n) % len(others)] for n in range(size - 1))]
