"""Official figures and the committee’s: newer data neither wins over it nor is dropped."""

from datetime import date

import pytest

from cms.editorial import review
from cms.importing.report import Act
from tests.villages.official_acts import (
    AUGUST,
    MAY,
    approve_all,
    asked,
    fibre,
    letters,
    origin,
    publish,
    run,
    shops,
)
from villages.models import VillagePage

pytestmark = pytest.mark.django_db


# the rule


def test_an_empty_fact_takes_the_figure_through_review(marciac, moderator, other_moderator):
    report = run(fibre(97), by=moderator)

    assert report.names(Act.SUBMITTED) == ["Marciac"]
    state = review.waiting_state(marciac)
    assert state.submitted_by == moderator
    marciac.refresh_from_db()
    assert (marciac.fibre_percent, origin(marciac)) == (None, None)  # not public yet
    approve_all(other_moderator)
    marciac.refresh_from_db()
    assert (marciac.fibre_percent, origin(marciac)) == (97, ("Arcep", MAY))


def test_a_village_is_submitted_once_with_all_its_figures(marciac, lectoure, moderator):
    run(fibre(97, 60), by=moderator)
    assert review.waiting_states().count() == 2
    draft = marciac.latest_revision.__class__.objects.filter(object_id=str(marciac.pk)).last()
    assert draft.as_object().broadband == ["fibre"]


def test_who_submits_does_not_approve(marciac, moderator):
    run(fibre(97), by=moderator)
    with pytest.raises(review.Refused):
        review.approve(review.waiting_state(marciac), by=moderator)


def test_what_the_last_import_told_follows_the_next(marciac, moderator, other_moderator):
    run(fibre(80), by=moderator)
    approve_all(other_moderator)
    run(fibre(90), by=moderator, dated=AUGUST)
    assert origin(marciac) == ("Arcep", MAY)  # of the figure that is public
    approve_all(other_moderator)
    assert VillagePage.objects.get(pk=marciac.pk).fibre_percent == 90
    assert origin(marciac) == ("Arcep", AUGUST)
    assert asked() == []


def test_what_the_committee_told_is_asked_not_overwritten(marciac, committee, moderator):
    publish(marciac, fibre_percent=75, broadband=["fibre"])
    report = run(fibre(97), by=moderator)

    (entry,) = report.entries
    assert entry.act == Act.ASKED
    assert "75" in entry.changes[0].old
    assert asked() == [("fibre_percent", "97")]
    assert review.waiting_state(marciac) is None
    assert VillagePage.objects.get(pk=marciac.pk).fibre_percent == 75
    assert origin(marciac) is None


def test_what_the_committee_corrected_after_an_import_is_asked(
    marciac, committee, moderator, other_moderator
):
    run(fibre(80), by=moderator)
    approve_all(other_moderator)
    publish(VillagePage.objects.get(pk=marciac.pk), fibre_percent=70)
    assert origin(marciac) is None  # readers are not told that Arcep says so
    run(fibre(90), by=moderator, dated=AUGUST)
    assert asked() == [("fibre_percent", "90")]


def test_a_figure_that_the_page_says_already_is_noted_with_its_source(marciac, moderator):
    publish(marciac, fibre_percent=97, broadband=["fibre"])
    report = run(fibre(97), by=moderator)
    assert report.names(Act.SAME) == ["Marciac"]
    assert origin(marciac) == ("Arcep", MAY)
    assert not review.waiting_states().exists()


def test_the_same_file_again_changes_and_asks_nothing(
    marciac, lectoure, committee, moderator, other_moderator
):
    publish(marciac, fibre_percent=75)
    for _time in range(2):
        run(fibre(97, 60), by=moderator)
        assert asked() == [("fibre_percent", "97")]
    approve_all(other_moderator)
    revisions = list(VillagePage.objects.values_list("latest_revision", flat=True))
    report = run(fibre(97, 60), by=moderator)
    assert not report.does_anything
    assert list(VillagePage.objects.values_list("latest_revision", flat=True)) == revisions
    assert len(letters(committee)) == 1


def test_a_page_that_somebody_works_on_is_asked_instead(marciac, committee, moderator):
    marciac.summary = "Autre chose."
    revision = marciac.save_revision(user=committee)
    (entry,) = run(fibre(97), by=moderator).entries
    assert (entry.act, bool(entry.why)) == (Act.ASKED, True)
    marciac.refresh_from_db()
    assert marciac.latest_revision_id == revision.pk


