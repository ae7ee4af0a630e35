"""Where else one could ask."""

from django.apps import apps

from .place import decided_at, takes_requests, telecentres

#: How many are named to who got a no.
NAMED = 3


def telecentres_near(telecentre) -> list:
    """Return the télécentres nearest to `telecentre`, village by village, that take requests."""
    by_village = {}
    for one in telecentres().exclude(pk=telecentre.pk):
        if takes_requests(decided_at(one)):
            by_village.setdefault(one.parent_page.pk, []).append(one)
    villages = apps.get_model("villages.VillagePage").objects.filter(pk__in=by_village)
    here = telecentre.parent_page
    others = villages.nearest_to(here, NAMED)
    return [one for village in [here, *others] for one in by_village.get(village.pk, [])][:NAMED]
