"""What was sent and never described goes."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import UploadedFile

from cms.media.models import SiteImage
from cms.media.pruning import KEEP_UNFINISHED, prune_unfinished_uploads
from cms.outbox.schedule import schedule
from tests.media.corpus import located_photograph
from tests.media.sending import describe_waiting


@pytest.fixture
def waiting(client_of, committee):
    client_of(committee).post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x", "files[]": SimpleUploadedFile("x.jpg", located_photograph())},
    )
    return UploadedFile.objects.get()


def test_an_upload_left_alone_goes_with_its_file(waiting):
    storage, name = waiting.file.storage, waiting.file.name
    assert prune_unfinished_uploads() == 0
    assert storage.exists(name)
    (job,) = [job for job in schedule if job.name == "prune_uploads"]
    assert job.do is prune_unfinished_uploads
    assert prune_unfinished_uploads(timezone.now() + KEEP_UNFINISHED + timedelta(minutes=1)) == 1
    assert not storage.exists(name)
    assert not UploadedFile.objects.exists()


def test_a_row_whose_file_is_lost_goes_at_once(waiting):
    waiting.file.storage.delete(waiting.file.name)
    assert prune_unfinished_uploads() == 1


def test_a_finished_picture_stays(waiting, client_of, committee):
    describe_waiting(client_of(committee))
    assert prune_unfinished_uploads(timezone.now() + 2 * KEEP_UNFINISHED) == 0
    image = SiteImage.objects.get()
    assert image.file.storage.exists(image.file.name)
