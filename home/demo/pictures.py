"""Pictures of the demo, as rows of the media library."""

from io import BytesIO
from random import Random

from django.db import transaction
from wagtail.models import Collection, ReferenceIndex
from wagtail.utils.file import hash_filelike

from cms.editorial.slugs import slug_for
from cms.media.inspection.pictures import ReceivedPicture
from cms.media.models import Rights, SiteImage, collection_of
from villages.choices import Territory

from .drawings import drawn
from .houses import SIZE as HOUSE
from .houses import house, shutters_of
from .likenesses import PORTRAIT, portrait
from .pages import index_for_search
from .painting import FIELDS, HEIGHT, SKIES, WIDTH, landscape
from .workplaces import SIZE as WORKPLACE
from .workplaces import workplace

CREDIT = "Illustration de démonstration"
SUNFLOWERS, VINES, WHEAT = FIELDS
#: What grows in front, most often first, where a land is known for it.
GROWN = {
    Territory.ARMAGNAC: (VINES, WHEAT),
    Territory.TENAREZE: (VINES, SUNFLOWERS),
    Territory.VAL_D_ADOUR: (VINES, WHEAT),
    Territory.RIVIERE_BASSE: (VINES, SUNFLOWERS),
    Territory.ASTARAC: (WHEAT, SUNFLOWERS),
    Territory.SAVES: (WHEAT, SUNFLOWERS),
}
FRONTS = {
    "house": "une maison de village à un étage",
    "flat": "un immeuble à arcades",
    "farmhouse": "une longue ferme",
    "room": "une petite maison",
}
TWO_PICTURES_FROM = 700  # inhabitants


def paint_villages(villages) -> dict[str, list[SiteImage]]:
    """Draw and save one or two pictures of each village (not saved yet); return them by slug."""
    painted, images = {}, []
    for village in villages:
        random = Random(f"pictures {village.insee_code}")  # noqa: S311 - a demo, not a secret
        fields = GROWN.get(village.territory, (SUNFLOWERS, WHEAT))
        skies = random.sample(list(SKIES), 2)
        count = 2 if village.population >= TWO_PICTURES_FROM else 1
        painted[village.slug] = [
            _landscape(village, sky, field, f"{village.slug}-{n + 1}")
            for n, (sky, field) in enumerate(zip(skies[:count], fields, strict=False))
        ]
        images += painted[village.slug]
    _save(images)
    return painted


def paint_members(members) -> dict[str, SiteImage]:
    """Draw and save a portrait of each member (not saved yet); return them by slug."""
    portraits = {
        member.slug: _image(
            drawn(portrait, member.slug, member.slug),
            f"portrait-{member.slug}",
            title=f"Portrait de {member.title}",
            description=f"Portrait dessiné de {member.title}, sans traits de visage, "
            "devant une colline.",
            width=PORTRAIT,
            height=PORTRAIT,
        )
        for member in members
    }
    _save(list(portraits.values()))
    return portraits


def paint_landscapes(landscapes: dict[str, tuple]) -> dict[str, SiteImage]:
    """Draw and save a picture of each (village, sky, field); return them by the same keys.

    The village needs not be a page: a `slug`, a `title` and what `landscape` takes will do.
    """
    painted = {
        key: _landscape(village, sky, field, f"{village.slug}-{slug_for(sky)}")
        for key, (village, sky, field) in landscapes.items()
    }
    _save(list(painted.values()))
    return painted


def paint_workplaces(workplaces: dict[str, tuple], drawers=None) -> dict[str, SiteImage]:
    """Draw and save the table of each (name, village, sky, field), before a window that looks
    on the village; return them by the same keys. `drawers`: the collections that they go to,
    by the same keys too; the root when there are none."""
    painted = {
        key: _image(
            drawn(workplace, slug_for(name), name, village, sky, field),
            f"bureau-{slug_for(name)}",
            title=f"Le bureau de {name}",
            description="Dessin : un ordinateur, une tasse et une lampe sur une table de bois, "
            "devant une fenêtre qui donne sur un village et ses collines.",
            width=WORKPLACE[0],
            height=WORKPLACE[1],
        )
        for key, (name, village, sky, field) in workplaces.items()
    }
    for key, drawer in (drawers or {}).items():
        painted[key].collection = drawer
    _save(list(painted.values()))
    return painted


def paint_homes(homes: dict[str, tuple]) -> dict[str, SiteImage]:
    """Draw and save the front of each (kind, village); return them by the same keys."""
    painted = {}
    for key, (kind, village) in homes.items():
        seed = slug_for(key)
        painted[key] = _image(
            drawn(house, seed, seed, kind, list(SKIES)[len(painted) % len(SKIES)]),
            f"logement-{seed}",
            title=f"Logement à {village.title}",
            description=f"Dessin : {FRONTS[kind]}, un toit de tuiles et des volets "
            f"{shutters_of(seed)}, devant des collines.",
            width=HOUSE[0],
            height=HOUSE[1],
        )
        painted[key].collection = collection_of(village)
    _save(list(painted.values()))
    return painted


def _described(village, sky: str, field: str) -> str:
    light = {
        "matin": "sous un ciel clair du matin",
        "midi": "sous un grand ciel bleu",
        "fin d’après-midi": "dans une lumière dorée",
        "soir": "au coucher du soleil",
    }[sky]
    front = {
        SUNFLOWERS: "des tournesols devant",
        VINES: "des rangs de vigne devant",
        WHEAT: "un champ de blé mûr devant",
    }[field]
    return (
        f"Dessin : {village.title} entre des collines, {light}, {front}, les Pyrénées à l’horizon."
    )


def _landscape(village, sky: str, field: str, name: str) -> SiteImage:
    return _image(
        drawn(
            landscape,
            slug_for(f"{village.insee_code} {sky} {field}"),
            *(village, sky, field),
        ),
        name,
        title=f"{village.title}, {sky}",
        description=_described(village, sky, field),
        width=WIDTH,
        height=HEIGHT,
    )


def _image(data: bytes, name: str, **fields) -> SiteImage:
    return SiteImage(
        # drawn here: there is nothing beside the pixels that receipt would have to strip
        file=ReceivedPicture(data, name=f"{name}.jpg"),
        file_size=len(data),
        file_hash=hash_filelike(BytesIO(data)),
        credit=CREDIT,
        rights=Rights.OWN,
        collection=Collection.get_first_root_node(),
        **fields,
    )


@transaction.atomic
def _save(images: list[SiteImage]) -> None:
    if not images:
        return
    SiteImage.objects.bulk_create(images)
    index_for_search(images)
    for image in images:
        ReferenceIndex.create_or_update_for_object(image)
