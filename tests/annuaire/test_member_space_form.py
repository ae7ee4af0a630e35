"""A member changes the entry in one form: what is typed and sent is never lost."""

import datetime

import pytest
from wagtail.models import Page

from annuaire.models import MemberPage, MemberText, Skill, TradeFamily
from cms.editorial import review
from cms.editorial.drafts import latest_version
from cms.editorial.models import Reviewer
from cms.media.models import SiteImage
from tests import factories
from tests.annuaire.member_screens import FORM, HOME, SHOWN, address, fill
from tests.factories.media import picture
from tests.forms import form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of, member):
    return client_of(member)


@pytest.fixture
def mine(member_page):
    return member_page


@pytest.fixture
def tree(db):
    words = TradeFamily.objects.create(name="Langues", slug="langues")
    return [
        Skill.objects.create(name=name, slug=slug, name_en=name_en, family=words)
        for name, slug, name_en in [
            ("Traduction", "traduction", "Translation"),
            ("Développement", "developpement", "Development"),
        ]
    ]


def keep(client, mine, **typed):
    """Fill in the form, keep it as a draft, and return that draft."""
    answer = client.post(address("entry", mine), fill(client, mine, **typed) | {"keep": "1"})
    assert answer.url == HOME, answer.context["typed"].form.errors
    return latest_version(mine)


def send(client, mine, **typed):
    return client.post(address("entry", mine), fill(client, mine, **typed) | {"submit": "1"})


def test_all_that_a_member_keeps_is_changed_and_sent_in_one_go(client, member, mine, marciac, tree):
    answer = send(
        client,
        mine,
        title="Atelier Maud",
        kind="org",
        siret="732 829 320 00074",
        trade="Traductrice littéraire",
        family=str(tree[0].family_id),
        presentation="Du **danois**.\r\n\r\n- romans\r\n- théâtre",
        skills=[str(tree[0].pk)],
        own_words="Sous-titrage, braille",
        village=str(marciac.pk),
        languages=["fr", "da"],
        work_modes=["remote"],
        availability="later",
        available_from="1/3/2027",
        references="Un éditeur de Pau",
        rates="sur devis",
        website="www.exemple.fr",
        phone="+33 (0)5.62.00.00.00",
        shows_email="on",
        members_only=["phone", "rates"],
    )
    assert answer.url == HOME
    assert review.waiting_state(mine).submitted_by == member
    draft = latest_version(mine)
    assert (draft.title, draft.kind, draft.siret) == ("Atelier Maud", "org", "73282932000074")
    assert draft.presentation == (
        "<p>Du <b>danois</b>.</p><ul><li>romans</li><li>théâtre</li></ul>"
    )
    assert [skill.name for skill in draft.skills.all()] == ["Traduction", "Sous-titrage", "Braille"]
    assert (draft.village, draft.family) == (marciac, tree[0].family)
    assert draft.available_from == datetime.date(2027, 3, 1)
    assert (draft.website, draft.phone) == ("https://www.exemple.fr", "+33 5 62 00 00 00")
    assert (draft.shows_email, draft.members_only) == (True, ["phone", "rates"])
    assert MemberPage.objects.get(pk=mine.pk).title == mine.title  # the public reads what it did


def test_what_the_form_does_not_show_is_not_set(client, mine, home_page):
    before = MemberPage.objects.values().get(pk=mine.pk)
    forged = {
        "slug": "ailleurs",
        "live": "on",
        "owner": "1",
        "seo_title": "Moi",
        "search_description": "Moi",
        "show_in_menus": "on",
        "go_live_at": "2027-01-01",
        "first_published_at": "2020-01-01",
        "action-publish": "1",
        "locale": "2",
        "path": "0001",
    }
    draft = keep(client, mine, trade="Autre", **forged)
    for name in ("slug", "live", "owner_id", "seo_title", "search_description", "locale_id"):
        assert getattr(draft, name) == before[name], name
    assert (draft.show_in_menus, draft.go_live_at) == (before["show_in_menus"], None)
    after = MemberPage.objects.values().get(pk=mine.pk)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"latest_revision_id", "has_unpublished_changes", "draft_title"} | {
        "latest_revision_created_at"
    }


