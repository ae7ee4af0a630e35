"""What other rooms keep of the villages. Rooms never import each other: the fields and the page
tree of a village name them."""

from django.apps import apps
from django.db.models import Q

from villages.models import VillagePage


def members(closed: Q | None = None):
    """Return the members whom the public may find; `closed` as `listed` takes it."""
    return VillagePage._meta.get_field("members").related_model.objects.listed(closed)


def takeovers(closed: Q | None = None):
    """Return the businesses to take over whose village the public may know: a confidential one
    would be given away by being found there."""
    model = apps.get_model("entreprendre.TakeoverPage")
    return model.objects.listed(closed).placed()
