"""What a machine answers becomes proposals, or a sentence that says why not; never an error."""

import logging

import pytest

from annuaire.models import MemberPage
from cms.settings.translator import Translator
from cms.translating.machine import proposing
from home.models import AccessibilityPage, PortraitPage, StandardPage
from villages.models import VillagePage

from .conftest import KEY, upper

pytestmark = pytest.mark.django_db


def segment(path, source, *, is_rich=False, text=""):
    return {"path": path, "source": source, "is_rich": is_rich, "text": text, "is_machine": False}


NO_TYPE = {"content_type_id": 1}  # they are not stored
VILLAGE = VillagePage(title="Marciac", **NO_TYPE)
SENTENCE = segment("summary", "Une bastide & un lac.")


def propose(*segments, page=VILLAGE, language="en"):
    return proposing.propose(list(segments or [SENTENCE]), page, language)


def test_only_what_is_empty_is_sent_once_and_in_european_languages(machine):
    alike = segment("presentation.1", "Une bastide & un lac.")
    done = segment("presentation.2", "Secret.", text="Done.")
    assert propose(SENTENCE, alike, done) == {
        "summary": "UNE BASTIDE & UN LAC.",
        "presentation.1": "UNE BASTIDE & UN LAC.",
    }
    [question] = machine.asked
    assert question["text"] == ["Une bastide &amp; un lac."]
    assert question["source_lang"] == ["FR"]
    assert question["target_lang"] == ["EN-GB"]
    assert question["headers"]["Authorization"] == f"DeepL-Auth-Key {KEY}"
    propose(language="pt")
    assert machine.asked[1]["target_lang"] == ["PT-PT"]


def test_links_stay_at_home_and_come_back(machine):
    rich = segment(
        "presentation.0",
        'Le <b>marché</b>, <a href="https://marche.example/?a=1&amp;b=2">ici</a>.<br/>Le lac.',
        is_rich=True,
    )
    assert propose(rich)["presentation.0"] == (
        'LE <b>MARCHÉ</b>, <a href="https://marche.example/?a=1&amp;b=2">ICI</a>.<br/>LE LAC.'
    )
    assert "marche.example" not in str(machine.asked)


def test_libretranslate_is_asked_as_it_wants(machine, settings):
    settings.TRANSLATOR = Translator("libretranslate", machine.url, "its-key")
    assert propose(language="pt")["summary"] == "UNE BASTIDE & UN LAC."
    [question] = machine.asked
    assert (question["path"], question["target"], question["format"], question["api_key"]) == (
        "/translate",
        "pt",
        "html",
        "its-key",
    )


def test_the_dummy_proposes_without_a_network(settings):
    settings.TRANSLATOR = Translator("dummy")
    assert propose(segment("summary", "Une belle place"))["summary"] == "place belle Une"


def test_much_is_asked_in_parts(machine):
    segments = [segment(f"presentation.{n}", f"Phrase {n}.") for n in range(95)]
    segments += [segment(f"long.{n}", f"{n} " + "mot " * 500) for n in range(3)]
    assert len(propose(*segments)) == 98
    assert all(len(question["text"]) <= proposing.MOST_STRINGS for question in machine.asked)
    assert all(
        sum(map(len, question["text"])) <= proposing.MOST_LETTERS for question in machine.asked
    )


def status(code, **headers):
    return lambda handler: handler.reply(code, {"message": "Une bastide"}, **headers)


def says(content):
    return lambda handler: handler.reply(200, content)


def hang_up(handler):
    handler.connection.close()


