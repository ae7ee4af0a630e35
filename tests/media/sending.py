"""Sending pictures and documents to the CMS as its screens do."""

from django.urls import reverse
from wagtail.models import UploadedFile

WORDS = "Quatre personnes autour d’une table."

#: Where a picture and a document that were sent among many are described, and the form's prefix.
WAITING = {
    "siteimage": ("wagtailimages:create_multiple_from_uploaded_image", "uploaded-image"),
    "sitedocument": ("wagtaildocs:create_multiple_from_uploaded_document", "uploaded-document"),
}


def describe_waiting(client, **fields):
    """Fill in the form of the file that was sent among many, if one waits; return the answer.

    `fields`: other values than a title, whose it is, and a picture's description.
    """
    waiting = UploadedFile.objects.last()
    if waiting is None:
        return None
    address, prefix = WAITING[waiting.for_content_type.model]
    data = {"title": "Neuf", "description": WORDS, "rights": "own", "tags": ""} | fields
    return client.post(
        reverse(address, args=[waiting.pk]),
        {f"{prefix}-{waiting.pk}-{name}": value for name, value in data.items()},
    )
