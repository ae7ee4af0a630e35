"""The addresses of files, and what a browser is answered there."""

from django.conf import settings
from django.urls import reverse

SPECS = ["original", "width-40", "fill-20x20|format-webp", "max-165x165"]


def renditions(picture) -> list[str]:
    return [picture.get_rendition(spec).url for spec in SPECS]


def received(picture) -> str:
    return f"{settings.MEDIA_URL}{picture.file.name}"


def addresses(document) -> list[str]:
    return [document.url, f"{settings.MEDIA_URL}{document.file.name}"]


def statuses(client, urls, **headers) -> set[int]:
    found = set()
    for url in urls:
        for method in (client.get, client.head):
            response = method(url, headers=headers)
            found.add(response.status_code)
            read(response)
    return found


def read(response) -> bytes:
    return response.getvalue()


def is_refused(response) -> bool:
    """Whether the CMS let nobody in: not found, forbidden, or sent to its first page."""
    return response.status_code in {403, 404} or (
        response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    )
