"""The demo: what it holds, that it can be loaded again, and that it never passes for real."""

import json

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page, ReferenceIndex, Revision, Site

from annuaire.models import MemberDocument, MemberPage, MemberText, Notice, Partnership, Skill
from annuaire.network.teams import partners_of, teams
from cms.corrections.models import Correction
from cms.editorial.files import files_shown
from cms.editorial.groups import ADVISERS, MODERATORS, TRANSLATORS
from cms.editorial.models import Mandate, ReadyWords, Reviewer
from cms.editorial.publication import without_review
from cms.media.models import FileUse, PageCollection, SiteDocument, SiteImage, collection_of
from cms.readership.models import DailyReads
from entreprendre.models import TakeoverPage
from home.demo import members, people
from home.demo.facts import COMMUNE_SOURCE, DEMO_SOURCE
from home.models import HomePage, NewsPage, PortraitPage, StandardPage
from villages.facts import GROUPS
from villages.models import HousingPage, VillagePage

#: Their committees have submitted a change.
CHANGED_VILLAGES = ["mirande", "nogaro", "saint-clar", "samatan", "vic-fezensac"]


def email(address: str) -> str:
    return f"{address}@demo.soho-solo.example"


def read(value):
    """Return what a stream of blocks says: PostgreSQL keeps its parts in an order of its own."""
    return json.loads(value) if isinstance(value, str) and value.startswith("[") else value


def user(address: str):
    return get_user_model().objects.get(email=email(address))


def counts() -> dict[str, int]:
    models = (
        Correction,
        DailyReads,
        ReadyWords,
        Reviewer,
        Partnership,
        Notice,
        MemberDocument,
        SiteDocument,
        MemberText,
        Page,
        Revision,
        SiteImage,
        FileUse,
        Mandate,
        Skill,
        Site,
        get_user_model(),
    )
    return {model.__name__: model.objects.count() for model in (*models, PageCollection)}


def holds(address: str) -> set[tuple[str, str, str]]:
    mandates = Mandate.objects.filter(user=user(address)).select_related("page")
    return {(mandate.page.slug, mandate.role, mandate.language) for mandate in mandates}


