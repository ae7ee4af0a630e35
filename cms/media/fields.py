"""The file of a picture, as the site keeps it."""

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .inspection.pictures import receive_picture


class ReceivedImageFieldFile(WagtailImageFieldFile):
    """Writes no picture that did not pass `receive_picture`, by whatever way it comes, and
    writes down its colour."""

    def save(self, name, content, save=True):
        received = receive_picture(content, name)
        self.instance.colour = received.colour
        super().save(received.name, received, save)


class ReceivedImageField(WagtailImageField):
    """Wagtail's, for pictures that are written anew on receipt.

    The CMS's forms do so first, so that a refusal names the field; this is for the other ways:
    Wagtail's route for uploads whose title is still missing, programs.
    """

    attr_class = ReceivedImageFieldFile
