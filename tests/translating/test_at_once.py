"""Two people and one translation at the same moment: real threads on a real database."""

import pytest

from cms.editorial import review
from cms.editorial.models import Reviewer
from cms.translating import acts
from cms.translating.models import Translation
from cms.translation.models import Wording
from tests.at_once import at_once
from tests.factories.translations import translate

from .test_acts import edit

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_begin_and_there_is_one(marciac, committee, colleague):
    given = at_once(
        lambda: acts.begin(marciac, "en", by=committee),
        lambda: acts.begin(marciac, "en", by=colleague),
    )
    assert {getattr(one, "pk", one) for one in given} == {Translation.objects.get().pk}


def test_french_changes_while_its_english_is_approved(marciac, committee, reader):
    begun = translate(marciac, state="submitted", by=committee)
    state = review.waiting_state(begun)
    given = at_once(
        lambda: review.approve(state, by=reader),
        lambda: edit(marciac, summary="Une tout autre phrase."),
    )
    assert given == [None, None]
    assert Wording.objects.get().outdated_since


def test_two_approve_and_one_does(marciac, committee, reader, other_moderator):
    Reviewer.objects.create(user=other_moderator, languages=["en"])
    begun = translate(marciac, state="submitted", by=committee)
    state = review.waiting_state(begun)
    given = at_once(
        lambda: review.approve(state, by=reader),
        lambda: review.approve(state, by=other_moderator),
    )
    assert sorted(type(one).__name__ for one in given) == ["NoneType", "Refused"]
    assert Wording.objects.count() == 1
