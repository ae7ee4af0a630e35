"""Many rows become few acts, and each version knows what it is compared with."""

from datetime import timedelta

from django.utils import timezone

from cms.editorial.history.events import Event
from cms.editorial.history.folding import ONE_SITTING, fold

START = timezone.now()
ANNE, BRUNO, ODILE = 1, 2, 9
SAVE, SUBMIT = "wagtail.edit", "wagtail.workflow.start"
APPROVE, PUBLISH = "wagtail.workflow.approve", "wagtail.publish"
UNPUBLISH, CORRECT = "wagtail.unpublish", "editorial.correct"


def rows(*told) -> list[Event]:
    """Each: who, what, how many minutes after the start, which version; on which page, if not 1."""
    return [
        Event(
            page_id=page[0] if page else 1,
            user_id=who,
            action=what,
            at=START + timedelta(minutes=minutes),
            revision_id=version,
            log_id=n,
        )
        for n, (who, what, minutes, version, *page) in enumerate(told, 1)
    ]


def test_drafts_of_one_sitting_are_one_act():
    acts = fold(rows(*((ANNE, SAVE, 6 * n, n + 1) for n in range(10))))
    assert [(act.drafts, act.revision_id, act.before_id) for act in acts] == [(10, 10, None)]


def test_a_pause_or_somebody_else_begins_another_act():
    longer = ONE_SITTING.total_seconds() / 60 + 1
    acts = fold(
        rows(
            (ANNE, SAVE, 0, 1), (ANNE, SAVE, longer, 2), (BRUNO, SAVE, longer + 1, 3),
            (ANNE, SAVE, longer + 2, 4),
        )
    )  # fmt: skip
    assert [(act.user_id, act.revision_id, act.before_id) for act in acts] == [
        (ANNE, 4, 3),
        (BRUNO, 3, 2),
        (ANNE, 2, 1),
        (ANNE, 1, None),
    ]


def test_what_happens_on_another_page_parts_nothing():
    acts = fold(rows((ANNE, SAVE, 0, 1), (BRUNO, SAVE, 1, 2, 7), (ANNE, SAVE, 2, 3)))
    assert [(act.page_id, act.drafts) for act in acts] == [(1, 2), (7, 1)]


def test_one_press_of_a_button_is_one_act_told_by_what_it_is_for():
    acts = fold(
        rows(
            (ANNE, SAVE, 0, 1), (ANNE, SUBMIT, 0.1, 1),
            (ODILE, SAVE, 60, 2), (ODILE, CORRECT, 60, 2),
            (ODILE, APPROVE, 60, 2), (ODILE, PUBLISH, 60, 2),
        )
    )  # fmt: skip
    assert [act.action for act in acts] == [PUBLISH, CORRECT, SUBMIT]
    assert acts[0].is_approved


def test_submitting_long_after_saving_is_an_act_of_its_own():
    acts = fold(rows((ANNE, SAVE, 0, 1), (ANNE, SUBMIT, 5, 1)))
    assert [act.action for act in acts] == [SUBMIT, SAVE]


def test_what_was_public_is_known_with_its_end_and_compared_with_what_was_public_before():
    _hidden, second, _drafts, first = fold(
        rows(
            (ODILE, PUBLISH, 0, 1), (ANNE, SAVE, 30, 2), (ANNE, SAVE, 40, 3),
            (ODILE, PUBLISH, 60, 3), (ODILE, UNPUBLISH, 90, None),
        )
    )  # fmt: skip
    assert first.read_until == START + timedelta(minutes=60)
    assert second.before_id == 1
    assert second.read_until == START + timedelta(minutes=90)


def test_nothing_has_taken_the_place_of_what_is_public_still():
    (act,) = fold(rows((ODILE, PUBLISH, 0, 1)))
    assert act.read_until is None
