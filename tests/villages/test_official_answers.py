"""A committee’s answer to official figures, the mails that ask for it, and who may import."""

import io

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.editorial import review
from cms.importing.kinds import kind_of
from cms.importing.report import Act
from tests.factories import MandateFactory, VillagePageFactory
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
from villages.models import FactProposal, Provenance, VillagePage
from villages.official.deciding import keep, take

pytestmark = pytest.mark.django_db


# the answer


@pytest.fixture
def question(marciac, committee, moderator):
    publish(marciac, fibre_percent=75, broadband=["fibre"])
    run(fibre(97), by=moderator)
    return FactProposal.objects.get()


def test_taking_a_figure_submits_it_like_any_change(question, marciac, committee, moderator):
    assert take(marciac, [question.pk], by=committee) is True
    assert review.waiting_state(marciac).submitted_by == committee
    approve_all(moderator)
    assert VillagePage.objects.get(pk=marciac.pk).fibre_percent == 97
    assert origin(marciac) == ("Arcep", MAY)
    question.refresh_from_db()
    assert (question.state, question.decided_by) == ("taken", committee)


def test_taken_into_a_draft_it_waits_for_its_people_to_send_it(question, marciac, committee):
    page = VillagePage.objects.get(pk=marciac.pk)
    page.summary = "En cours…"
    page.save_revision(user=committee)
    assert take(marciac, [question.pk], by=committee) is False
    draft = VillagePage.objects.get(pk=marciac.pk).get_latest_revision_as_object()
    assert (draft.fibre_percent, draft.summary) == (97, "En cours…")
    assert review.waiting_state(marciac) is None


def test_taking_a_list_keeps_what_was_added_since(marciac, committee, moderator):
    publish(marciac, shops=["bakery", "grocery"])
    run(shops("B207"), by=moderator, kind="amenities")
    publish(VillagePage.objects.get(pk=marciac.pk), shops=["bakery", "grocery", "market"])
    take(marciac, [FactProposal.objects.get().pk], by=committee)
    draft = VillagePage.objects.get(pk=marciac.pk).get_latest_revision_as_object()
    assert draft.shops == ["bakery", "market"]


def test_what_was_kept_is_not_asked_again_but_a_newer_figure_is(
    question, marciac, committee, moderator
):
    keep(marciac, [question.pk], by=committee)
    run(fibre(97), by=moderator, dated=AUGUST)
    assert asked() == []
    run(fibre(98), by=moderator, dated=AUGUST)
    assert asked() == [("fibre_percent", "98")]
    question.refresh_from_db()
    assert (question.state, question.decided_by) == ("kept", committee)


def test_nothing_is_decided_twice(question, marciac, committee, colleague):
    keep(marciac, [question.pk], by=committee)
    for decide in (take, keep):
        with pytest.raises(review.Refused):
            decide(marciac, [question.pk], by=colleague)
    assert not VillagePage.objects.get(pk=marciac.pk).has_unpublished_changes


@pytest.mark.parametrize("act", ["prendre", "garder"])
def test_numbers_of_no_question_decide_nothing(client_of, question, committee, act):
    odd = ["99999999999999999999", "²", "-1", str(question.pk + 1)]
    answer = client_of(committee).post(
        f"/fr/mon-village/marciac/chiffres/{act}/", {"proposal": odd}
    )
    assert answer.status_code == 302
    assert asked() == [("fibre_percent", "97")]


def test_while_the_page_waits_the_question_waits_too(question, marciac, committee):
    page = VillagePage.objects.get(pk=marciac.pk)
    page.summary = "Autre chose."
    page.save_revision(user=committee)
    review.submit(page, by=committee)
    with pytest.raises(review.Refused):
        take(marciac, [question.pk], by=committee)
    assert asked() == [("fibre_percent", "97")]


def test_other_villages_people_decide_nothing(question, marciac, other_committee, member):
    for person in (other_committee, member):
        for decide in (take, keep):
            with pytest.raises(review.Refused):
                decide(marciac, [question.pk], by=person)
    assert asked() == [("fibre_percent", "97")]


def test_a_question_of_another_village_is_none(question, lectoure, other_committee):
    with pytest.raises(review.Refused):
        keep(lectoure, [question.pk], by=other_committee)


# mails, costs, commands


def test_each_person_gets_one_letter_an_import(marciac, lectoure, committee, moderator):
    MandateFactory(user=committee, page=lectoure)
    publish(marciac, fibre_percent=75, broadband=["radio"])
    publish(lectoure, fibre_percent=50)
    run(fibre(97, 60), by=moderator)
    (letter,) = letters(committee)
    assert "Marciac" in letter.text
    assert "Lectoure" in letter.text
    assert "/fr/mon-village/marciac/" in letter.text


