"""Sending pictures to the CMS as its screens do."""

from django.urls import reverse
from wagtail.models import UploadedFile

WORDS = "Quatre personnes autour d’une table."


def describe_waiting(client, **fields):
    """Fill in the form of the picture that was sent among many, if one waits; return the answer.

    `fields`: other values than a title and a description.
    """
    waiting = UploadedFile.objects.last()
    if waiting is None:
        return None
    data = {"title": "Neuf", "description": WORDS, "tags": ""} | fields
    return client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"uploaded-image-{waiting.pk}-{name}": value for name, value in data.items()},
    )
