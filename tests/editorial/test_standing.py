"""What is shown apart from what it says: closing, opening again, running out."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.editorial import review, standing
from cms.editorial.models import Standing
from tests import factories
from tests.media.reading import renditions, statuses
from villages.models import HousingPage, VillagePage

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def home_to_let(marciac):
    return factories.HousingPageFactory(parent=marciac)


def is_listed(page) -> bool:
    return type(page).objects.listed().filter(pk=page.pk).exists()


def let_run_out(page, days_ago=1):
    Standing.objects.filter(page=page).update(expires_on=TODAY - timedelta(days=days_ago))


def test_an_approval_shows_an_advert_for_as_long_as_its_type_says(home_to_let):
    assert home_to_let.standing.checked_on == TODAY
    assert home_to_let.standing.expires_on == TODAY + HousingPage.shown_for
    assert is_listed(home_to_let)


def test_a_page_without_a_time_is_dated_and_shown_for_ever(marciac):
    assert marciac.standing.checked_on == TODAY
    assert marciac.standing.expires_on is None
    assert is_listed(marciac)


def test_an_advert_is_shown_on_its_last_day_and_not_on_the_next(home_to_let, visitor):
    let_run_out(home_to_let, days_ago=0)
    assert is_listed(home_to_let)
    assert visitor.get(home_to_let.address()).status_code == 200
    let_run_out(home_to_let)
    assert not is_listed(home_to_let)
    assert visitor.get(home_to_let.address()).status_code == 410


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_address_of_a_closed_advert_says_so_and_tells_nothing_of_it(
    home_to_let, marciac, committee, visitor, language
):
    standing.close(home_to_let, closed_as="let", by=committee)
    response = visitor.get(home_to_let.address(language))
    assert response.status_code == 410
    assert home_to_let.title not in response.text
    assert str(home_to_let.presentation) not in response.text
    assert f'href="{marciac.address(language)}"' in response.text


def test_the_people_of_a_page_close_it_without_waiting_and_it_is_written_down(
    home_to_let, committee
):
    standing.close(home_to_let, closed_as="let", by=committee)
    home_to_let.refresh_from_db()
    assert home_to_let.live and not is_listed(home_to_let)
    assert home_to_let.standing.closed_by == committee
    entry = PageLogEntry.objects.get(page=home_to_let.pk, action="editorial.close")
    assert entry.user == committee and entry.data == {"closed_as": "let"}
    assert not ModelLogEntry.objects.filter(action="editorial.close").exists()


@pytest.mark.parametrize("actor", ["other_committee", "member", "translator", "adviser"])
@pytest.mark.parametrize("act", ["close", "reopen", "confirm"])
def test_nobody_else_touches_the_standing_of_a_page(request, home_to_let, actor, act):
    stranger = request.getfixturevalue(actor)
    options = {"closed_as": "let"} if act == "close" else {}
    before = Standing.objects.values().get(page=home_to_let)
    with pytest.raises(review.Refused):
        getattr(standing, act)(home_to_let, by=stranger, **options)
    assert Standing.objects.values().get(page=home_to_let) == before


def test_an_advert_is_closed_only_as_what_its_type_knows(home_to_let, marciac, committee):
    for page, closed_as in [(home_to_let, "eaten"), (home_to_let, ""), (home_to_let, "sold")]:
        with pytest.raises(review.Refused):
            standing.close(page, closed_as=closed_as, by=committee)
    assert is_listed(home_to_let)


def test_what_is_closed_is_not_closed_again_nor_said_to_be_true(home_to_let, committee):
    standing.close(home_to_let, closed_as="let", by=committee)
    with pytest.raises(review.Refused):
        standing.close(home_to_let, closed_as="withdrawn", by=committee)
    with pytest.raises(review.Refused):
        standing.confirm(home_to_let, by=committee)
    assert Standing.objects.get(page=home_to_let).closed_as == "let"


def test_what_is_open_is_not_opened(home_to_let, committee):
    with pytest.raises(review.Refused):
        standing.reopen(home_to_let, by=committee)


def test_coming_back_shows_what_was_last_approved(home_to_let, committee, visitor):
    approved = home_to_let.title
    draft = home_to_let.get_latest_revision_as_object()
    draft.title = "Autre chose que personne n’a lu"
    draft.save_revision(user=committee)
    standing.close(home_to_let, closed_as="let", by=committee)
    standing.reopen(home_to_let, by=committee)
    response = visitor.get(home_to_let.address())
    assert response.status_code == 200
    assert approved in response.text
    assert "Autre chose que personne n’a lu" not in response.text


def test_still_true_shows_an_advert_that_ran_out_again(home_to_let, committee):
    let_run_out(home_to_let, days_ago=400)
    standing.confirm(home_to_let, by=committee)
    assert is_listed(home_to_let)
    assert Standing.objects.get(page=home_to_let).expires_on == TODAY + HousingPage.shown_for


def test_closing_withdraws_what_waits(marciac, committee, moderator):
    home = factories.HousingPageFactory(parent=marciac, submitted=True, author=committee)
    waiting = review.waiting_state(home)
    standing.close(home, closed_as="let", by=committee)
    assert review.waiting_state(home) is None
    with pytest.raises(review.Refused):
        review.approve(waiting, by=moderator)
    assert not is_listed(home)


def test_an_approval_after_the_closing_opens_again(home_to_let, committee, moderator):
    standing.close(home_to_let, closed_as="let", by=committee)
    draft = home_to_let.get_latest_revision_as_object()
    draft.title = "De nouveau libre"
    draft.save_revision(user=committee)
    review.approve(review.submit(home_to_let, by=committee), by=moderator)
    assert is_listed(home_to_let)
    assert not Standing.objects.get(page=home_to_let).is_closed


def test_an_old_version_that_is_published_by_a_program_does_not_bring_back_a_village(
    marciac, administrator
):
    standing_row = standing.close(marciac, closed_as="paused", by=administrator)
    with factories.pages.without_review():
        marciac.get_latest_revision().publish()
    standing_row.refresh_from_db()
    assert standing_row.is_closed
    assert not is_listed(VillagePage.objects.get(pk=marciac.pk))


def test_what_stands_under_a_closed_page_goes_and_comes_back_with_it(
    home_to_let, marciac, administrator, visitor
):
    standing.close(marciac, closed_as="paused", by=administrator)
    assert not is_listed(home_to_let)
    for page in (marciac, home_to_let):
        response = visitor.get(page.address())
        assert response.status_code == 410
        assert marciac.title not in response.text
    standing.reopen(marciac, by=administrator)
    assert is_listed(home_to_let)
    assert visitor.get(home_to_let.address()).status_code == 200


def test_pictures_go_with_the_advert_and_come_back_with_it(marciac, committee, visitor):
    home = factories.HousingPageFactory(parent=marciac, with_photographs=True)
    urls = renditions(home.photographs.first().image)
    assert statuses(visitor, urls) == {200}
    standing.close(home, closed_as="let", by=committee)
    assert statuses(visitor, urls) == {404}
    standing.reopen(home, by=committee)
    assert statuses(visitor, urls) == {200}
    let_run_out(home)
    assert statuses(visitor, urls) == {404}


def test_pages_know_what_they_stand_under_in_one_query(
    marciac, lectoure, django_assert_num_queries
):
    for village in (marciac, marciac, lectoure):
        factories.HousingPageFactory(parent=village)
    homes = HousingPage.objects.listed().order_by("pk")
    with django_assert_num_queries(2):
        assert [home.parent_page for home in homes.with_parents()] == [marciac, marciac, lectoure]
    assert list(homes.under(VillagePage.objects.filter(slug="lectoure"))) == [homes.last()]