def test_the_form_sent_as_it_is_changes_nothing(client, mine):
    before = Page.objects.get(pk=mine.pk).latest_revision_id
    assert send(client, mine).url == HOME
    assert Page.objects.get(pk=mine.pk).latest_revision_id == before
    assert review.waiting_state(mine) is None


def test_a_draft_may_have_gaps_and_what_is_sent_may_not(client, mine):
    draft = keep(client, mine, trade="", availability="later", available_from="")
    assert (draft.trade, draft.availability) == ("", "later")
    answer = send(client, mine)
    assert set(answer.context["typed"].form.errors) == {"trade", "available_from"}
    assert client.post(address("submit", mine)).url == HOME
    assert review.waiting_state(mine) is None


def test_what_is_wrong_comes_back_as_it_was_typed(client, mine):
    typed = {
        "siret": "123",
        "website": "mon site",
        "phone": "quand vous voulez",
        "presentation": "[ici](n’importe où)",
        "own_words": "x" * 60,
        "available_from": "demain",
        "commune": "Pau",
    }
    typed["presentation"] = "Voir [ici](javascript:alert)"
    answer = client.post(address("entry", mine), fill(client, mine, **typed) | {"keep": "1"})
    assert answer.status_code == 200
    again = form_data(answer, FORM)
    assert {name: again[name] for name in typed} == typed
    wrong = set(typed) - {"commune"}
    assert set(answer.context["typed"].form.errors) == wrong
    assert not mine.revisions.exclude(pk=mine.latest_revision_id).exists()


def test_pressed_twice_it_is_sent_once(client, mine):
    sent = fill(client, mine, trade="Interprète") | {"submit": "1"}
    for _press in range(2):
        file = {"photograph-file": picture("a.png"), "photograph-description": SHOWN}
        file["photograph-rights"] = "own"
        assert client.post(address("entry", mine), sent | file).url == HOME
    assert mine.revisions.count() == 2
    assert SiteImage.objects.count() == 1
    assert review.waiting_states().count() == 1


def test_a_late_save_is_refused_with_both_versions_and_can_be_put_over(
    client, client_of, member, mine
):
    other = factories.UserFactory(first_name="Bruno", last_name="Associé")
    factories.MandateFactory(user=other, page=mine, role="member")
    sent = fill(client, mine, trade="Version de Maud") | {"keep": "1"}
    keep(client_of(other), mine, trade="Version de Bruno")
    answer = client.post(address("entry", mine), sent)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Bruno" in shown
    assert "Maud" in shown
    assert latest_version(mine).trade == "Version de Bruno"
    client.post(address("entry", mine), form_data(answer, FORM) | {"keep": "1"})
    assert latest_version(mine).trade == "Version de Maud"


def test_what_was_typed_while_it_was_sent_is_shown_and_can_be_kept(client, client_of, mine, member):
    sent = fill(client, mine, trade="Version de Maud") | {"submit": "1"}
    factories.MandateFactory(user=(other := factories.UserFactory()), page=mine, role="member")
    send(client_of(other), mine, trade="Version de Bruno")
    answer = client.post(address("entry", mine), sent)
    assert answer.status_code == 409
    assert latest_version(mine).trade == "Version de Bruno"
    assert review.waiting_state(mine)
    again = form_data(answer, FORM)
    assert again["trade"] == "Version de Maud"
    assert client.post(address("entry", mine), again | {"withdraw": "1"}).url == HOME
    assert review.waiting_state(mine) is None
    assert latest_version(mine).trade == "Version de Maud"


