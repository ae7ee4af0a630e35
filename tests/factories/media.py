"""Pictures and documents: real files, small."""

import io

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.media.models import Rights, SiteDocument, SiteImage


def picture(
    name: str = "couverts.png", size=(64, 48), colour=(214, 158, 46), picture=None
) -> SimpleUploadedFile:
    """Return an upload of `picture` (Pillow's), or of one of `size` in one colour."""
    content = io.BytesIO()
    (picture or Image.new("RGB", size, colour)).save(
        content, Image.registered_extensions()["." + name[-3:]]
    )
    return SimpleUploadedFile(name, content.getvalue(), f"image/{name[-3:]}")


class SiteImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SiteImage

    class Params:
        ornament = factory.Trait(description="", is_decorative=True)

    title = factory.Sequence(lambda n: f"Les couverts {n}")
    rights = Rights.OWN
    description = "Des arcades de pierre autour d’une place."
    file = factory.Sequence(lambda n: picture(f"couverts-{n}.png"))


class SiteDocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SiteDocument

    rights = Rights.OWN
    title = factory.Sequence(lambda n: f"Le plan du village {n}")
    file = factory.Sequence(
        lambda n: SimpleUploadedFile(f"plan-{n}.txt", b"Place, halle, ecole.\n", "text/plain")
    )
