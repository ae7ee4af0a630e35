"""The declaration of accessibility says what the law asks, and never more than an audit found."""

import datetime
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from home.models import AccessibilityPage
from home.models.accessibility import compliance, is_valid_on
from tests.factories import (
    AccessibilityPageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
)
from tests.forms import form_data

TODAY = datetime.date(2026, 11, 22)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def text(response) -> str:
    return " ".join(soup(response).main.text.split())


@pytest.mark.parametrize(
    ("audited_on", "rate", "state"),
    [
        (None, None, "none"),
        (TODAY, None, "none"),
        (None, Decimal(100), "none"),
        (TODAY, Decimal("49.99"), "none"),
        (TODAY, Decimal(50), "partial"),
        (TODAY, Decimal("99.99"), "partial"),
        (TODAY, Decimal(100), "full"),
        (datetime.date(2023, 11, 22), Decimal(100), "full"),
        (datetime.date(2023, 11, 21), Decimal(100), "none"),
        (datetime.date(2026, 11, 23), Decimal(100), "none"),
    ],
)
def test_the_state_follows_from_a_valid_audit(audited_on, rate, state):
    assert compliance(audited_on, rate, TODAY) == state


def test_an_audit_of_a_leap_day_counts_three_years():
    leap_day = datetime.date(2024, 2, 29)
    assert is_valid_on(leap_day, datetime.date(2027, 2, 28))
    assert not is_valid_on(leap_day, datetime.date(2027, 3, 1))


def test_without_an_audit_it_says_non_compliant(visitor, site):
    AccessibilityPageFactory()
    page = soup(visitor.get("/en/accessibility/"))
    assert page.select_one(".declaration strong").text == "non-compliant"
    assert "No audit" in page.main.text
    assert page.select_one(".footer a[href='/en/accessibility/']").text.split()[-1] == (
        "non-compliant"
    )


def test_an_audit_gives_the_state_on_every_page(visitor, site):
    AccessibilityPageFactory(audited=True)
    told = text(visitor.get("/en/accessibility/"))
    assert "partially compliant" in told
    assert "72.50% of the RGAA criteria" in told
    assert "Cabinet Exemple" in told
    assert "partially compliant" in soup(visitor.get("/en/")).footer.text


def test_an_old_audit_counts_no_longer(visitor, site):
    four_years_ago = timezone.localdate() - datetime.timedelta(days=4 * 366)
    AccessibilityPageFactory(audited=True, audited_on=four_years_ago, rate=100)
    told = text(visitor.get("/en/accessibility/"))
    assert "is non-compliant with" in told
    assert "a new one has to be made" in told
    assert "non-compliant" in soup(visitor.get("/en/")).footer.text


def test_every_part_that_is_filled_in_is_shown_in_the_order_of_the_law(visitor, site):
    scheme = StandardPageFactory(title="Schéma 2026-2028", slug="schema")
    plan = StandardPageFactory(title="Plan 2026", slug="plan", draft=True)
    AccessibilityPageFactory(
        audited=True,
        non_conformities="<ul><li>Deux images</li></ul>",
        derogations="<p>Archives</p>",
        exempt_contents="<p>La carte</p>",
        technologies="HTML\n\nCSS\n",
        test_environment="Firefox et NVDA",
        tools="axe-core",
        audited_pages="<p>Accueil</p>",
        contact_email="acces@exemple.test",
        scheme=scheme,
        plan=plan,
    )
    page = soup(visitor.get("/en/accessibility/"))
    assert [heading.text for heading in page.main.select("h1, h2, h3")] == [
        "Accessibility statement",
        "State of compliance",
        "Results of the tests",
        "Content that is not accessible",
        "Non-conformities",
        "Derogations for disproportionate burden",
        "Content that the law exempts",
        "How this statement was made",
        "Technologies used to make the site",
        "Test environment",
        "Tools used for the evaluation",
        "Pages whose compliance was checked",
        "Feedback and contact",
        "Ways of appeal",
    ]
    lists = [[li.text.strip() for li in ul.select("li")] for ul in page.select(".declaration ul")]
    assert ["HTML", "CSS"] in lists
    links = [a["href"] for a in page.select(".declaration a")]
    assert "/en/schema/" in links
    assert "/en/plan/" not in links  # a draft
    assert "mailto:acces@exemple.test" in links
    assert "https://formulaire.defenseurdesdroits.fr/" in links
    assert "Libre réponse 71120" in page.main.address.text
    assert page.find("li", string="Deux images").find_parent("div")["lang"] == "fr"


def test_what_is_empty_has_no_heading(visitor, site):
    AccessibilityPageFactory()
    headings = [
        heading.text for heading in soup(visitor.get("/en/accessibility/")).select("h2, h3")
    ]
    assert "Content that is not accessible" not in headings
    assert "Tools used for the evaluation" not in headings


def test_one_reports_a_defect_as_one_reaches_the_cci(visitor, site):
    SiteSettingsFactory(site=site)
    AccessibilityPageFactory()
    links = [a["href"] for a in soup(visitor.get("/fr/accessibilite/")).select(".declaration a")]
    assert {"mailto:bonjour@exemple.test", "tel:0800000000", "tel:+33536490000"} <= set(links)


def test_what_people_write_stays_text(visitor, site):
    hostile = "<script>alert(1)</script>"
    AccessibilityPageFactory(
        audited=True,
        organisation=hostile,
        auditor=hostile,
        tools=hostile,
        non_conformities=hostile,
    )
    assert "<script>alert" not in visitor.get("/fr/accessibilite/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"audited_on": TODAY}, {"auditor", "rate"}),
        ({"rate": Decimal(80)}, {"auditor", "audited_on"}),
        ({"auditor": "Moi", "audited_on": TODAY, "rate": Decimal("100.5")}, {"rate"}),
        ({"auditor": "Moi", "audited_on": TODAY, "rate": Decimal(-1)}, {"rate"}),
        ({"auditor": "Moi", "audited_on": datetime.date(2999, 1, 1), "rate": 1}, {"audited_on"}),
    ],
)
def test_half_an_audit_is_refused(site, wrong, fields):
    page = AccessibilityPageFactory()
    for name, value in wrong.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.error_dict) == fields


def test_no_program_writes_a_rate_that_is_none(site):
    AccessibilityPageFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessibilityPage.objects.update(rate=101)


def test_the_cci_publishes_an_audit(client_of, moderator, visitor, site):
    page = AccessibilityPageFactory()
    browser = client_of(moderator)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_data(browser.get(address), "#page-edit-form")
    data |= {
        "auditor": "Cabinet Exemple",
        "audited_on": timezone.localdate().isoformat(),
        "rate": "100",
        "action-publish": "1",
    }
    assert browser.post(address, data).status_code == 302
    assert "fully compliant" in soup(visitor.get("/en/")).footer.text


@pytest.mark.parametrize("who", ["committee", "member", "adviser", "translator"])
def test_nobody_else_declares_anything(request, client_of, site, who):
    page = AccessibilityPageFactory()
    person = request.getfixturevalue(who)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client_of(person).post(address, {"title": "Conforme", "rate": "100", "action-publish": "1"})
    page.refresh_from_db()
    assert (page.title, page.rate) == ("Accessibilité", None)
