"""AVIF is made behind the readers' backs: asked for once, made once, made up for at night."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.template import Context, Template
from django_tasks import task_backends
from django_tasks_db.models import DBTaskResult

from cms.media.avif import ask_for_missing, make_avif
from cms.media.models import SiteImage, SiteRendition
from cms.outbox.schedule import schedule
from cms.outbox.worker import Worker
from tests.factories import SiteImageFactory
from tests.factories.media import picture as upload

pytestmark = pytest.mark.django_db
SIZES = ["width-20", "width-40"]


@pytest.fixture
def queue(settings):
    """Tasks wait for a worker, as in the demo and in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task_backends._settings = task_backends.configure_settings(None)
    return DBTaskResult.objects.filter(task_path="cms.media.avif.make_avif")


@pytest.fixture
def image():
    return SiteImageFactory()


@pytest.fixture
def view(django_capture_on_commit_callbacks):
    """Return the function that shows a picture as a page does, to a reader who comes by."""

    def show(image, widths="20,40"):
        cache.clear()
        template = Template("{% load pictures %}{% responsive_picture image widths=widths %}")
        with django_capture_on_commit_callbacks(execute=True):
            fresh = SiteImage.objects.get(pk=image.pk)
            return template.render(Context({"image": fresh, "widths": widths}))

    return show


def avifs(image) -> set[str]:
    specs = image.renditions.filter(filter_spec__endswith="avif")
    return {spec.removesuffix("|format-avif") for spec in specs.values_list("filter_spec", flat=1)}


def test_the_first_reader_gets_webp_and_asks(image, queue, view):
    assert "image/avif" not in view(image)
    (task,) = queue
    assert task.args_kwargs == {"args": [image.pk, SIZES], "kwargs": {}}
    assert avifs(image) == set()


def test_later_readers_neither_ask_again_nor_write(image, queue, view, django_assert_num_queries):
    view(image)
    with django_assert_num_queries(2):  # the picture and its renditions
        view(image)
    assert queue.count() == 1


def test_a_new_size_is_asked_for_by_itself(image, queue, view):
    view(image)
    Worker("w").run_next_task()
    view(image, widths="20,40,60")
    Worker("w").run_next_task()
    assert avifs(image) == {*SIZES, "width-60"}
    assert "image/avif" in view(image, widths="20,40,60")


def test_the_worker_makes_it_and_the_next_reader_is_offered_it(image, queue, view):
    view(image)
    assert Worker("w").run_next_task()
    assert avifs(image) == set(SIZES)
    assert "image/avif" in view(image)
    for rendition in image.renditions.filter(filter_spec__endswith="avif"):
        with rendition.file.storage.open(rendition.file.name) as file:
            assert file.read(12)[4:] == b"ftypavif"


def test_what_people_wait_for_goes_before_it(queue, image, view):
    view(image)
    assert queue.get().priority < 0


def test_a_page_is_shown_when_nobody_can_be_asked(image, queue, view, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise DatabaseError("locked")

    monkeypatch.setattr(DBTaskResult.objects, "create", refuse)
    assert "image/webp" in view(image)
    assert "locked" in caplog.text


def test_making_it_twice_makes_it_once(image):
    make_avif.func(image.pk, SIZES)
    make_avif.func(image.pk, SIZES)
    assert image.renditions.count() == 2


def test_a_picture_that_is_gone_or_lost_needs_none(image):
    image.file.storage.delete(image.file.name)
    make_avif.func(image.pk, SIZES)
    assert avifs(image) == set()
    image.delete()
    make_avif.func(image.pk, SIZES)
    assert not SiteRendition.objects.exists()


def test_a_picture_replaced_meanwhile_does_not_come_back(image, monkeypatch):
    make = SiteImage.generate_rendition_file

    def replace_while_it_is_made(self, *args, **kwargs):
        made = make(self, *args, **kwargs)
        other = SiteImage.objects.get(pk=self.pk)
        other.file = upload("other.png", colour=(1, 2, 3))
        other.save()
        return made

    monkeypatch.setattr(SiteImage, "generate_rendition_file", replace_while_it_is_made)
    make_avif.func(image.pk, SIZES)
    assert avifs(image) == set()


def test_what_was_never_asked_for_is_at_night(image, queue, view):
    view(image)
    queue.delete()  # lost, or a picture of the time before
    done = SiteImageFactory()
    view(done)
    make_avif.func(done.pk, SIZES)
    queue.delete()

    (job,) = [job for job in schedule if job.name == "make_missing_avif"]
    job.run()
    assert ask_for_missing() == 1


def test_the_night_asks_for_what_lacks_and_no_more(
    image, queue, view, django_capture_on_commit_callbacks
):
    view(image)
    queue.delete()
    make_avif.func(image.pk, SIZES[:1])
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_for_missing() == 1
    assert queue.get().args_kwargs["args"] == [image.pk, SIZES[1:]]
    Worker("w").run_next_task()
    assert ask_for_missing() == 0


def test_cuts_around_an_earlier_focal_point_are_left_alone(image, queue):
    image.get_rendition("fill-20x20|format-webp")
    image.focal_point_x = image.focal_point_y = 5
    image.focal_point_width = image.focal_point_height = 5
    image.save()
    assert ask_for_missing() == 0
    image.get_rendition("fill-20x20|format-webp")
    assert ask_for_missing() == 1
