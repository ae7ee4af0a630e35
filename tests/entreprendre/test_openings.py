"""A dossier is opened for somebody, for a time, and each reading leaves its trace."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.editorial import standing
from cms.editorial.review import Refused
from cms.outbox.models import OutboxMessage
from entreprendre import dossiers, retention
from entreprendre.models import DossierOpening, DossierReading
from tests.factories import DossierPhotographFactory, TakeoverDossierFactory

from .conftest import OPENED, link_in

pytestmark = pytest.mark.django_db


def pictures(answer) -> list[str]:
    found = BeautifulSoup(answer.content, "html.parser").select(".dossier-pictures img")
    return [picture["src"] for picture in found]


def test_the_letter_brings_the_link_in_their_language(dossier, adviser):
    dossiers.open_for(dossier, by=adviser, **OPENED | {"language": "en"})
    letter = OutboxMessage.objects.get()
    assert letter.recipient == "remi@exemple.test"
    assert letter.language == "en"
    assert link_in(letter).startswith("/en/take-over/dossier/")
    assert "Au Pain Secret" not in letter.text + letter.subject
    assert "Marciac" not in letter.text


def test_what_is_kept_opens_nothing(opened):
    opening, link = opened
    token = link.rstrip("/").rpartition("/")[2]
    assert len(token) >= 43
    kept = DossierOpening.objects.filter(pk=opening.pk).values().get()
    assert token not in map(str, kept.values())


def test_opening_the_link_reads_nothing_and_the_button_does(visitor, opened):
    opening, link = opened
    offered = visitor.get(link)
    assert offered.status_code == 200
    assert "Au Pain Secret" not in offered.content.decode()
    assert not DossierReading.objects.exists()
    read = visitor.post(link)
    words = read.content.decode()
    for told in ("Au Pain Secret", "14 rue des Canaris", "31 415", "Honorine Dissimule"):
        assert told in words
    reading = DossierReading.objects.get()
    assert (reading.opening, reading.user, reading.reader) == (opening, None, "Rémi Repreneur")
    visitor.post(link)
    assert DossierReading.objects.count() == 2


def test_the_button_works_without_cookie_and_script(client_of, opened, adviser):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(opened[1])
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("act", ["get", "post"])
def test_nothing_of_it_is_kept_found_or_told_on(visitor, opened, act):
    answer = getattr(visitor, act)(opened[1])
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_pictures_come_with_a_reading_and_not_without(visitor, opened, dossier):
    _opening, link = opened
    address = f"{link}{dossier.photographs.get().pk}/"
    assert visitor.get(address).status_code == 404
    assert pictures(visitor.post(link)) == [address]
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"\xff\xd8")
    DossierReading.objects.update(read_at=timezone.now() - timedelta(hours=2))
    assert visitor.get(address).status_code == 404


def test_a_link_shows_no_picture_of_another_dossier(visitor, opened):
    other = DossierPhotographFactory()
    visitor.post(opened[1])
    assert visitor.get(f"{opened[1]}{other.pk}/").status_code == 404


@pytest.fixture(params=["expired", "revoked", "erased", "closed", "taken-down", "deleted"])
def over(request, opened, dossier, teaser, adviser, administrator):
    opening, link = opened
    if request.param == "expired":
        DossierOpening.objects.update(open_until=timezone.now() - timedelta(seconds=1))
    elif request.param == "revoked":
        dossiers.revoke(opening, by=adviser)
    elif request.param == "erased":
        retention.erase(dossier.pk, timezone.now())
    elif request.param == "closed":
        standing.close(teaser, closed_as="taken-over", by=administrator)
    elif request.param == "taken-down":
        teaser.unpublish()
    else:
        teaser.delete()
    return link


def test_a_link_that_is_over_answers_like_one_that_never_was(visitor, over):
    for act in (visitor.get, visitor.post):
        answer = act(over)
        assert answer.status_code == 404
        unknown = act("/fr/entreprendre/dossier/jamais-vu/")
        assert answer.content.replace(over.encode(), b"") == unknown.content.replace(
            b"/fr/entreprendre/dossier/jamais-vu/", b""
        )
        assert "no-store" in answer.headers["Cache-Control"]
    assert not DossierReading.objects.exists()


def test_an_advert_that_has_only_expired_may_still_be_read(visitor, opened, teaser):
    standing.standing_of(teaser).__class__.objects.update(expires_on="2020-01-01")
    assert visitor.get(opened[1]).status_code == 200


@pytest.mark.parametrize("token", ["x", "%00", "a" * 300, "é", "..%2f"])
def test_odd_links_are_answered(visitor, takeover_index, token):
    assert visitor.get(f"/fr/entreprendre/dossier/{token}/").status_code == 404


def test_the_link_is_of_one_language_of_the_section(visitor, opened):
    assert visitor.get(opened[1].replace("/fr/", "/en/")).status_code == 404
    assert visitor.get(opened[1].replace("/fr/entreprendre/", "/en/take-over/")).status_code == 200


@pytest.mark.parametrize("who", ["committee", "other_committee", "translator", "member"])
def test_who_is_not_of_the_cci_opens_nothing(request, dossier, opened, who):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        dossiers.open_for(dossier, by=person, **OPENED)
    with pytest.raises(Refused):
        dossiers.revoke(opened[0], by=person)
    assert DossierOpening.objects.get().revoked_at is None


def test_a_committee_for_whom_it_was_opened_reads_it(client_of, committee, opened):
    assert "Au Pain Secret" in client_of(committee).post(opened[1]).content.decode()
    reading = DossierReading.objects.get()
    assert reading.user is None


def test_it_is_opened_no_more_once_it_is_closed(dossier, teaser, adviser, administrator):
    standing.close(teaser, closed_as="withdrawn", by=administrator)
    with pytest.raises(Refused):
        dossiers.open_for(dossier, by=adviser, **OPENED)
    assert not OutboxMessage.objects.filter(recipient=OPENED["email"]).exists()


def test_two_openings_are_two_links(dossier, adviser, visitor):
    first = dossiers.open_for(dossier, by=adviser, **OPENED)
    second = dossiers.open_for(dossier, by=adviser, **OPENED)
    links = [link_in(letter) for letter in OutboxMessage.objects.order_by("pk")]
    dossiers.revoke(first, by=adviser)
    assert [visitor.get(link).status_code for link in links] == [404, 200]
    with pytest.raises(Refused):
        dossiers.revoke(first, by=adviser)
    assert second.is_in_force


def test_a_picture_whose_file_is_lost_is_not_found(visitor, opened, dossier):
    photograph = dossier.photographs.get()
    visitor.post(opened[1])
    photograph.file.storage.delete(photograph.file.name)
    assert visitor.get(f"{opened[1]}{photograph.pk}/").status_code == 404


def test_the_trace_names_its_reader_when_the_account_is_gone(dossier, adviser):
    name = str(adviser)
    dossiers.record_reading(dossier, user=adviser)
    adviser.delete()
    reading = DossierReading.objects.get()
    assert (reading.reader, reading.user) == (name, None)


def test_names_in_the_database_tell_nothing(dossier, opened):
    told = [dossier, dossier.photographs.get(), opened[0], dossiers.record_reading(dossier)]
    for row in told:
        assert "Secret" not in str(row)
        assert "Repreneur" not in str(row)
    assert TakeoverDossierFactory().photographs.count() == 0