class TestLoadedDemo(TestCase):
    """One load for all: each test sees it as it was, whatever the others did."""

    @classmethod
    def setUpTestData(cls):
        call_command("load_demo", verbosity=0)

    def test_holds_what_was_promised(self):
        assert VillagePage.objects.live().count() == 52
        assert MemberPage.objects.live().count() == 300
        assert HomePage.objects.get().get_site().is_default_site
        slugs = set(StandardPage.objects.values_list("slug", flat=True))
        assert slugs >= {"le-programme", "mentions-legales", "confidentialite"}
        assert not Page.objects.filter(title__startswith="Welcome").exists()

    def test_second_load_changes_nothing(self):
        before = counts()
        call_command("load_demo", verbosity=0)
        assert counts() == before

    def test_second_load_keeps_what_was_edited_and_brings_back_what_is_gone(self):
        village = VillagePage.objects.get(slug="marciac")
        village.title, village.slug, village.summary = "Marciac-les-Bains", "marciac-bains", "Vu."
        with without_review():
            village.save_revision().publish()
        MemberPage.objects.get(translation_key=members_key(7)).delete()
        Mandate.objects.filter(user=user("comite2.lectoure")).delete()
        user("comite2.marciac").delete()

        call_command("load_demo", verbosity=0)

        village.refresh_from_db()
        assert (village.title, village.summary) == ("Marciac-les-Bains", "Vu.")
        assert VillagePage.objects.count() == 52
        assert len(holds("membre.7")) == 1
        assert holds("comite2.marciac") == {("marciac-bains", "committee", "")}
        assert holds("comite2.lectoure") == set()  # withdrawn by somebody: it stays withdrawn

    def test_larger_load_adds_invented_villages_and_members(self):
        with CaptureQueriesContext(connection) as queries:
            call_command("load_demo", villages=60, members=400, verbosity=0)
        assert VillagePage.objects.count() == 60
        assert MemberPage.objects.count() == 400
        assert len(holds("membre.400")) == 1
        assert not VillagePage.objects.filter(insee_code__gte="32500").exclude(
            commune_source=DEMO_SOURCE
        )
        # what grows with the number of pages: their own row, their references, no more
        assert len(queries) < 108 * 8

    def test_trees_are_sound(self):
        assert not any(Page.find_problems())
        assert not any(PageCollection.collection.field.related_model.find_problems())

    def test_pages_are_complete_as_if_made_in_the_cms(self):
        members_page = MemberPage.objects.first().get_parent()
        sample = Page.objects.child_of(members_page)[:30].specific()
        # adverts and offers that their people are still writing, or have sent, are drafts
        originals = Page.objects.exclude(slug__startswith="translation-")
        assert 3 <= originals.not_live().count() <= 7
        for page in [
            *Page.objects.live()
            .not_child_of(members_page)
            .filter(depth__gt=1)
            .exclude(slug__in=CHANGED_VILLAGES)
            .exclude(slug__startswith="translation-")
            .specific(),
            *sample,
        ]:
            assert not page.has_unpublished_changes
            assert page.live_revision_id == page.latest_revision_id
            assert page.draft_title == page.title
            assert page.first_published_at == page.last_published_at
            assert page.locale.language_code == "fr"
            assert page.slug.isascii()
            parent = page.get_parent()
            if not getattr(page, "is_confidential", False):
                assert page.url_path == f"{parent.url_path}{page.slug}/"
            shown = page.latest_revision.as_object().serializable_data()
            ours = page.serializable_data()
            differing = {key for key in ours if read(shown[key]) != read(ours[key])}
            assert differing <= {"live_revision"}

    def test_pages_pass_their_own_rules(self):
        for page in [*VillagePage.objects.all(), *MemberPage.objects.all()[:40]]:
            page.full_clean()

    def test_pages_are_found_by_search_and_by_reference(self):
        found = VillagePage.objects.search("festival jazz")
        assert "Marciac" in {page.title for page in found}
        member = MemberPage.objects.exclude(photograph=None).first()
        assert ReferenceIndex.get_references_to(member.photograph).exists()

    def test_pictures_are_used_described_credited_and_in_their_drawer(self):
        assert SiteImage.objects.count() >= 52 + members.PORTRAITS
        drafts = {
            image: page
            for page in [*HousingPage.objects.not_live(), *TakeoverPage.objects.not_live()]
            for model, image in files_shown(page.get_latest_revision_as_object())
            if model is SiteImage
        }
        for image in SiteImage.objects.all():
            page = drafts.get(image.pk) or image.used_on.get().page
            assert image.collection == collection_of(page)
            assert len(image.description) > 40
            assert image.credit == "Illustration de démonstration"
            assert image.file.size == image.file_size
        sizes = SiteImage.objects.filter(width=1600).values_list("file_size", flat=True)
        assert min(sizes) > 150_000
        assert max(sizes) < 400_000

    def test_what_is_not_real_says_so(self):
        for village in VillagePage.objects.all():
            for group in GROUPS:
                values = [getattr(village, name) for name in group.fields]
                told = any(value not in (None, "", []) for value in values)
                source = getattr(village, f"{group.code}_source")
                expected = COMMUNE_SOURCE if group.code == "commune" else DEMO_SOURCE
                assert source == (expected if told else "")
                assert (getattr(village, f"{group.code}_checked_on") is not None) == told
            assert "démonstration" in village.committee_presentation
            assert village.contact_email.endswith("@demo.soho-solo.example")
            assert village.contact_phone.startswith("05 36 49 ")

    def test_villages_differ(self):
        villages = list(VillagePage.objects.all())
        for name in ("summary", "presentation", "committee_presentation", "contact_phone"):
            assert len({getattr(village, name) for village in villages}) == 52
        openings = {strip_tags(village.presentation)[:40] for village in villages}
        assert len(openings) == 52
        assert any(village.fibre_percent == 0 for village in villages)
        assert any(not village.broadband_source for village in villages)
        small = [village for village in villages if village.population < 400]
        assert not any("upper-secondary" in village.schools for village in small)

    def test_members_differ(self):
        entries = list(MemberPage.objects.all())
        assert len({entry.presentation for entry in entries}) > 295
        assert len({entry.title for entry in entries}) > 290
        assert 150 <= sum(entry.village_id is not None for entry in entries) <= 210
        assert all(bool(entry.village_id) != bool(entry.commune) for entry in entries)
        assert sum(entry.photograph_id is not None for entry in entries) == members.PORTRAITS
        assert Skill.objects.filter(family=None).count() == 6
        assert all(entry.family_id for entry in entries)
        northern = {"iles-britanniques", "pays-bas-et-flandre", "allemagne-et-scandinavie"}
        assert sum(members.draw(n).origin in northern for n in range(1, 301)) == 60

    def test_members_work_together_and_are_between_two_states(self):
        showcase = MemberPage.objects.get(translation_key=members_key(1))
        assert showcase.notices.open().exists()
        assert partners_of(showcase).count() == 2
        assert len(teams(None)) == 12
        assert MemberDocument.objects.count() == 3
        assert MemberPage.objects.listed().count() == 299  # one is paused
        assert MemberPage.objects.filter(has_unpublished_changes=True).count() == 4
        for entry in MemberPage.objects.exclude(phone=""):
            assert entry.phone.startswith("06 39 98 ")
        assert MemberPage.objects.exclude(siret="").filter(siret__startswith="000").exists()
        assert not MemberPage.objects.exclude(siret="").exclude(siret__startswith="000").exists()

    def test_portraits_and_news_lead_to_who_and_what_they_tell_of(self):
        assert PortraitPage.objects.live().count() == 8
        assert NewsPage.objects.live().count() == 12
        assert {news.date.year for news in NewsPage.objects.all()} == {2024, 2025, 2026}
        for portrait in PortraitPage.objects.all():
            assert portrait.place
            assert portrait.photograph
            assert "démonstration" in portrait.answers.last().answer
            if portrait.member:
                assert portrait.member.place == portrait.place
        assert PortraitPage.objects.exclude(member=None).count() >= 6
        assert set(VillagePage.objects.get(slug="bassoues").news.all()) == {
            NewsPage.objects.get(slug="un-groupe-de-traducteurs")
        }
        assert MemberPage.objects.exclude(news=None).distinct().count() == 6
        for page in [*PortraitPage.objects.all(), *NewsPage.objects.all()]:
            page.full_clean()

    def test_accounts_log_in(self):
        passwords = set(get_user_model().objects.values_list("password", flat=True))
        assert len(passwords) == 1
        for address in ("admin", "moderation2", "comite.l-isle-de-noe", "membre.300", "culture.2"):
            answer = self.client.post(
                reverse("account_login"), {"login": email(address), "password": people.PASSWORD}
            )
            assert answer.status_code == 302
            assert self.client.session["_auth_user_id"] == str(user(address).pk)
            self.client.logout()

    def test_accounts_hold_what_they_should(self):
        assert user("admin").is_superuser
        groups = {
            "moderation": MODERATORS,
            "moderation2": MODERATORS,
            "conseil": ADVISERS,
            "conseil2": ADVISERS,
            "traduction": TRANSLATORS,
        }
        for address, group in groups.items():
            assert [g.name for g in user(address).groups.all()] == [group]
            assert not user(address).is_superuser
        for slug in VillagePage.objects.values_list("slug", flat=True):
            assert holds(f"comite.{slug}") == {(slug, "committee_head", "")}
        for slug in ("marciac", "lectoure"):
            assert holds(f"comite2.{slug}") == {(slug, "committee", "")}
        assert holds("comite2.sarrant") == {
            ("sarrant", "committee", ""),
            ("solomiac", "committee", ""),
        }
        assert Mandate.objects.filter(page__slug="marciac").count() == 3
        assert holds("traduction") == {
            ("accueil", "translator", language) for language in ("en", "es", "pt")
        }
        # since there is Cultura, each culture partner's account keeps its own page and no other
        assert holds("culture.1") == {("la-grange-aux-gestes", "culture_partner", "")}
        assert holds("culture.2") == {("le-chai-sonore", "culture_partner", "")}
        for number in range(1, 301):
            key = members_key(number)
            mandate = Mandate.objects.get(user__email=email(f"membre.{number}"))
            assert (mandate.page.translation_key, mandate.role) == (key, "member")


def members_key(number: int):
    return people.key_of(members.code_of(number))
