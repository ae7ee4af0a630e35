"""What culture partners may do, and what they may not, by posting it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from cms.editorial import review, standing
from cultura.models import CulturaOfferPage
from tests.factories import CulturaOfferPageFactory
from tests.forms import form_data

pytestmark = pytest.mark.django_db
SECRET = "zzcanari"
TYPED = {
    "title": f"Résidence {SECRET}",
    "slug": f"residence-{SECRET}",  # which a script fills in
    "kind": "residency",
    "summary": f"Trois semaines, {SECRET}.",
    "disciplines": ["dance", "circus"],
    "deadline": "2027-06-30",
    "apply_email": "residences@exemple.test",
}


def add_address(partner) -> str:
    return reverse("wagtailadmin_pages:add", args=["cultura", "culturaofferpage", partner.pk])


def add(client, partner, **more):
    form = form_data(client.get(add_address(partner)), "[name=title]")
    return client.post(add_address(partner), form | TYPED | more)


@pytest.fixture
def drafted(client_of, culture, grange) -> CulturaOfferPage:
    """The draft of an offer that `culture` wrote."""
    add(client_of(culture), grange)
    return CulturaOfferPage.objects.get()


def test_an_offer_is_public_only_after_approval(
    client_of, culture, grange, drafted, moderator, visitor
):
    assert visitor.get(drafted.address()).status_code == 404
    client = client_of(culture)
    client.post(reverse("editorial:submit", args=[drafted.pk]))
    state = review.waiting_state(drafted)
    assert state is not None
    assert visitor.get(drafted.address()).status_code == 404
    type(moderator).objects.filter(pk=moderator.pk).update(language="en")
    moderator.refresh_from_db()
    reading = client_of(moderator).get(reverse("editorial:review", args=[state.pk]))
    for said in (SECRET, "Disciplines", "dance", "circus and street arts", "La Grange"):
        assert said in reading.content.decode()
    review.approve(state, by=moderator)
    assert visitor.get(drafted.address()).status_code == 200
    assert SECRET in visitor.get("/fr/cultura/").content.decode()


def test_a_partner_publishes_nothing(client_of, culture, grange, visitor):
    add(client_of(culture), grange, **{"action-publish": "1"})
    offer = CulturaOfferPage.objects.get()
    assert not offer.live
    edit = reverse("wagtailadmin_pages:edit", args=[offer.pk])
    client = client_of(culture)
    client.post(edit, form_data(client.get(edit), "[name=title]") | {"action-publish": "1"})
    assert not CulturaOfferPage.objects.get().live
    assert visitor.get(offer.address()).status_code == 404


def test_a_partner_adds_under_its_own_page_only(
    client_of, culture, other_culture, grange, hall, cultura_index
):
    client = client_of(culture)
    assert client.get(add_address(hall)).status_code in {302, 403}
    client.post(add_address(hall), TYPED)
    new = reverse(
        "wagtailadmin_pages:add", args=["cultura", "culturapartnerpage", cultura_index.pk]
    )
    client.post(new, {"title": "Encore un", "slug": "encore-un", "kind": "venue"})
    assert not CulturaOfferPage.objects.exists()
    assert cultura_index.get_children().count() == 2


LOOKED_AT = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/{index}/",
    "/admin/pages/{partner}/",
    "/admin/pages/{offer}/edit/",
    "/admin/pages/{offer}/history/",
    "/admin/pages/{offer}/view_draft/",
    "/admin/pages/{offer}/usage/",
    "/admin/pages/{offer}/workflow_history/",
    "/admin/pages/{offer}/revisions/{revision}/view/",
    "/admin/pages/{offer}/revisions/compare/earliest...latest/",
    "/admin/pages/{offer}/copy/",
    "/admin/pages/{offer}/move/{own}/confirm/",
    "/admin/pages/search/?q=zzcan",
    "/admin/pages/usage/cultura/culturaofferpage/",
    "/admin/choose-page/{partner}/",
    "/admin/choose-page/?page_type=cultura.culturaofferpage",
    "/admin/choose-page/search/?q=zzcan",
    "/admin/choose-page/chosen-multiple/?id={offer}",
    "/admin/api/main/pages/?fields=*&type=cultura.CulturaOfferPage",
    "/admin/api/main/pages/?fields=*&child_of={partner}&for_explorer=1",
    "/admin/api/main/pages/{offer}/?fields=*",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/review/{state}/",
    "/admin/cultura/{partner}/",
    "/fr/cultura/",
    "/fr/cultura/la-grange/",
    "/fr/cultura/feed.xml",
    "/fr/cultura/echeances.ics",
    "/sitemap.xml",
]


def test_another_partner_sees_nothing_of_a_draft(
    client_of, culture, other_culture, grange, hall, cultura_index, drafted
):
    state = review.submit(drafted, by=culture)
    client = client_of(other_culture)
    named = {
        "index": cultura_index.pk,
        "partner": grange.pk,
        "own": hall.pk,
        "offer": drafted.pk,
        "revision": drafted.latest_revision_id,
        "state": state.pk,
    }
    told = []
    for template in LOOKED_AT:
        answer = client.get(template.format(**named), follow=True)
        assert answer.status_code < 500, template
        if SECRET in answer.getvalue().decode():
            told.append(template)
    assert told == []
    # whoever may does read it there
    assert SECRET in client_of(culture).get(f"/admin/pages/{drafted.pk}/history/").content.decode()


def test_another_partner_changes_nothing(client_of, culture, other_culture, grange, drafted):
    mine, client = client_of(culture), client_of(other_culture)
    edit = reverse("wagtailadmin_pages:edit", args=[drafted.pk])
    typed = form_data(mine.get(edit), "[name=title]") | {"title": "Autre chose"}
    live = CulturaOfferPageFactory(parent=grange)
    before = list(
        Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "draft_title")
    )
    for address, data in [
        (edit, typed),
        (reverse("editorial:submit", args=[drafted.pk]), {}),
        (reverse("wagtailadmin_pages:delete", args=[drafted.pk]), {}),
        (reverse("culture_offers:close", args=[live.pk]), {"closed_as": "filled"}),
        (reverse("culture_offers:reopen", args=[live.pk]), {}),
    ]:
        assert client.post(address, data).status_code in {302, 403, 404}
    after = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "draft_title"))
    assert after == before
    assert not standing.standing_of(live).is_closed
    assert review.waiting_state(drafted) is None


def test_the_first_screen_shows_my_page_and_my_offers(client_of, culture, grange, drafted, hall):
    CulturaOfferPageFactory(parent=hall, title="D’un autre")
    page = BeautifulSoup(client_of(culture).get("/admin/").content, "html.parser")
    assert page.find(id=f"held-{grange.pk}-section")
    assert SECRET in page.find(id=f"held-{drafted.pk}-section").text
    assert page.select_one(f'a[href="{add_address(grange)}"]')
    assert "D’un autre" not in page.text


def test_taking_down_waits_for_nobody_and_comes_back(client_of, culture, grange, visitor):
    offer = CulturaOfferPageFactory(parent=grange)
    client = client_of(culture)
    screen = reverse("culture_offers:offers", args=[grange.pk])
    assert 'value="filled"' in client.get(screen).content.decode()
    close = reverse("culture_offers:close", args=[offer.pk])
    assert client.get(close).status_code == 405
    client.post(close, {"closed_as": "let"})
    assert visitor.get(offer.address()).status_code == 200
    client.post(close, {"closed_as": "filled"})
    assert visitor.get(offer.address()).status_code == 410
    reopen = reverse("culture_offers:reopen", args=[offer.pk])
    assert reopen in client.get(screen).content.decode()
    client.post(reopen)
    assert visitor.get(offer.address()).status_code == 200


def test_members_and_committees_have_no_offers(client_of, member, committee, grange):
    for person in (member, committee):
        answer = client_of(person).get(reverse("culture_offers:offers", args=[grange.pk]))
        assert answer.status_code in {302, 403, 404}
    assert b"offers-" not in client_of(committee).get("/admin/").content


IMPOSSIBLE = [
    ({"ends_on": "2027-01-01", "starts_on": "2027-02-01", "deadline": ""}, "ends_on"),
    ({"deadline": "2027-06-30", "ends_on": "2027-06-01"}, "deadline"),
    ({"has_lodging": "", "lodging_note": "Deux chambres"}, "lodging_note"),
    ({"phone": "12"}, "phone"),
    ({"price_eur": "-1"}, "price_eur"),
    ({"amount_eur": "0"}, "amount_eur"),
    ({"ceiling_height_m": "0.3"}, "ceiling_height_m"),
]


def test_what_cannot_be_is_refused_beside_its_field(client_of, culture, grange):
    client = client_of(culture)
    form = form_data(client.get(add_address(grange)), "[name=title]") | TYPED
    told = []
    for fields, _field in IMPOSSIBLE:
        page = BeautifulSoup(client.post(add_address(grange), form | fields).content, "html.parser")
        errors = page.select(".w-field__errors p")
        told.append([error.find_parent(class_="w-field")["data-contentpath"] for error in errors])
    assert told == [[field] for _fields, field in IMPOSSIBLE]
    assert not CulturaOfferPage.objects.exists()


def test_a_draft_may_have_gaps_and_what_is_sent_may_not(client_of, culture, grange):
    add(client_of(culture), grange, apply_email="")
    offer = CulturaOfferPage.objects.get()
    with pytest.raises(review.Refused):
        review.submit(offer, by=culture)
    assert review.waiting_state(offer) is None