def test_a_page_that_waits_is_asked_instead(marciac, committee, moderator):
    marciac.summary = "Autre chose."
    marciac.save_revision(user=committee)
    state = review.submit(marciac, by=committee)
    assert run(fibre(97), by=moderator).names(Act.ASKED) == ["Marciac"]
    assert review.waiting_state(marciac) == state


def test_a_page_that_is_not_whole_is_asked_instead(marciac, moderator):
    VillagePage.objects.filter(pk=marciac.pk).update(postal_code="")
    (entry,) = run(fibre(97), by=moderator).entries
    assert (entry.act, bool(entry.why)) == (Act.ASKED, True)


def test_older_figures_change_nothing(marciac, moderator, other_moderator):
    run(fibre(90), by=moderator, dated=AUGUST)
    approve_all(other_moderator)
    assert run(fibre(80), by=moderator).names(Act.LEFT) == ["Marciac"]
    assert not review.waiting_states().exists()
    publish(VillagePage.objects.get(pk=marciac.pk), fibre_percent=70)
    run(fibre(95), by=moderator, dated=date(2026, 11, 1))
    run(fibre(93), by=moderator, dated=date(2026, 10, 1))
    assert asked() == [("fibre_percent", "95")]


def test_a_newer_question_takes_the_place_of_the_one_that_waits(marciac, moderator):
    publish(marciac, fibre_percent=75)
    run(fibre(80), by=moderator)
    approve_later = run(fibre(90), by=moderator, dated=AUGUST)
    assert asked()[-1] == ("fibre_percent", "90")
    assert approve_later.names(Act.ASKED) == ["Marciac"]


def test_a_question_that_the_page_answers_is_settled(marciac, moderator):
    publish(marciac, fibre_percent=75, broadband=["fibre"])
    run(fibre(90), by=moderator)
    publish(VillagePage.objects.get(pk=marciac.pk), fibre_percent=90)
    run(fibre(90), by=moderator, dated=AUGUST)
    assert asked() == []


def test_villages_that_are_not_in_the_file_are_told_and_left(marciac, lectoure, moderator):
    assert run(fibre(97), by=moderator).names(Act.LEFT) == ["Lectoure"]


# lists


def test_a_list_that_the_committee_completed_is_not_thinned(marciac, moderator):
    publish(marciac, shops=["bakery", "grocery", "market"])
    run(shops("B207"), by=moderator, kind="amenities")
    assert asked() == [("shops", "|bakery|")]
    assert VillagePage.objects.get(pk=marciac.pk).shops == ["bakery", "grocery", "market"]


def test_what_the_publisher_does_not_speak_of_is_no_difference(marciac, moderator):
    publish(marciac, shops=["bakery", "market"])
    report = run(shops("B207"), by=moderator, kind="amenities")
    assert asked() == []
    assert report.names(Act.SAME) == ["Marciac"]
    assert origin(marciac, "shops") is None  # Insee does not say that there is a market


def test_a_list_that_was_left_to_the_publisher_follows_and_keeps_the_rest(
    marciac, moderator, other_moderator
):
    publish(marciac, shops=["bakery", "market"])
    run(shops("B207"), by=moderator, kind="amenities")
    run(shops("B207", "B202"), by=moderator, kind="amenities", dated=AUGUST)
    approve_all(other_moderator)
    assert VillagePage.objects.get(pk=marciac.pk).shops == ["bakery", "grocery", "market"]


def test_a_village_that_leaves_the_file_is_asked_whether_all_is_gone(
    marciac, lectoure, moderator, other_moderator
):
    run(shops("B207"), by=moderator, kind="amenities")
    approve_all(other_moderator)
    report = run(shops("B207", code="32208"), by=moderator, kind="amenities", dated=AUGUST)
    assert report.names(Act.ASKED) == ["Marciac"]
    assert asked() == [("shops", "")]
    assert VillagePage.objects.get(pk=marciac.pk).shops == ["bakery"]


def test_lists_are_offered_as_what_comes_and_what_goes(marciac, moderator):
    publish(marciac, shops=["bakery", "market"])
    (entry,) = run(shops("B202"), by=moderator, kind="amenities", is_dry_run=True).entries
    (change,) = entry.changes
    with_label = {code: str(label) for code, label in VillagePage._meta.get_field("shops").choices}
    assert with_label["market"] in change.old
    assert [change.new.count(with_label[code]) for code in ("bakery", "grocery", "market")] == [
        1,
        1,
        0,
    ]
