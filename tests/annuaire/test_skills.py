"""The curated tree of skills, and members' own words."""

import re
import tomllib
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from annuaire.models import MemberPage, MemberSkill, Skill, TradeFamily
from annuaire.skills import acts
from annuaire.skills.curated import FILE
from cms.editorial.publication import without_review
from cms.editorial.review import Refused
from cms.editorial.slugs import slug_for
from tests.factories import MemberPageFactory

pytestmark = pytest.mark.django_db


def _told() -> list[dict]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["families"]


def test_the_tree_names_everything_in_four_languages_and_once():
    named = [(told["slug"], told["names"]) for told in _told()]
    skills = [skill for told in _told() for skill in told["skills"].items()]
    for slug, names in named + skills:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(names) == 4
        assert all(names), slug
    french = [names[0] for _slug, names in skills]
    assert len(set(french)) == len(french)
    assert len(named) >= 12
    assert len(skills) >= 90


def test_loading_again_adds_nothing(capsys):
    call_command("load_skills")
    families, skills = TradeFamily.objects.count(), Skill.objects.count()
    assert (families, skills) == (len(_told()), sum(len(told["skills"]) for told in _told()))
    call_command("load_skills")
    assert (TradeFamily.objects.count(), Skill.objects.count()) == (families, skills)
    assert "0 trade families and 0 skills" in capsys.readouterr().out


def test_loading_again_changes_nothing_that_the_cci_edited():
    call_command("load_skills")
    video, conseil = Skill.objects.get(slug="video"), TradeFamily.objects.get(slug="formation")
    video.name_en, video.family = "films", conseil
    video.save()
    TradeFamily.objects.filter(pk=conseil.pk).update(name="Apprendre", sort_order=0)
    call_command("load_skills")
    video.refresh_from_db()
    conseil.refresh_from_db()
    assert (video.name_en, video.family_id) == ("films", conseil.pk)
    assert (conseil.name, conseil.sort_order) == ("Apprendre", 0)


def test_a_members_own_word_comes_into_the_tree():
    word = Skill.objects.create(name="reliure", slug="mot-de-membre")
    call_command("load_skills")
    word.refresh_from_db()
    assert word.family.slug == "artisanat-d-art"
    assert (word.name_en, word.slug) == ("bookbinding", "mot-de-membre")
    assert Skill.objects.filter(name="reliure").count() == 1


# members' own words


@pytest.fixture
def tree(db):
    call_command("load_skills", stdout=StringIO())
    return {skill.slug: skill for skill in Skill.objects.all()}


@pytest.fixture
def worded(annuaire_index, tree):
    """An entry that names a word of its own, on the site."""
    return _entry(annuaire_index, "Éclats", "vitrail")


def _entry(index, title, *words):
    member = MemberPageFactory(title=title, slug=slug_for(title), parent=index)
    member.skills.add(*words)
    with without_review():
        member.save_revision().publish()
    return member


def _skills(member) -> set[str]:
    return set(MemberPage.objects.get(pk=member.pk).skills.values_list("name", flat=True))


def test_moderators_see_the_words_that_members_made_with_how_many_use_them(
    client_of, moderator, worded, annuaire_index
):
    _entry(annuaire_index, "Encore", "vitrail", "mosaïque")
    page = client_of(moderator).get(reverse("annuaire_skills:own_words"))
    assert [(w.name, w.entries) for w in page.context["page_obj"]] == [
        ("vitrail", 2),
        ("mosaïque", 1),
    ]


@pytest.mark.parametrize("person", ["member", "committee", "adviser", "translator"])
def test_nobody_else_touches_the_tree(client_of, request, person, worded):
    browser = client_of(request.getfixturevalue(person))
    word = Skill.objects.get(name="vitrail")
    for address in [
        reverse("annuaire_skills:own_words"),
        reverse("annuaire_skills:own_word", args=[word.pk]),
        reverse("wagtailsnippets_annuaire_skill:list"),
    ]:
        assert browser.post(address, {"into": word.pk}).status_code in {302, 403, 405}
    word.refresh_from_db()
    assert word.same_as is None
    assert word.family is None


