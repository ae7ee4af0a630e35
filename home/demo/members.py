"""Members of the network who do not exist: as many as asked for, each always the same."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from annuaire.finding.listing import write
from annuaire.models import AnnuaireIndexPage, MemberPage, MemberSkill, Skill
from annuaire.skills import curated
from cms.editorial.slugs import slug_for
from cms.translation.spoken import SpokenLanguage
from villages.models import VillagePage

from .member_facts import facts_of, own_words_of, texts_of
from .member_facts import texts as facts_texts
from .pages import BATCH, add_pages, existing, in_batches
from .pictures import paint_members
from .site import section

TEXTS = Path(__file__).parent / "data" / "members.toml"
PORTRAITS = 30  # the first this many of every tenth member
FIRST_YEAR, LAST_YEAR = 2009, 2025


@dataclass(frozen=True)
class Member:
    """What is drawn for the `number`-th member (from 1), before it becomes a page or a user."""

    number: int
    first_name: str
    last_name: str
    origin: str
    title: str
    trade: str
    trade_rank: int
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    user_language: str
    presentation: str
    lives_in_partner_village: bool
    website: str
    has_portrait: bool


def code_of(number: int) -> str:
    """Return how the demo calls the page of the `number`-th member."""
    return f"membre {number}"


def load(count: int) -> list[str]:
    """Create what is missing of the first `count` members; return the codes of those made."""
    codes = {code_of(number): number for number in range(1, count + 1)}
    made = existing(codes)
    missing = [code for code in codes if code not in made]
    if not missing:
        return []
    parent = section(AnnuaireIndexPage)
    villages = list(VillagePage.objects.live().order_by("title", "pk").only("pk"))
    skills = _skills()
    for batch in in_batches(missing, BATCH):
        drawn = {code: draw(codes[code]) for code in batch}
        pages = {code: _page(member, villages, skills) for code, member in drawn.items()}
        shown = [pages[code] for code, member in drawn.items() if member.has_portrait]
        portraits = paint_members(shown)
        for page in shown:
            page.photograph = portraits[page.slug]
        add_pages(parent, pages)
        write(page.pk for page in pages.values())
    return missing


def draw(number: int) -> Member:
    """Draw the `number`-th member (from 1): always the same one."""
    random = Random(f"member {number}")  # noqa: S311 - a demo, not a secret
    texts = _texts()
    origin, rank = _origin(number)
    people = texts["origins"][origin]
    first_name, last_name = _name(people, rank)
    trade_rank = (number * 7) % len(texts["trades"])
    trade = texts["trades"][trade_rank]
    title = _trading_name(random, last_name) if number % 7 == 3 else f"{first_name} {last_name}"
    others = random.sample(texts["extra"]["skills"], random.randrange(3))
    languages = {*people["languages"], *random.sample(SpokenLanguage.values, 1)}
    if random.random() < 0.5:
        languages.add(SpokenLanguage.ENGLISH)
    return Member(
        number=number,
        first_name=first_name,
        last_name=last_name,
        origin=origin,
        title=title,
        trade=trade["name"][0].upper() + trade["name"][1:],
        trade_rank=trade_rank,
        skills=tuple(dict.fromkeys([*trade["skills"], *others, *own_words_of(number)])),
        languages=tuple(sorted(languages)),
        user_language=people["user_language"],
        presentation=_presentation(random, trade, people["cities"]),
        lives_in_partner_village=number % 3 != 0,
        website=f"https://{slug_for(title)}.example" if random.random() < 0.45 else "",
        has_portrait=number % 10 == 1 and number <= 10 * PORTRAITS,
    )


@cache
def _texts() -> dict:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


@cache
def _wheel() -> list[str]:
    """Return the origins of twenty members in a row, each as often as its share says."""
    origins = _texts()["origins"]
    wheel = [name for name, origin in origins.items() for _ in range(origin["share"])]
    return [wheel[(n * 7) % len(wheel)] for n in range(len(wheel))]  # spread: 7 and 20 are coprime


def _origin(number: int) -> tuple[str, int]:
    """Return where the `number`-th member comes from, and how many did before them."""
    turns, place = divmod(number - 1, len(_wheel()))
    origin = _wheel()[place]
    return origin, turns * _wheel().count(origin) + _wheel()[:place].count(origin)


def _name(people: dict, rank: int) -> tuple[str, str]:
    """Return a name that none of the `rank` members of that origin before bears."""
    first, last = people["first"], people["last"]
    return first[rank % len(first)], last[(rank + rank // len(first)) % len(last)]


def _trading_name(random: Random, last_name: str) -> str:
    return random.choice(["Atelier {}", "Studio {}", "{} & Cie", "Maison {}", "Bureau {}"]).format(
        last_name
    )


def _presentation(random: Random, trade: dict, cities: list[str]) -> str:
    texts = _texts()["presentation"]
    came = random.choice(texts["came"]).format(
        city=random.choice(cities),
        year=random.randint(FIRST_YEAR, LAST_YEAR),
        years=random.choice(["cinq", "six", "huit", "neuf", "onze", "douze", "quinze"]),
    )
    closing = random.choice(texts["closings"])
    last = f"<p>{closing}</p>" if closing else ""
    does, habit = random.choice(trade["does"]), random.choice(texts["habits"])
    return f"<p>{does} {habit}</p><p>{came}</p>{last}"


def _page(member: Member, villages: list[VillagePage], skills: dict[str, Skill]) -> MemberPage:
    page = MemberPage(
        title=member.title,
        slug=slug_for(member.title),
        trade=member.trade,
        presentation=member.presentation,
        languages=list(member.languages),
        website=member.website,
        skill_items=[MemberSkill(tag=skills[name]) for name in member.skills],
        family_id=skills[member.skills[0]].family_id,
        texts=texts_of(member.number, member.user_language, member.trade_rank),
        **facts_of(member.number),
    )
    if member.lives_in_partner_village and villages:
        page.village = villages[(member.number * 11) % len(villages)]
    else:
        elsewhere = _texts()["elsewhere"]["communes"]
        page.commune = elsewhere[(member.number // 3) % len(elsewhere)]
    return page


def _skills() -> dict[str, Skill]:
    """Return every skill of the demo by its name: those of the tree, and members' own words;
    those that are missing are created."""
    curated.load()
    texts = _texts()
    names = {name for made_of in [*texts["trades"], texts["extra"]] for name in made_of["skills"]}
    names |= {*facts_texts()["own_words"]}
    known = set(Skill.objects.filter(name__in=names).values_list("name", flat=True))
    Skill.objects.bulk_create(
        Skill(name=name, slug=slug_for(name)) for name in sorted(names - known)
    )
    return {skill.name: skill for skill in Skill.objects.filter(name__in=names)}
