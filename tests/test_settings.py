"""The three modes: what production asks for, what the demo keeps, what answers carry."""

import importlib
import os
import shlex
import subprocess
import sys

import pytest
from csp.utils import build_policy
from django.conf import settings

PRODUCTION = "cms.settings.production"


def _documented() -> dict[str, str]:
    """Return the environment that docs/production.env gives, with a secret key."""
    lines = shlex.split((settings.ROOT / "docs" / "production.env").read_text(), comments=True)
    return dict(line.split("=", 1) for line in lines) | {
        "SECRET_KEY": "a-key-of-" + "0123456789" * 5
    }


def _python(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, *arguments],
        cwd=settings.ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "name",
    ["SECRET_KEY", "SITE_URL", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"],
)
def test_production_says_what_to_do_about_a_missing_variable(name):
    environment = _documented()
    assert environment.pop(name)
    done = _python("-c", f"import {PRODUCTION}", environment=environment)
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {name} is not set. Set it to" in done.stderr


def test_production_refuses_a_short_secret_key():
    environment = _documented() | {"SECRET_KEY": "short"}
    done = _python("-c", f"import {PRODUCTION}", environment=environment)
    assert "SECRET_KEY is shorter than 50 characters" in done.stderr


def test_production_passes_the_deployment_check_without_a_warning():
    check = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = _python("-W", "error", *check, environment=_documented())
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_production_sends_readers_to_https_and_tells_browsers_to_stay_there():
    ask = (
        "import django; django.setup(); from django.test import Client; "
        "host = {'HTTP_HOST': 'www.soho-solo.example'}; "
        "print(Client(**host).get('/fr/').headers['Location']); "
        "print(Client(**host).get('/-/live', secure=True).headers)"
    )
    done = _python("-c", ask, environment=_documented())
    assert done.stdout.startswith("https://www.soho-solo.example/fr/\n"), done.stderr
    assert "max-age=31536000; includeSubDomains; preload" in done.stdout
    assert "upgrade-insecure-requests" in done.stdout


def test_the_demo_is_not_debug():
    demo = importlib.import_module("cms.settings.demo")
    assert demo.DEMO
    assert not demo.DEBUG
    assert "DEBUG" not in {line.split("=")[0].strip() for line in _lines_of("demo")}


def test_debug_and_the_demo_are_off_unless_a_mode_says_otherwise():
    defaults = importlib.import_module("cms.settings.defaults")
    assert (defaults.DEBUG, defaults.DEMO) == (False, False)
    assert not {"DEBUG = True", "DEMO = True"} & set(_lines_of("production"))


def _lines_of(mode: str) -> list[str]:
    return (settings.ROOT / "cms" / "settings" / f"{mode}.py").read_text().splitlines()


def _policy(headers) -> dict[str, set[str]]:
    directives = (part.split() for part in headers["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in directives}


def test_a_public_page_carries_the_strict_headers(site, visitor):
    headers = visitor.get("/fr/").headers
    assert headers["Content-Security-Policy"] == build_policy()
    policy = _policy(headers)
    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == {"'self'"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=(self)" in headers["Permissions-Policy"]


def test_a_reader_gets_no_cookie(site, visitor, marciac):
    for path in ["/fr/", "/en/villages/", "/fr/villages/marciac/", "/fr/annuaire/"]:
        assert visitor.get(path).cookies == {}, path


def test_the_cms_may_use_its_own_inline_scripts_and_nobody_elses(client_of, administrator, site):
    headers = client_of(administrator).get("/admin/").headers
    policy = _policy(headers)
    assert policy["script-src"] == {"'self'", "'unsafe-inline'"}
    assert policy["frame-ancestors"] == {"'self'"}
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]
    sources = {source for directive in policy.values() for source in directive}
    tiles = settings.MAP_TILE_ORIGIN
    assert {s for s in sources if s.startswith("http") or s == "*"} <= {tiles}


def test_production_asks_the_cci_for_a_second_factor_and_counts_who_asks():
    ask = (
        "import django; django.setup(); from django.conf import settings as s; "
        "print(s.SECOND_FACTOR_REQUIRED, s.ALLAUTH_TRUSTED_PROXY_COUNT, s.SESSION_COOKIE_NAME)"
    )
    done = _python("-c", ask, environment=_documented())
    assert done.stdout == "True 1 __Host-sessionid\n", done.stderr
