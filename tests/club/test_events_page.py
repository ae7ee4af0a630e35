"""The page of a meeting."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from club.addresses import DESKS, MINE, REGISTRATION
from club.events.whereabouts import in_short, in_words
from club.models import ClubEventDocument, ClubEventPage, ClubEventSpeaker
from tests.factories.club import ClubEventPageFactory, ClubIndexPageFactory, on_day
from tests.factories.media import SiteDocumentFactory
from tests.factories.telecentres import TelecentrePageFactory

LINK = "https://visio.example/secret-room"


@pytest.fixture
def club(home_page):
    return ClubIndexPageFactory(parent=home_page)


def read(visitor, event, language="en"):
    response = visitor.get(event.address(language))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_says_when_where_for_whom_and_how_many(visitor, club):
    event = ClubEventPageFactory(members_only=True, capacity=12)
    said = " ".join(read(visitor, event).select_one(".practical").text.split())
    assert str(timezone.localdate(event.starts_at).year) in said
    assert "6 p.m. to 8 p.m." in said or "18:00 to 20:00" in said
    assert "Salle des fêtes, Auch" in said
    assert "Members of the network · 12 places" in said


def test_the_online_link_is_on_no_public_screen(visitor, club):
    event = ClubEventPageFactory(is_online=True, online_link=LINK, title="En ligne")
    for address in (
        event.address(),
        event.calendar_address,
        club.address(),
        club.calendar_address,
        club.feed_address,
        "/fr/",
    ):
        assert LINK.encode() not in visitor.get(address).content
    assert "Or online" in read(visitor, event).select_one(".practical").text


def test_in_a_telecentre_its_village_is_linked_and_drawn(visitor, club, marciac):
    desk = TelecentrePageFactory(parent=marciac, title="La Ruche", street_address="3 place Haute")
    event = ClubEventPageFactory(telecentre=desk, place="Salle du haut")
    assert event.village_id == marciac.pk
    assert in_words(event) == "Salle du haut, La Ruche, 3 place Haute, Marciac"
    assert in_short(event) == "La Ruche, Marciac"
    page = read(visitor, event)
    addresses = [link["href"] for link in page.select(".practical dd a")]
    assert addresses == [desk.address("en"), marciac.address("en")]
    assert page.select_one("section[aria-labelledby=where] .locator .map-here")


def test_a_village_that_is_not_on_the_site_is_named_without_a_link(visitor, club, marciac):
    event = ClubEventPageFactory(village=marciac, place="")
    marciac.unpublish()
    page = read(visitor, event)
    assert "Marciac" in page.select_one(".practical").text
    assert not page.select(".practical dd a")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"place": "", "is_online": True}, "Online"),
        ({"place": "Mairie", "is_online": True}, "Mairie, or online"),
        ({"place": "Mairie"}, "Mairie"),
    ],
)
def test_where_it_is_in_words(fields, words):
    with translation.override("en"):
        event = ClubEventPage(**fields)
        assert in_words(event) == in_short(event) == words


def test_speakers_are_linked_to_entries_that_everybody_may_read(visitor, club, member_page):
    hidden = ClubEventSpeaker(name="Sans fiche", role="avocate")
    event = ClubEventPageFactory(
        speakers=[ClubEventSpeaker(name="Léa", role="designer", member=member_page), hidden]
    )
    page = read(visitor, event)
    links = page.select("section[aria-labelledby=speakers] a")
    assert [link["href"] for link in links] == [member_page.address("en")]
    assert "avocate" in page.select_one("section[aria-labelledby=speakers]").text
    member_page.unpublish()
    assert not read(visitor, event).select("section[aria-labelledby=speakers] a")


def test_documents_can_be_read_by_all_once_published(visitor, club):
    document = SiteDocumentFactory(title="Lettre type")
    event = ClubEventPageFactory(past=True, documents=[ClubEventDocument(document=document)])
    link = read(visitor, event).select_one("section[aria-labelledby=documents] a")
    assert link.text == "Lettre type"
    answer = visitor.get(link["href"])
    assert (answer.status_code, answer.getvalue()) == (200, b"Place, halle, ecole.\n")
    answer.close()


def test_a_past_meeting_shows_its_report_and_no_way_in(visitor, club):
    event = ClubEventPageFactory(
        past=True, report=[("prose", "<p>Nous avons parlé.</p>")], capacity=5
    )
    page = read(visitor, event)
    assert "Nous avons parlé." in page.select_one("section[aria-labelledby=report]").text
    assert page.select_one(".kicker").text.strip() == "Past meeting"
    assert not page.select("main form, main a[href$='.ics']")


def test_a_cancelled_meeting_says_so_and_takes_nobody(visitor, club):
    page = read(visitor, ClubEventPageFactory(cancelled=True))
    notice = page.select_one("main .notice-warn")
    assert "This meeting is cancelled." in notice.text
    assert "L’intervenante est prise." in notice.text
    assert page.title.text.startswith("Cancelled:")
    assert not page.select("main form")


def test_one_registers_from_its_page(visitor, club):
    event = ClubEventPageFactory(small=True)
    form = read(visitor, event).select_one("main form[method=post]")
    assert form["action"] == f"{event.address('en')}registration/"


def test_a_draft_is_nowhere(visitor, club):
    event = ClubEventPageFactory(draft=True)
    assert visitor.get(event.address()).status_code == 404
    assert visitor.get(event.calendar_address).status_code == 404


@pytest.mark.parametrize(
    "slug",
    [word for screen in (MINE, DESKS, REGISTRATION) for word in sorted(set(screen.words.values()))],
)
def test_the_words_of_the_clubs_screens_are_no_address_of_a_meeting(club, slug):
    with pytest.raises(ValidationError, match=slug):
        ClubEventPageFactory(slug=slug)


def test_a_theme_that_is_such_a_word_gets_another_address(club):
    assert ClubEventPageFactory(title="Inscription", slug="").slug == "inscription-2"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"ends_at": on_day(10, 18)}, "ends_at"),
        ({"register_until": on_day(11, 18)}, "register_until"),
        ({"online_link": LINK}, "online_link"),
        ({"place": ""}, "place"),
    ],
)
def test_what_does_not_fit_is_refused(club, fields, field):
    event = ClubEventPageFactory()
    for name, value in fields.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert field in refused.value.message_dict


def test_its_queries_do_not_grow(visitor, club, marciac, django_assert_max_num_queries):
    speakers = [ClubEventSpeaker(name=f"Voix {n}") for n in range(6)]
    documents = [ClubEventDocument(document=SiteDocumentFactory()) for _ in range(4)]
    event = ClubEventPageFactory(
        telecentre=TelecentrePageFactory(parent=marciac), speakers=speakers, documents=documents
    )
    with django_assert_max_num_queries(30):
        visitor.get(event.address())


def test_a_preview_shows_what_is_not_saved_yet(club, moderator, client_of):
    event = ClubEventPageFactory(draft=True, with_speaker=True)
    event.documents.add(ClubEventDocument(document=SiteDocumentFactory(title="Support")))
    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.save_revision()
    answer = client_of(moderator).get(f"/admin/pages/{event.pk}/view_draft/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Maître Invent" in page.select_one("section[aria-labelledby=speakers]").text
    assert "Support" in page.select_one("section[aria-labelledby=documents]").text
