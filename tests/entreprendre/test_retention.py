"""What was confidential is erased six months after the advert is closed; the trace a year on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.editorial import standing
from cms.editorial.models import Standing
from cms.outbox.schedule import schedule
from entreprendre import dossiers, retention
from entreprendre.models import DossierOpening, DossierReading, TakeoverDossier, TakeoverPage

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=190)
LATELY = NOW - timedelta(days=170)


def contents(dossier) -> set[str]:
    kept = TakeoverDossier.objects.get(pk=dossier.pk)
    return {getattr(kept, name) for name in TakeoverDossier.CONTENTS}


def test_a_closed_one_is_erased_with_its_pictures(
    dossier, opened, teaser, administrator, django_capture_on_commit_callbacks
):
    standing.close(teaser, closed_as="taken-over", by=administrator)
    photograph = dossier.photographs.get()
    assert retention.erase_dossiers(NOW) == 0
    Standing.objects.filter(page=teaser).update(closed_at=LONG_AGO)
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.erase_dossiers(NOW) == 1
    assert contents(dossier) == {""}
    assert not dossier.photographs.exists()
    assert not photograph.file.storage.exists(photograph.file.name)
    assert DossierOpening.objects.exists()
    assert retention.erase_dossiers(NOW) == 0


@pytest.mark.parametrize(("expired", "erased"), [(LONG_AGO, 1), (LATELY, 0)])
def test_an_expired_one_too(dossier, expired, erased):
    Standing.objects.update(expires_on=expired.date())
    assert retention.erase_dossiers(NOW) == erased


@pytest.mark.parametrize(("changed", "erased"), [(LONG_AGO, 1), (LATELY, 0)])
def test_one_that_was_left_unpublished_too(dossier, teaser, changed, erased):
    TakeoverPage.objects.filter(pk=teaser.pk).update(live=False)
    TakeoverDossier.objects.update(updated_at=changed)
    assert retention.erase_dossiers(NOW) == erased


def test_one_that_is_shown_is_kept(dossier):
    TakeoverDossier.objects.update(updated_at=LONG_AGO)
    assert retention.erase_dossiers(NOW) == 0
    assert "Au Pain Secret" in contents(dossier)


def test_without_its_advert_it_goes_the_next_night(dossier, teaser, opened):
    dossiers.record_reading(dossier, opening=opened[0])
    teaser.delete()
    assert "Au Pain Secret" in contents(dossier)
    assert retention.erase_dossiers(NOW) == 1
    assert DossierReading.objects.count() == 1


@pytest.mark.parametrize(("days", "forgotten"), [(364, 0), (366, 1)])
def test_the_trace_is_forgotten_a_year_after(dossier, opened, days, forgotten):
    dossiers.record_reading(dossier, opening=opened[0])
    retention.erase(dossier.pk, NOW - timedelta(days=days))
    assert retention.forget_traces(NOW) == forgotten
    for model in (TakeoverDossier, DossierOpening, DossierReading):
        assert model.objects.exists() is not bool(forgotten)


def test_what_is_not_erased_is_never_forgotten(dossier):
    assert retention.forget_traces(NOW + timedelta(days=4000)) == 0


def test_it_is_done_each_night():
    jobs = {job.name: job.do for job in schedule}
    assert jobs["erase_dossiers"] is retention.erase_dossiers
    assert jobs["forget_dossier_traces"] is retention.forget_traces