def test_a_word_put_together_with_a_skill_takes_its_entries_there(
    client_of, moderator, worded, tree
):
    word = Skill.objects.get(name="vitrail")
    answer = client_of(moderator).post(
        reverse("annuaire_skills:own_word", args=[word.pk]), {"into": tree["ceramique"].pk}
    )
    assert answer.status_code == 302
    assert _skills(worded) == {"céramique"}
    assert not acts.own_words().exists()


def test_an_entry_that_names_both_names_the_skill_once(moderator, annuaire_index, tree):
    member = _entry(annuaire_index, "Deux", "vitrail", "céramique")
    acts.put_together(Skill.objects.get(name="vitrail"), tree["ceramique"], by=moderator)
    items = MemberSkill.objects.filter(content_object=member.pk)
    assert list(items.values_list("tag__slug", flat=True)) == ["ceramique"]


def test_who_looks_for_the_word_still_finds_its_entries(visitor, moderator, worded, tree):
    acts.put_together(Skill.objects.get(name="vitrail"), tree["ceramique"], by=moderator)
    for query in ("q=vitrail", "q=céramique", "competence=vitrail", "competence=ceramique"):
        assert "Éclats" in visitor.get(f"/fr/annuaire/?{query}").content.decode()


def test_a_draft_that_names_the_word_names_the_skill_once_it_is_published(moderator, worded, tree):
    draft = worded.get_latest_revision_as_object()
    draft.trade = "Verrière"
    revision = draft.save_revision()
    acts.put_together(Skill.objects.get(name="vitrail"), tree["ceramique"], by=moderator)
    assert [s.name for s in revision.as_object().skills.all()] == ["vitrail"]  # as it was typed
    with without_review():
        revision.publish()
    assert _skills(worded) == {"céramique"}


def test_a_word_is_taken_into_the_tree(client_of, moderator, worded, tree):
    word = Skill.objects.get(name="vitrail")
    family = TradeFamily.objects.get(slug="artisanat-d-art")
    address = reverse("annuaire_skills:own_word", args=[word.pk])
    client_of(moderator).post(address, {"family": family.pk})
    word.refresh_from_db()
    assert word.family == family
    assert client_of(moderator).get(address).status_code == 404  # no own word any more


def test_both_or_neither_is_refused_in_words(client_of, moderator, worded, tree):
    word = Skill.objects.get(name="vitrail")
    address = reverse("annuaire_skills:own_word", args=[word.pk])
    family = TradeFamily.objects.first()
    for posted in ({}, {"into": tree["yoga"].pk, "family": family.pk}, {"into": word.pk}):
        assert client_of(moderator).post(address, posted).context["form"].errors


def test_a_word_is_put_together_with_a_skill_of_the_tree_only(moderator, worded, tree):
    word = Skill.objects.get(name="vitrail")
    other = Skill.objects.create(name="mosaïque", slug="mosaique")
    for into in (other, word):
        with pytest.raises(Refused):
            acts.put_together(word, into, by=moderator)
    acts.put_together(word, tree["ceramique"], by=moderator)
    with pytest.raises(Refused):
        acts.give_family(word, tree["yoga"].family, by=moderator)


def test_the_menu_shows_the_annuaire_to_who_keeps_it(client_of, moderator, translator):
    shown = client_of(moderator).get("/admin/").content.decode()
    assert reverse("annuaire_skills:own_words") in shown
    hidden = client_of(translator).get("/admin/").content.decode()
    assert reverse("annuaire_skills:own_words") not in hidden


def test_the_tree_is_edited_in_the_cms(client_of, moderator, tree):
    browser = client_of(moderator)
    for name in ("skill", "tradefamily"):
        assert browser.get(reverse(f"wagtailsnippets_annuaire_{name}:list")).status_code == 200
    address = reverse("wagtailsnippets_annuaire_skill:edit", args=[tree["yoga"].pk])
    assert browser.get(address).status_code == 200
