"""The members' area: who comes in, what only members read, offers and requests, documents."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from annuaire.choices import WayOut
from annuaire.models import Notice, NoticeReport
from annuaire.network.board import HIDDEN_AFTER, MOST_OPEN
from annuaire.network.retention import erase_notices
from cms.editorial import standing
from cms.editorial.models import Mandate
from cms.editorial.publication import without_review
from cms.outbox.models import OutboxMessage
from tests.factories import MandateFactory, MemberPageFactory, UserFactory
from tests.factories.network import MemberDocumentFactory, NoticeFactory

SPACE = "/fr/mon-espace/"
LISTS = ["membres/", "ensemble/", "annonces/", "documents/"]
SECRET = "06 39 98 12 34"


@pytest.fixture
def secretive(annuaire_index):
    """An entry of another member, with what is for members only."""
    return MemberPageFactory(
        title="Atelier Discret",
        slug="atelier-discret",
        parent=annuaire_index,
        phone=SECRET,
        rates="400 € la journée",
        members_only=["phone", "rates"],
        shows_email=True,
    )


@pytest.fixture
def keeper(secretive):
    user = UserFactory(email="discret@exemple.example")
    MandateFactory(user=user, page=secretive, role=Mandate.Role.MEMBER)
    return user


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def new_member(parent):
    page = MemberPageFactory(parent=parent)
    user = UserFactory()
    MandateFactory(user=user, page=page, role=Mandate.Role.MEMBER)
    return user


def typed(**changed):
    until = timezone.localdate() + timedelta(days=10)
    return {"kind": "offer", "title": "Prêt", "text": "Un bureau.", "expires_on": until} | changed


@pytest.mark.parametrize("screen", [*LISTS, "membres/atelier-discret/", "annonces/nouvelle/"])
def test_only_members_and_the_cci_come_in(
    screen, visitor, client_of, member, committee, moderator, adviser, secretive
):
    answer = visitor.get(SPACE + screen)
    assert (answer.status_code, "/compte/login/" in answer["Location"]) == (302, True)
    answer = client_of(committee).get(SPACE + screen)
    assert answer.status_code == 403
    assert SECRET not in answer.text
    for person in (member, moderator, adviser):
        answer = client_of(person).get(SPACE + screen)
        assert answer.status_code == (302 if "nouvelle" in screen and person != member else 200)
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("screen", LISTS)
def test_who_paused_stays_a_member_and_who_left_is_none(screen, client_of, member, member_page):
    client = client_of(member)
    standing.close(member_page, closed_as=WayOut.PAUSED, by=member)
    assert client.get(SPACE + screen).status_code == 200
    standing.reopen(member_page, by=member)
    standing.close(member_page, closed_as=WayOut.LEFT, by=member)
    assert client.get(SPACE + screen).status_code == 403


def test_who_was_never_approved_waits_outside(client_of, annuaire_index):
    page = MemberPageFactory(parent=annuaire_index)
    page.unpublish()
    user = UserFactory()
    MandateFactory(user=user, page=page, role=Mandate.Role.MEMBER)
    assert client_of(user).get(f"{SPACE}annonces/").status_code == 403


def test_fellows_read_what_is_for_members_and_the_public_does_not(
    client_of, visitor, member, secretive, keeper
):
    client = client_of(member)
    shown = soup(client.get(f"{SPACE}membres/atelier-discret/")).main
    assert "400 € la journée" in shown.text
    assert shown.select_one("[href='tel:+33639981234']")
    assert shown.select_one("[href='mailto:discret@exemple.example']")
    public = visitor.get(secretive.address()).text
    assert not any(word in public for word in ("39 98 12", "400 €", "discret@"))
    secretive.shows_email = False
    with without_review():
        secretive.save_revision().publish()
    assert "discret@" not in client.get(f"{SPACE}membres/atelier-discret/").text


def test_a_paused_entry_is_not_there_for_fellows(client_of, member, secretive, keeper):
    standing.close(secretive, closed_as=WayOut.PAUSED, by=keeper)
    client = client_of(member)
    assert client.get(f"{SPACE}membres/atelier-discret/").status_code == 404
    assert "Discret" not in client.get(f"{SPACE}membres/").text


def test_fellows_are_found_by_words(client_of, member, secretive):
    client = client_of(member)
    assert "Discret" in soup(client.get(f"{SPACE}membres/?q=discret")).main.text
    assert "Discret" not in soup(client.get(f"{SPACE}membres/?q=forgeron")).select_one("main").text
    assert client.get(f"{SPACE}membres/?q=%00").status_code == 200


def test_a_list_costs_the_same_however_long(
    client_of, member, annuaire_index, django_assert_num_queries
):
    client = client_of(member)
    NoticeFactory.create_batch(2)
    for screen in ("membres/", "annonces/"):
        client.get(SPACE + screen)
        with CaptureQueriesContext(connection) as few:
            client.get(SPACE + screen)
        NoticeFactory.create_batch(8)
        with django_assert_num_queries(len(few)):
            client.get(SPACE + screen)


def test_member_posts_changes_and_closes_a_notice(client_of, member, member_page, visitor):
    client = client_of(member)
    client.post(f"{SPACE}annonces/nouvelle/", typed(text="<script>x</script> www.gers.example"))
    notice = Notice.objects.get()
    assert notice.author == member_page
    listed = soup(client.get(f"{SPACE}annonces/")).main
    assert not listed.select("script")
    assert "nofollow" in listed.select_one(".notice-text a")["rel"]
    assert "gers.example" not in visitor.get(member_page.address()).text
    client.post(f"{SPACE}annonces/{notice.pk}/modifier/", typed(title="Changé"))
    assert Notice.objects.get().title == "Changé"
    client.post(f"{SPACE}annonces/{notice.pk}/fermer/")
    assert not Notice.objects.open().exists()
    assert client.post(f"{SPACE}annonces/{notice.pk}/modifier/", typed()).status_code == 404


@pytest.mark.parametrize("days", [-1, 61])
def test_a_notice_lasts_sixty_days_at_most(days, client_of, member):
    until = timezone.localdate() + timedelta(days=days)
    answer = client_of(member).post(f"{SPACE}annonces/nouvelle/", typed(expires_on=until))
    assert soup(answer).select("[aria-invalid=true]")
    assert not Notice.objects.exists()


def test_no_one_fills_the_list(client_of, member, member_page):
    NoticeFactory.create_batch(MOST_OPEN, author=member_page)
    answer = client_of(member).post(f"{SPACE}annonces/nouvelle/", typed())
    assert soup(answer).select("[role=alert]")
    assert Notice.objects.count() == MOST_OPEN


@pytest.mark.parametrize("act", ["modifier", "fermer"])
def test_anothers_notice_is_out_of_reach(act, client_of, member, secretive):
    notice = NoticeFactory(author=secretive)
    answer = client_of(member).post(f"{SPACE}annonces/{notice.pk}/{act}/", typed(title="Volé"))
    assert answer.status_code == 404
    notice.refresh_from_db()
    assert (notice.title, notice.closed_at) == ("Un bureau à prêter le jeudi", None)


def test_nobody_posts_in_anothers_name(client_of, member, member_page, secretive):
    client_of(member).post(f"{SPACE}annonces/nouvelle/", typed(author=secretive.pk, hidden_at="x"))
    assert Notice.objects.get().author == member_page


def test_an_author_that_nobody_is_is_refused(client_of, member, annuaire_index):
    second = MemberPageFactory(parent=annuaire_index)
    MandateFactory(user=member, page=second, role="member")
    answer = client_of(member).post(f"{SPACE}annonces/nouvelle/", typed(author="9" * 30))
    assert answer.context["form"].errors["author"]
    assert not Notice.objects.exists()


def test_who_paused_posts_nothing(client_of, member, member_page):
    standing.close(member_page, closed_as=WayOut.PAUSED, by=member)
    answer = client_of(member).post(f"{SPACE}annonces/nouvelle/", typed())
    assert answer.status_code == 302
    assert not Notice.objects.exists()


def test_reported_notice_is_hidden_once_enough_members_say_so(
    client_of, annuaire_index, secretive, keeper, moderator
):
    notice = NoticeFactory(author=secretive)
    address = f"{SPACE}annonces/{notice.pk}/signaler/"
    for count in range(1, HIDDEN_AFTER + 1):
        client = client_of(new_member(annuaire_index))
        client.post(address, {"reason": "untrue", "words": "Déjà pris."})
        assert NoticeReport.objects.count() == count
        assert Notice.objects.open().exists() == (count < HIDDEN_AFTER)
        client.post(address, {"reason": "untrue"})  # twice by the same is once
        assert NoticeReport.objects.count() == count
    letters = OutboxMessage.objects.filter(recipient=moderator.email)
    assert letters.count() == HIDDEN_AFTER
    desk = client_of(moderator)
    assert "Déjà pris." in desk.get(reverse("notices:index")).text
    desk.post(reverse("notices:settle", args=[notice.pk, "show"]))
    assert Notice.objects.open().exists()
    assert not NoticeReport.objects.filter(settled_at=None).exists()
    desk.post(reverse("notices:settle", args=[notice.pk, "hide"]))
    assert not Notice.objects.open().exists()


def test_ones_own_notice_is_not_reported(client_of, member, member_page):
    notice = NoticeFactory(author=member_page)
    client_of(member).post(f"{SPACE}annonces/{notice.pk}/signaler/", {"reason": "untrue"})
    assert not NoticeReport.objects.exists()


def test_only_moderators_decide_on_notices(client_of, member, adviser, committee, secretive):
    notice = NoticeFactory(author=secretive)
    for person in (member, adviser, committee):
        client = client_of(person)
        client.get(reverse("notices:index"))
        answer = client.post(reverse("notices:settle", args=[notice.pk, "hide"]))
        assert answer.status_code in {302, 403}
    assert Notice.objects.open().exists()


def test_notices_leave_with_their_author_and_are_erased_after_a_month(secretive, keeper):
    today = timezone.localdate()
    notice = NoticeFactory(author=secretive)
    NoticeFactory(author=secretive, expires_on=today - timedelta(days=40))
    recent = NoticeFactory(author=secretive, expires_on=today - timedelta(days=10))
    assert erase_notices() == 1
    assert set(Notice.objects.all()) == {notice, recent}
    assert list(Notice.objects.open()) == [notice]
    standing.close(secretive, closed_as=WayOut.PAUSED, by=keeper)
    assert not Notice.objects.open().exists()


def test_documents_of_the_club_are_for_members_alone(
    client_of, visitor, member, committee, moderator
):
    found = MemberDocumentFactory()
    name = found.document.filename
    ours, files = f"{SPACE}documents/{found.pk}/{name}", found.document.url
    answer = client_of(member).get(ours)
    assert (answer.status_code, b"".join(answer)) == (200, b"Place, halle, ecole.\n")
    assert "no-store" in answer["Cache-Control"]
    assert client_of(member).get(f"{SPACE}documents/{found.pk}/autre.txt").status_code == 404
    assert client_of(member).get(files).status_code == 404
    assert visitor.get(files).status_code == 404
    assert visitor.get(ours).status_code == 302
    assert client_of(committee).get(ours).status_code == 403
    assert found.title in client_of(member).get(f"{SPACE}documents/").text
    add = reverse(found.snippet_viewset.get_url_name("add"))
    assert client_of(moderator).get(add).status_code == 200
    assert client_of(committee).get(add).status_code == 302
