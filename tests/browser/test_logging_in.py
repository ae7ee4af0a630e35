"""On a phone, a member logs in by a mailed code; at the CCI, a passkey stands for the telephone."""

import re

import pytest
from allauth.mfa.models import Authenticator

from cms.outbox.models import OutboxMessage
from tests.factories.people import PASSWORD

FACTORS = "/compte/second-factor/"
PASSKEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def mailed_code() -> str:
    return re.search(r"^\d{6}$", OutboxMessage.objects.latest("pk").text, re.MULTILINE)[0]


def fits(phone) -> bool:
    return phone.evaluate("document.documentElement.scrollWidth") <= 360


def prove_by_password(page):
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").click()


def test_a_member_logs_in_by_code_and_chooses_no_password(phone, site, member):
    member.set_unusable_password()
    member.save()
    phone.goto("/compte/login/")
    phone.locator("input[name=login]").fill(member.email)
    phone.locator("button[formaction]").click()
    code = phone.locator("input[name=code]")
    code.wait_for()
    assert fits(phone)
    assert code.get_attribute("inputmode") == "numeric"
    code.fill(mailed_code())
    code.press("Enter")
    phone.wait_for_url(lambda url: "/login/" not in url)
    phone.goto("/compte/")
    assert member.email in phone.locator("main").inner_text()
    assert fits(phone)


def test_the_key_enter_sends_the_password(phone, site, member):
    phone.goto("/compte/login/")
    phone.locator("input[name=login]").fill(member.email)
    phone.locator("input[name=password]").fill(PASSWORD)
    phone.locator("input[name=password]").press("Enter")
    phone.wait_for_url(lambda url: "/login/" not in url)
    assert OutboxMessage.objects.count() == 0


@pytest.fixture
def with_passkeys(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEYS})
    return page


def test_a_passkey_is_added_then_asked_for(with_passkeys, site, moderator, log_in):
    page = log_in(with_passkeys, moderator)
    page.goto(f"{FACTORS}webauthn/add/")
    prove_by_password(page)
    page.locator("input[name=name]").fill("Mon ordinateur")
    page.locator("#add-passkey").click()
    page.wait_for_url("**/recovery-codes/")
    assert page.locator("main .rows code").count() == 10
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert len(download.value.path().read_text().split()) == 10
    key = Authenticator.objects.get(user=moderator, type="webauthn")
    assert str(key) == "Mon ordinateur"

    page.goto("/compte/logout/")
    page.locator("main form [type=submit]").click()
    page.goto("/compte/login/")
    page.locator("input[name=login]").fill(moderator.email)
    prove_by_password(page)
    page.locator("#use-passkey").click()
    page.wait_for_url("**/admin/")


def test_a_browser_that_does_not_confirm_is_said_so(page, site, moderator, log_in):
    log_in(page, moderator)
    page.goto(f"{FACTORS}webauthn/add/")
    prove_by_password(page)
    page.locator("#add-passkey").wait_for()
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error()) }")
    page.locator("#add-passkey").click()
    page.locator("#passkey-failed").wait_for()
    assert Authenticator.objects.count() == 0