def test_an_entry_that_waits_is_not_changed(client, mine, member):
    send(client, mine, trade="Interprète")
    before = Page.objects.get(pk=mine.pk).latest_revision_id
    shown = client.get(address("entry", mine)).content.decode()
    assert address("withdraw", mine) in shown
    sent = {"title": "X", "kind": "person", "trade": "Y", "loaded_revision_id": before, "keep": "1"}
    assert client.post(address("entry", mine), sent).status_code == 409
    assert Page.objects.get(pk=mine.pk).latest_revision_id == before


def test_ones_own_words_are_those_of_the_tree_and_of_others_where_they_mean_the_same(
    client, mine, tree
):
    other = Skill.objects.create(name="Pierre sèche")
    Skill.objects.create(name="C++")
    draft = keep(client, mine, own_words="DEVELOPPEMENT, translation; pierre  seche, C, C#")
    named = {skill.name for skill in draft.skills.all()}
    assert named == {"Développement", "Traduction", "Pierre sèche", "C", "C#"}
    assert Skill.objects.get(name="Pierre sèche") == other
    again = fill(client, mine)
    assert sorted(again["skills"]) == sorted(str(skill.pk) for skill in tree)
    assert set(again["own_words"].split(", ")) == {"Pierre sèche", "C", "C#"}


def test_nobody_names_more_skills_than_are_read(client, mine, tree):
    words = ", ".join(f"mot {n}" for n in range(15))
    answer = send(client, mine, own_words=words, skills=[str(tree[0].pk)])
    assert list(answer.context["typed"].form.errors) == ["own_words"]
    assert not Skill.objects.filter(name="Mot 1").exists()
    assert keep(client, mine, own_words=words).skills.count() == 15


def test_a_skill_that_is_not_of_the_tree_cannot_be_ticked(client, mine):
    word = Skill.objects.create(name="Gros mot")
    answer = client.post(address("entry", mine), fill(client, mine, skills=[str(word.pk)]))
    assert "skills" in answer.context["typed"].form.errors


def test_a_text_in_another_language_is_reviewed_with_the_entry(client, mine, moderator):
    send(
        client, mine, **{"text-en-trade": "Translator", "text-en-presentation": "From **Danish**."}
    )
    assert not MemberText.objects.exists()
    with pytest.raises(review.Refused):  # who reads no English does not approve it
        review.approve(review.waiting_state(mine), by=moderator)
    Reviewer.objects.create(user=moderator, languages=["en"])
    review.approve(review.waiting_state(mine), by=moderator)
    text = MemberText.objects.get()
    assert (text.language, text.trade) == ("en", "Translator")
    assert text.presentation == "<p>From <b>Danish</b>.</p>"
    again = fill(client, mine)
    assert again["text-en-presentation"] == "From **Danish**."
    draft = keep(client, mine, **{"text-en-trade": "", "text-en-presentation": ""})
    assert not draft.texts.exists()


def test_a_text_without_its_first_line_stays_a_draft(client, mine):
    assert keep(client, mine, **{"text-pt-presentation": "Do dinamarquês."}).texts.count() == 1
    answer = send(client, mine)
    assert "trade" in answer.context["typed"].texts[2].errors
    client.post(address("submit", mine))
    assert review.waiting_state(mine) is None


def test_a_village_that_left_the_site_stays_the_members_own(client, mine, marciac):
    keep(client, mine, village=str(marciac.pk))
    marciac.unpublish()
    assert fill(client, mine)["village"] == str(marciac.pk)
    assert keep(client, mine, trade="Interprète").village_id == marciac.pk


@pytest.mark.parametrize("digits", [10, 30, 5000])
def test_a_number_that_is_no_villages_is_refused(client, mine, digits):
    answer = send(client, mine, village="9" * digits)
    assert answer.status_code == 200
    assert answer.context["form"].errors["village"]


def test_a_hidden_village_cannot_be_chosen(client, mine, village_index):
    draft = factories.VillagePageFactory(parent=village_index, draft=True)
    answer = client.post(address("entry", mine), fill(client, mine, village=str(draft.pk)))
    assert "village" in answer.context["typed"].form.errors
