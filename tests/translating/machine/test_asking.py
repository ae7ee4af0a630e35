"""Whoever asks the machine from the translation's screen keeps what they typed, come what may."""

import pytest

from cms.translating.models import Translation
from tests import factories
from tests.translating.editing.editor import Editor

from .test_proposing import BAD_DAYS

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(village_index, client_of):
    page = factories.VillagePageFactory(
        parent=village_index, summary="Une bastide et un lac.", presentation="<p>Le marché.</p>"
    )
    admin = factories.UserFactory(is_superuser=True, language="en")
    return Editor(client_of(admin, HTTP_ACCEPT_LANGUAGE="en"), page)


def segments():
    version = Translation.objects.get().get_latest_revision_as_object()
    return {s["path"]: (s["text"], s["is_machine"]) for s in version.segments if s["text"]}


def test_the_machine_fills_what_is_empty(editor, machine):
    editor.post(act="propose", summary="A bastide and a lake.")
    assert segments() == {
        "summary": ("A bastide and a lake.", False),
        "presentation.0": ("LE MARCHÉ.", True),
    }


@pytest.mark.parametrize("day", ["over quota", "hangs up", "html", "wrong number"])
def test_on_a_bad_day_what_was_typed_is_kept_and_the_reason_told(editor, machine, day):
    machine.answers, told = BAD_DAYS[day]
    editor.post(act="propose", summary="A bastide and a lake.")
    assert segments() == {"summary": ("A bastide and a lake.", False)}
    shown = editor.open().content.decode()
    assert told in shown
    assert "A bastide and a lake." in shown
