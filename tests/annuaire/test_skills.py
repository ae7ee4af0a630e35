"""The curated tree of skills, and members' own words."""

import re
import tomllib

import pytest
from django.core.management import call_command

from annuaire.models import Skill, TradeFamily
from annuaire.skills.curated import FILE

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
