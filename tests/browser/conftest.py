"""A real Chromium before a real server: readers' machines, and nothing wrong in the console.

`page` is a desktop's, `phone` is 360 pixels wide, `tablet` is an old one: 768 pixels, touch, a
slow processor on a slow line. Each fails its test when the browser reports an error or asks
anything of another host; a test that goes to an error page on purpose says which answers it
expects with ``@pytest.mark.expects_status(404)``.
"""

import os

import pytest
from django.db import connections
from django.test import testcases

from tests.browser import figures
from tests.browser.harness.budgets import LIMITS
from tests.browser.machines import ARGUMENTS, DESKTOP, PHONE, SLOW_4G, TABLET
from tests.browser.watch import Watch
from tests.tools import chromium

# Django's test server hands out what is stored, past the gate that the product puts before it
testcases._MediaFilesHandler = lambda application: application


def pytest_terminal_summary(terminalreporter):
    figures.show(terminalreporter, LIMITS)


@pytest.fixture(scope="session", autouse=True)
def django_beside_playwright(django_db_setup, request):
    """Let the tests use the database while Playwright's event loop lives in their thread.

    Django keeps its connections for each thread, or, where an event loop runs, for each context:
    from the moment that Playwright starts it would open new ones, beside those that hold the
    test database. They are carried over. It also refuses to query where a loop runs, because a
    coroutine could be interrupted inside a transaction; this loop only runs while a test waits
    for the browser. Both last as long as the loop does, to the end of the session.

    `django_db_setup` comes first: a live server that starts before it takes the database for one
    in memory, and would share this thread's connection.
    """
    ours = connections.all()
    request.getfixturevalue("playwright")
    for connection in ours:
        connections[connection.alias] = connection
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def server(live_server):
    """Give every test here a server, whichever fixtures it asks for and when."""
    return live_server


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = chromium()
    if path is None:
        pytest.fail("No Chromium here: `python -m tests.tools` says what to install.")
    return browser_type_launch_args | {"executable_path": path, "args": ARGUMENTS}


@pytest.fixture
def visit(browser, live_server, request):
    """Return the function that opens a page on a machine of `options`, watched for errors."""
    marker = request.node.get_closest_marker("expects_status")
    watch = Watch(live_server.url, marker.args if marker else ())
    contexts = []

    def open_page(slow: bool = False, **options):
        context = browser.new_context(base_url=live_server.url, locale="fr-FR", **options)
        contexts.append(context)
        context.set_default_timeout(60_000 if slow else 15_000)
        page = context.new_page()
        watch.over(page)
        if slow:
            session = context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW_4G)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.complaints == []


@pytest.fixture
def page(visit):
    return visit(**DESKTOP)


@pytest.fixture
def phone(visit):
    return visit(**PHONE)


@pytest.fixture
def tablet(visit):
    return visit(slow=True, **TABLET)


@pytest.fixture
def log_in():
    """Return the function that logs a person in as they would, by the form."""
    from tests.factories.people import PASSWORD

    def fill_and_send(page, person):
        page.goto("/compte/login/")
        page.locator("input[name=login]").fill(person.email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form:has(input[name=password]) [type=submit]").click()
        page.wait_for_url(lambda url: "/login/" not in url)
        return page

    return fill_and_send
