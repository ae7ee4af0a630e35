"""The villages that an address carries into the form: those that a reader has kept."""

from django.apps import apps

from cms.editorial.shortlist import Shortlist


class VillagesInMind(Shortlist):
    """As the shortlist of the villages names them: ``?village=marciac&village=sarrant``."""

    parameter = "village"
    most = 20

    @classmethod
    def listed(cls):
        return apps.get_model("villages.VillagePage").objects.listed()