def test_a_dry_run_writes_nothing(marciac, lectoure, committee, moderator):
    publish(marciac, fibre_percent=75)
    report = run(fibre(97, 60), is_dry_run=True)
    assert report.names(Act.ASKED) == ["Marciac"]
    assert set(report.names(Act.SUBMITTED)) == {"Lectoure", "Marciac"}
    assert not Provenance.objects.exists()
    assert not FactProposal.objects.exists()
    assert not review.waiting_states().exists()
    assert not letters(committee)


def test_villages_that_do_not_change_cost_no_query(village_index, moderator):
    villages = [VillagePageFactory(parent=village_index, fibre_percent=50) for _n in range(8)]
    codes = [village.insee_code for village in villages]
    counts = []
    for some in (codes[:2], codes):
        data = fibre(*[97] * len(some), codes=some)
        with CaptureQueriesContext(connection) as queries:
            run(data, by=moderator, is_dry_run=True)
        counts.append(len(queries))
    few, many = counts
    assert (many - few) / 6 < 25


@pytest.mark.parametrize("who", ["adviser", "committee", "translator", None])
def test_only_who_may_submit_every_village_imports(who, request, marciac):
    person = who and request.getfixturevalue(who)
    file = io.BytesIO(fibre(97))
    report = kind_of("arcep").run(file, by=person, dated_on=MAY, is_dry_run=False)
    assert report.problems
    assert not Provenance.objects.exists()


def test_a_file_without_our_villages_is_refused(marciac, moderator):
    file = io.BytesIO(fibre(97, codes=["75056"]))
    report = kind_of("arcep").run(file, by=moderator, dated_on=MAY, is_dry_run=False)
    assert report.problems


def test_command_reports_then_submits(marciac, moderator, tmp_path, capsys):
    file = tmp_path / "commune_techno.csv"
    file.write_bytes(fibre(97))
    call_command("import_facts", "arcep", str(file), "--dated", "2026-05-31")
    assert "97" in capsys.readouterr().out
    assert not review.waiting_states().exists()
    with pytest.raises(CommandError):
        call_command("import_facts", "arcep", str(file), "--dated", "2026-05-31", "--apply")
    call_command(
        "import_facts",
        "arcep",
        str(file),
        "--dated",
        "2026-05-31",
        "--apply",
        "--by",
        moderator.email,
    )
    assert review.waiting_state(marciac).submitted_by == moderator


# « Mon village »


def test_the_screen_asks_and_takes_the_answer(question, client_of, committee, marciac, moderator):
    browser = client_of(committee)
    screen = "/fr/mon-village/marciac/"
    page = BeautifulSoup(browser.get(screen).content, "html.parser")
    box = page.find("input", {"name": "proposal"})
    assert "Arcep" in page.find(id="proposals").parent.text
    assert "97" in page.find(id="proposals").parent.text
    take_it = box.find_parent("form")["action"]
    answer = browser.post(take_it, {"proposal": box["value"]}, follow=True)
    assert answer.redirect_chain == [(screen, 302)]
    assert "proposals" not in answer.content.decode()
    approve_all(moderator)
    public = browser.get("/fr/villages/marciac/").content.decode()
    assert "97" in public
    assert "mai 2026" in public


def test_the_screen_keeps_the_committees_own(question, client_of, committee):
    browser = client_of(committee)
    keep_it = "/fr/mon-village/marciac/chiffres/garder/"
    browser.post(keep_it, {"proposal": [question.pk, "x", "-1"]})
    question.refresh_from_db()
    assert question.state == "kept"
    assert browser.post(keep_it, {"proposal": question.pk}).status_code == 302
    assert browser.post(keep_it).status_code == 302
    assert browser.get(keep_it).status_code == 405


@pytest.mark.parametrize("word", ["prendre", "garder"])
def test_nobody_else_answers(question, client_of, visitor, other_committee, member, word):
    address = f"/fr/mon-village/marciac/chiffres/{word}/"
    data = {"proposal": question.pk}
    assert visitor.post(address, data).status_code == 302
    for person in (other_committee, member):
        assert client_of(person).post(address, data).status_code == 404
    assert asked() == [("fibre_percent", "97")]


def test_the_page_of_a_village_reads_its_sources_in_one_query(marciac, moderator, visitor):
    publish(marciac, fibre_percent=97, broadband=["fibre"], population=1200)
    run(fibre(97), by=moderator)
    village = VillagePage.objects.get(pk=marciac.pk)
    with CaptureQueriesContext(connection) as queries:
        groups = village.fact_groups
    assert len(queries) == 1
    told = {fact.name: fact for group in groups for fact in group.facts}
    assert (told["fibre_percent"].source, told["fibre_percent"].dated_on) == ("Arcep", MAY)
    assert told["population"].source == ""
