"""A translation from its beginning to its readers, and what the French does to it."""

import random

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from cms.editorial import review
from cms.editorial.publication import without_review
from cms.outbox.models import OutboxMessage
from cms.translating import acts
from cms.translating.models import Translation
from cms.translating.segments import assembled, segments_of
from cms.translation.models import Wording
from home.models import NewsPage, StandardPage
from tests.factories import (
    HousingPageFactory,
    MandateFactory,
    SiteImageFactory,
    StandardPageFactory,
    UserFactory,
    VillagePageFactory,
)
from tests.factories.translations import in_other_words, translate
from villages.models import HousingPage, VillagePage

NASTY = [
    "<p>Un &amp; deux &lt;trois&gt; « quatre »</p>",
    '<p>Avec <b>du <i>gras</i></b><br/>et <a href="https://gers.fr/?a=1&amp;b=2">un lien</a>.</p>',
    '<p>Voir <a id="3" linktype="page">ici</a> et <a id="4" linktype="document">là</a></p>',
    "<ul><li>un<ul><li>dedans</li></ul></li><li>deux</li></ul><p></p><p> </p>",
    "<h2>Titre</h2><p>Texte</p><hr/><ol><li><b>tout gras</b></li></ol>",
    "",
]


def edit(page, **fields):
    """Publish `page` with other fields, as an approval would."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    with without_review():
        page.save_revision().publish()


def told(visitor, address="/en/villages/marciac/") -> str:
    main = BeautifulSoup(visitor.get(address).content, "html.parser").find("main")
    return " ".join(main.text.split())


@pytest.mark.parametrize("html", NASTY)
def test_what_is_taken_apart_is_put_together_again(html):
    village = VillagePage(title="X", presentation=html, summary="A & B\r\n\r\nC <d>")
    village.photographs, village.committee = [], []
    texts = {segment.path: segment.source for segment in segments_of(village)}
    content = assembled(village, texts)
    soup = BeautifulSoup(content["presentation"], "html.parser")
    assert soup == BeautifulSoup(html, "html.parser")
    assert content["summary"] == "A & B\n\nC <d>"


@pytest.mark.django_db
def test_blocks_are_told_whole_and_their_pictures_stay(home_page):
    image = SiteImageFactory()
    page = StandardPageFactory(
        parent=home_page,
        body=[
            ("prose", "<p>Un</p><p>Deux</p>"),
            ("picture", {"image": image, "caption": ""}),
            ("steps", {"heading": "H", "steps": [{"title": "T1", "text": ""}, {"title": "T2"}]}),
            ("questions", {"heading": "Q", "questions": [{"question": "?", "answer": "<p>R</p>"}]}),
        ],
    )
    page = StandardPage.objects.get(pk=page.pk)
    texts = {s.path: f"+{s.source}" for s in segments_of(page)}
    page.say(assembled(page, texts), "en")
    body = list(page.body)
    assert str(body[0].value) == "<p>+Un</p><p>+Deux</p>"
    assert body[1].value["image"] == image
    assert [step["title"] for step in body[2].value["steps"]] == ["+T1", "+T2"]
    assert str(body[3].value["questions"][0]["answer"]) == "<p>+R</p>"


@pytest.mark.django_db
def test_approval_is_what_readers_get_and_nothing_before(visitor, marciac, committee, reader):
    begun = acts.begin(marciac, "en", by=committee)
    before = told(visitor)
    with pytest.raises(review.Refused):
        review.submit(begun, by=committee)
    acts.write(begun, {s["path"]: in_other_words(s, "en") for s in begun.segments}, by=committee)
    state = review.submit(begun, by=committee)
    assert (state.languages, state.changed_fields) == (["en"], ["segments"])
    assert told(visitor) == before
    review.approve(state, by=reader)
    assert "[en]" in told(visitor)
    mail = OutboxMessage.objects.filter(recipient=committee.email).latest("pk")
    assert "/en/villages/marciac/" in mail.text


@pytest.mark.django_db
def test_what_a_machine_proposes_is_not_approved_unread(marciac, committee, reader):
    begun = acts.begin(marciac, "en", by=committee)
    texts = {s["path"]: "A machine" for s in begun.segments}
    acts.write(begun, texts, by=committee, is_machine=True)
    with pytest.raises(review.Refused):
        review.submit(begun, by=committee)
    acts.write(begun, texts, by=committee)
    assert review.submit(begun, by=committee)


@pytest.mark.django_db
def test_passages_that_did_not_change_keep_their_translation(marciac):
    edit(marciac, presentation="<p>Un.</p><p>Deux.</p><p>Trois.</p>")
    begun = translate(VillagePage.objects.get(pk=marciac.pk))
    edit(marciac, presentation="<p>Zéro.</p><p>Un.</p><p>Deux fois.</p><p>Trois.</p>")
    now = {s["source"]: s for s in acts.current_version(begun).segments}
    assert now["Un."]["text"] == "[en] Un."
    assert now["Trois."]["text"] == "[en] Trois."
    assert not now["Zéro."]["text"]
    assert not now["Deux fois."]["text"]
    assert now["Deux fois."]["was_source"] == "Trois."


@pytest.mark.django_db
def test_facts_flow_at_once_and_words_stay_whole(visitor, marciac):
    edit(marciac, fibre_percent=61, presentation="<p>Un.</p><p>Deux.</p>")
    translate(VillagePage.objects.get(pk=marciac.pk))
    edit(marciac, fibre_percent=94, presentation="<p>Un.</p><p>Tout autre chose.</p>")
    now = told(visitor)
    assert "94" in now
    assert "61" not in now
    assert "[en] Un." in now
    assert "[en] Deux." in now
    assert "Tout autre chose" not in now
    wording = Wording.objects.get()
    assert wording.outdated_at == "presentation.1"
    since = wording.outdated_since
    edit(marciac, presentation="<p>Un.</p><p>Encore autre chose.</p>")
    assert Wording.objects.get().outdated_since == since
    edit(marciac, presentation="<p>Un.</p><p>Deux.</p>")
    assert Wording.objects.get().outdated_since is None


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_a_body_is_never_half_in_one_language(visitor, marciac, committee, reader, seed):
    french = ["Alpha", "Bravo", "Charlie"]
    chance = random.Random(seed)  # noqa: S311 - the same acts at every run
    wholes = set()

    def body() -> tuple:
        page = BeautifulSoup(visitor.get("/en/villages/marciac/").content, "html.parser")
        return tuple(p.text for p in page.select(".prose p"))

    def live_french() -> tuple:
        return tuple(french)

    edit(marciac, presentation="".join(f"<p>{word}</p>" for word in french))
    for number in range(10):
        act = chance.choice(["french", "write", "approve", "silent"])
        begun = acts.translation_of(marciac, "en")
        waiting = begun and review.waiting_state(begun)
        if act == "french":
            french[chance.randrange(3)] = f"Mot {number}"
            edit(marciac, presentation="".join(f"<p>{word}</p>" for word in french))
        elif act == "write" and not waiting:
            begun = begun or acts.begin(marciac, "en", by=committee)
            texts = {s["path"]: f"word {number}" for s in begun.segments}
            acts.write(begun, texts, by=committee)
        elif act == "approve" and begun:
            try:
                state = waiting or review.submit(begun, by=committee)
            except review.Refused:
                continue
            content = state.revision.as_object().content["presentation"]
            wholes.add(tuple(p.text for p in BeautifulSoup(content, "html.parser").select("p")))
            review.approve(state, by=reader)
        elif act == "silent" and begun and begun.live:
            Translation.objects.get(pk=begun.pk).unpublish()
        said = body()
        if Wording.objects.exists():
            assert said in wholes
        else:
            assert said == live_french()


@pytest.mark.django_db
def test_what_becomes_of_the_french_becomes_of_all(visitor, marciac, village_index):
    home = HousingPageFactory(parent=marciac)
    for page in (marciac, home):
        translate(page)
    marciac.refresh_from_db()  # pages have come under it
    marciac.unpublish()
    assert visitor.get("/en/villages/marciac/").status_code == 404
    with without_review():
        marciac.get_latest_revision().publish()
    assert "[en]" in told(visitor)
    HousingPage.objects.get(pk=home.pk).delete()
    assert list(Wording.objects.values_list("page", flat=True)) == [marciac.pk]
    VillagePage.objects.get(pk=marciac.pk).delete()
    assert not Wording.objects.exists()
    assert not Page.objects.filter(slug="translation-en").exists()


@pytest.mark.django_db
def test_a_translation_taken_down_leaves_the_page_in_french(visitor, marciac):
    translate(marciac).unpublish()
    assert not Wording.objects.exists()
    assert "[en]" not in told(visitor)


@pytest.mark.django_db
def test_a_picture_that_the_french_drops_is_dropped_everywhere(home_page):
    image = SiteImageFactory()
    parent = StandardPageFactory(
        parent=home_page,
        body=[("prose", "<p>Un</p>"), ("picture", {"image": image, "caption": "Vue"})],
    )
    translate(parent)
    assert len(Wording.objects.get().content["body"]) == 2
    page = StandardPage.objects.get(pk=parent.pk)
    page.body = [("prose", "<p>Un</p>")]
    page.save_revision().publish()
    assert [block["type"] for block in Wording.objects.get().content["body"]] == ["prose"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "may"),
    [("", {"en", "es", "pt"}), ("en", {"en"}), ("fr", set())],
)
def test_a_mandate_opens_its_languages(marciac, language, may):
    person = UserFactory()
    MandateFactory(user=person, page=marciac, role="committee", language=language)
    for code in ("en", "es", "pt", "fr", "xx"):
        try:
            acts.begin(marciac, code, by=person)
        except (review.Refused, acts.Http404):
            assert code not in may
        else:
            assert code in may


@pytest.mark.django_db
def test_drafts_are_not_translated(village_index, administrator):
    draft = VillagePageFactory(draft=True, parent=village_index)
    with pytest.raises(review.Refused):
        acts.begin(draft, "en", by=administrator)


@pytest.mark.django_db
def test_a_page_told_in_other_words_is_not_saved(marciac):
    translate(marciac)
    page = VillagePage.objects.worded().get(pk=marciac.pk)
    page.say(Wording.objects.get().content, "en")
    with pytest.raises(ValueError, match="own words"):
        page.save()
    with pytest.raises(ValueError, match="own words"):
        page.save_revision()
    assert not NewsPage.objects.exists()
