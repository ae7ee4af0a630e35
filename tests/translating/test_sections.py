"""A whole section in the background: rights, the machine, an end by force, nothing twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cms.editorial import review
from cms.translating import acts
from cms.translating.models import SectionJob, SectionStep, Translation
from cms.translating.sections import acts as sections
from tests.factories import MandateFactory, UserFactory, VillagePageFactory
from tests.factories.translations import translate

PREPARE, SUBMIT = SectionJob.Act.PREPARE, SectionJob.Act.SUBMIT


@pytest.fixture
def tess(village_index):
    person = UserFactory(translator=True, first_name="Tess")
    MandateFactory(user=person, page=village_index, role="translator", language="en")
    return person


@pytest.fixture
def villages(village_index):
    return [VillagePageFactory(parent=village_index) for _number in range(3)]


def outcomes(job) -> list[str]:
    return list(job.steps.values_list("outcome", flat=True))


def test_what_is_missing_is_begun(village_index, villages, tess):
    translate(villages[0], state="whole")
    job, is_new = sections.ask_for(village_index, "en", PREPARE, by=tess)
    assert is_new
    sections.run.call(job.pk)
    job.refresh_from_db()
    assert job.finished_at
    assert set(outcomes(job)) == {"done"}
    assert Translation.objects.count() == 4  # the section's own page too
    assert not Translation.objects.live().exists()


def test_what_is_whole_is_submitted_and_what_is_not_is_left(village_index, villages, tess):
    whole, begun = villages[:2]
    translate(whole, state="whole")
    translate(begun, state="begun")
    job, _is_new = sections.ask_for(village_index, "en", SUBMIT, by=tess)
    sections.run.call(job.pk)
    assert review.waiting_state(acts.translation_of(whole, "en")).submitted_by == tess
    assert review.waiting_state(acts.translation_of(begun, "en")) is None
    assert sorted(outcomes(job)) == ["done", "left"]


def test_the_same_work_is_not_asked_for_twice(village_index, villages, tess):
    job, _is_new = sections.ask_for(village_index, "en", PREPARE, by=tess)
    again, is_new = sections.ask_for(village_index, "en", PREPARE, by=tess)
    assert (again.pk, is_new) == (job.pk, False)


def test_nothing_to_do_is_said(village_index, villages, tess, home_page):
    with pytest.raises(review.Refused):
        sections.ask_for(home_page, "en", PREPARE, by=tess)
    with pytest.raises(review.Refused):
        sections.ask_for(village_index, "es", PREPARE, by=tess)
    assert not SectionJob.objects.exists()


def test_who_goes_on_after_an_end_by_force_does_nothing_twice(
    village_index, villages, tess, monkeypatch
):
    job, _is_new = sections.ask_for(village_index, "en", PREPARE, by=tess)
    take, taken = sections._take, []

    def killed_in_the_middle(step, *args):
        if len(taken) == 2:
            with transaction.atomic():
                take(step, *args)
                raise KeyboardInterrupt  # before anything of this page is written
        taken.append(step.pk)
        take(step, *args)

    monkeypatch.setattr(sections, "_take", killed_in_the_middle)
    with pytest.raises(KeyboardInterrupt):
        sections.run.call(job.pk)
    assert sorted(outcomes(job)) == ["", "", "done", "done"]
    monkeypatch.setattr(sections, "_take", take)
    sections.run.call(job.pk)
    sections.run.call(job.pk)  # a task may run once more than it should
    assert set(outcomes(job)) == {"done"}
    assert Translation.objects.count() == 4
    assert all(t.revisions.count() == 1 for t in Translation.objects.all())


def test_who_lost_the_right_meanwhile_changes_nothing(village_index, villages, tess):
    job, _is_new = sections.ask_for(village_index, "en", PREPARE, by=tess)
    tess.mandates.all().delete()
    sections.run.call(job.pk)
    assert set(outcomes(job)) == {SectionStep.Outcome.FAILED}
    assert not Translation.objects.exists()
    assert all(job.steps.values_list("note", flat=True))


def test_progress_is_shown_to_who_asked_and_not_to_others(client_of, village_index, villages, tess):
    browser = client_of(tess)
    answer = browser.post(
        "/admin/translations/sections/",
        {"section": village_index.path, "language": "en", "act": "prepare"},
    )
    job = SectionJob.objects.get()
    assert answer.headers["Location"] == f"/admin/translations/sections/{job.pk}/"
    shown = browser.get(answer.headers["Location"])
    assert shown.headers["Refresh"]
    sections.run.call(job.pk)
    assert "Refresh" not in browser.get(answer.headers["Location"]).headers
    other = UserFactory(translator=True)
    MandateFactory(user=other, page=village_index, role="translator", language="es")
    assert client_of(other).get(answer.headers["Location"]).status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {"language": "es", "act": "prepare"},
        {"language": "fr", "act": "prepare"},
        {"language": "en", "act": "publish"},
        {"language": "en", "act": "prepare", "section": "\x00"},
    ],
)
def test_other_languages_and_acts_are_not_known(client_of, village_index, tess, sent):
    data = {"section": village_index.path} | sent
    assert client_of(tess).post("/admin/translations/sections/", data).status_code == 404
    assert not SectionJob.objects.exists()


def test_old_work_is_forgotten(village_index, villages, tess, time_machine):
    job, _is_new = sections.ask_for(village_index, "en", PREPARE, by=tess)
    sections.run.call(job.pk)
    assert sections.forget_old_jobs() == 0
    time_machine.move_to(timezone.now() + timedelta(days=91), tick=False)
    assert sections.forget_old_jobs()
    assert not SectionJob.objects.exists()
