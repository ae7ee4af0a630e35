"""What a village's page shows besides the village: what stands under it, lies near it, and is told
of it in other rooms."""

from django.apps import apps

from villages.speakers import speakers_of

NEAREST = 4
TOLD = 3  # the newest portraits, and as many news


def told_by(village) -> dict:
    """Return what the template of `village`'s page shows besides its fields."""
    villages = type(village).objects
    closed = villages.all().private_q()  # read once for all the lists
    listed = villages.listed(closed)
    committee = list(village.committee.all())
    context = {
        "closed": closed,  # for the templates of other rooms
        "nearest": listed.nearest_to(village, NEAREST),
        "photographs": village.photographs.select_related("image").prefetch_related(
            "image__renditions"
        ),
        "points": listed.points(),
        "committee": committee,
    }
    if village.pk is None:  # the preview of a village that is being added
        return context
    # the related managers of those who live in villages or tell of them, in other rooms
    members = village.members.listed(closed).alphabetical().for_cards()
    return context | {
        **_below(village, closed),
        "members": members,
        "speakers": speakers_of(committee, members),
        "portraits": village.portraits.listed(closed).newest().for_cards()[:TOLD],
        "news_list": village.news.listed(closed).newest().for_cards()[:TOLD],
    }


def _below(village, closed) -> dict:
    """Return what stands under the village and is shown today."""
    # one of these page types is another room's: they are named where the village's are
    homes, telecentres, takeovers = (
        apps.get_model(name).objects.listed(closed).child_of(village).for_cards()
        for name in village.subpage_types
    )
    return {
        "homes": homes.newest(),
        "telecentres": telecentres.alphabetical(),
        "takeovers": takeovers.placed().newest(),
    }