def break_off(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"translations": ')
    handler.close_connection = True


BAD_DAYS = {
    "bad request": (status(400), "does not accept"),
    "wrong key": (status(403), "does not know our key"),
    "not there": (status(404), "does not accept"),
    "too much": (status(413), "does not accept"),
    "too often": (status(429), "too much at the moment"),
    "over quota": (status(456), "all that it may"),
    "error": (status(500), "out of order"),
    "busy": (status(503), "out of order"),
    "empty": (says(b""), "cannot read"),
    "html": (says(b"<html>Bonjour</html>"), "cannot read"),
    "bytes": (says(b"\xff\xfe\x00"), "cannot read"),
    "deep": (says(b"[" * 100_000), "cannot read"),
    "other json": (says({"error": "no"}), "cannot read"),
    "a list": (says([1]), "cannot read"),
    "no texts": (says({"translations": [1]}), "cannot read"),
    "wrong number": (says({"translations": [{"text": "a"}, {"text": "b"}]}), "cannot read"),
    "null": (says({"translations": None}), "cannot read"),
    "hangs up": (hang_up, "does not answer"),
    "breaks off": (break_off, "does not answer"),
}


@pytest.mark.parametrize("day", BAD_DAYS)
def test_a_bad_day_of_the_machine_is_a_clear_sentence(machine, caplog, day):
    machine.answers, told = BAD_DAYS[day]
    caplog.set_level(logging.DEBUG)
    with pytest.raises(proposing.Unavailable, match=told) as failure:
        propose()
    written = caplog.text + str(failure.value) + repr(failure.value)
    assert KEY not in written
    assert "bastide" not in written
    assert any(record.name.startswith("cms.translating") for record in caplog.records)


def test_a_slow_machine_is_not_waited_for(machine, settings):
    machine.answers = lambda handler: machine.released.wait(10)
    settings.TRANSLATOR = Translator("deepl", machine.url, KEY, timeout=0.1)
    with pytest.raises(proposing.Unavailable, match="takes too long"):
        propose()


def test_a_machine_that_answers_in_drops_is_not_waited_for(machine, settings):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        while not machine.released.wait(0.03):
            handler.wfile.write(b" ")

    machine.answers = drip
    settings.TRANSLATOR = Translator("deepl", machine.url, KEY, timeout=0.2)
    with pytest.raises(proposing.Unavailable, match="takes too long"):
        propose()


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_the_machine_leads_nowhere_else(machine, code):
    machine.answers = status(code, Location=f"{machine.url.replace('127.0.0.1', 'localhost')}/x")
    with pytest.raises(proposing.Unavailable, match="does not accept"):
        propose()
    assert len(machine.asked) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://nowhere.invalid"])
def test_nobody_there(settings, address):
    settings.TRANSLATOR = Translator("deepl", address, KEY, timeout=1)
    with pytest.raises(proposing.Unavailable, match="does not answer"):
        propose()


def test_no_machine_is_said(settings):
    settings.TRANSLATOR = None
    assert not proposing.is_available()
    with pytest.raises(proposing.Unavailable, match="No machine translator is set up"):
        propose()


BROKEN = {
    "nothing": "",
    "spaces": " \n ",
    "empty marks": "<b></b><a id='a1'></a>",
    "lost a link": "The <b>market</b>, here.",
    "lost a mark": 'The market, <a id="a1">here</a>.',
    "another link": 'The <b>market</b>, <a id="a2">here</a>.',
    "its own link": 'The <b>market</b>, <a href="https://evil.example/">here</a>.',
    "twice": 'The <b>market</b>, <a id="a1">he</a><a id="a1">re</a>.',
    "script": 'The <b>market</b>, <a id="a1">here</a>.<script>alert(1)</script>',
    "attribute": 'The <b onclick="x()">market</b>, <a id="a1">here</a>.',
    "comment": 'The <b>market</b>, <a id="a1">here</a>.<!-- x -->',
    "nul": 'The <b>market</b>, <a id="a1">here</a>.\x00',
    "surrogate": 'The <b>market</b>, <a id="a1">here</a>.\ud800',
    "number": 12,
    "no text": None,
    "endless": 'The <b>market</b>, <a id="a1">here</a>.' + "a" * 2000,
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_comes_back_broken_is_left_out_and_the_rest_is_kept(machine, how):
    rich = segment(
        "presentation.0",
        'Le <b>marché</b>, <a href="https://marche.example/">ici</a>.',
        is_rich=True,
    )
    machine.translates = lambda html: BROKEN[how] if "<a" in html else upper(html)
    found = propose(rich, SENTENCE)
    assert found == {"summary": "UNE BASTIDE & UN LAC."}
    assert found.message == "1 passage came back from the machine broken: translate it by hand."


def test_marks_may_change_places(machine):
    rich = segment("presentation.0", "Le <b>lac</b> <i>bleu</i>.", is_rich=True)
    machine.translates = lambda html: "The <i>blue</i> <b>lake</b>."
    assert propose(rich)["presentation.0"] == "The <i>blue</i> <b>lake</b>."


def test_what_is_too_long_for_its_field_is_left_out(machine):
    machine.translates = lambda html: html + "!" * 190  # a summary has 200 letters
    with pytest.raises(proposing.Unavailable, match="came back from the machine broken"):
        propose()


def test_a_plain_text_stays_plain(machine):
    machine.translates = lambda html: "  A &lt;b&gt; &amp;\n a lake. "
    assert propose()["summary"] == "A <b> & a lake."
    machine.translates = upper
    lines = segment("contact_hours", "Lundi\nMardi")
    assert propose(lines)["contact_hours"] == "LUNDI\nMARDI"


def test_what_was_given_before_the_failure_is_kept(machine):
    segments = [segment(f"presentation.{n}", f"Phrase {n}.") for n in range(50)]

    def tire(handler):
        machine.answers = status(456)
        handler.reply(200, {"translations": [{"text": "Told."}] * proposing.MOST_STRINGS})

    machine.answers = tire
    found = propose(*segments)
    assert len(found) == proposing.MOST_STRINGS
    assert "all that it may" in found.message


def test_what_tells_of_people_is_never_sent(machine):
    role = segment("committee.12.role", "Ancienne infirmière")
    assert set(propose(SENTENCE, role)) == {"summary"}
    assert "infirmière" not in str(machine.asked)
    with pytest.raises(proposing.Unavailable, match="by people only"):
        propose(role)


@pytest.mark.parametrize(
    ("page", "may"),
    [
        (VILLAGE, True),
        (StandardPage(**NO_TYPE), True),
        (StandardPage(is_legal=True, **NO_TYPE), False),
        (AccessibilityPage(**NO_TYPE), False),
        (MemberPage(**NO_TYPE), False),
        (PortraitPage(**NO_TYPE), False),
    ],
)
def test_pages_of_law_and_of_people_are_for_people(machine, page, may):
    assert proposing.may_propose(page) is may
    if not may:
        with pytest.raises(proposing.Unavailable, match="by people only"):
            propose(page=page)
        assert not machine.asked
