"""The demo, and screens of it opened on a machine and watched."""

from dataclasses import dataclass

import pytest

from tests.browser.watch import Watch

from .demo_site import served, shared_demo
from .screens import LANGUAGES, Screen
from .scripts import run

QUIET = 3  # looks in a row, 30 ms apart, that find nothing on the way


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory, worker_id, django_db_setup):
    """The running demo, a `DemoSite`."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent  # that of the whole run
    with shared_demo(folder / "demo") as made, served(made) as site:
        yield site


@pytest.fixture(autouse=True)
def server(demo_site):
    """Here the demo takes the place of the test server: nothing is written to a test database."""
    return demo_site


@dataclass
class Visit:
    """A screen in a browser: `page` is Playwright's, `watch` what went wrong so far."""

    screen: Screen
    language: str
    page: object
    watch: Watch
    site: object

    def go(self):
        """Open the screen, send what is to be typed first; return the last answer."""
        path = self.screen.path(self.site, self.language)
        if self.screen.kept:
            self.page.route(f"**{path}", self._as_the_server_before)
        answer = self.page.goto(path)
        if self.screen.typed:
            answer = self._send()
        self.watch.complaints += _unexpected(answer, self.screen)
        return answer

    def _as_the_server_before(self, route) -> None:
        file = self.site.kept / self.screen.kept.format(language=self.language)
        route.fulfill(path=file, status=self.screen.status, content_type="text/html")

    def _send(self):
        for name, value in self.screen.typed.items():
            # hidden ones too
            self.page.locator(f"main [name={name}]").evaluate("(e, text) => e.value = text", value)
        form = self.page.locator(f"form:has([name={name}])")
        with self.page.expect_navigation() as navigation:
            # as a browser does that knows nothing of the field's type
            form.evaluate("form => { form.noValidate = true; form.requestSubmit() }")
        return navigation.value

    def settle(self, back: bool = True) -> None:
        """Scroll through the page, `back` to the top, and wait until all of it has come."""
        run(self.page, "settle", {"back": back})
        self.wait_until_quiet()

    def wait_until_quiet(self) -> None:
        quiet = 0
        while quiet < QUIET:
            self.page.wait_for_timeout(30)
            quiet = 0 if self.watch.on_the_way else quiet + 1


def _unexpected(answer, screen: Screen) -> list[str]:
    return [] if answer.status == screen.status else [f"answered {answer.status}: {answer.url}"]


@pytest.fixture
def visit(browser, demo_site):
    """Return the function that readies a machine of `options` for a screen in a language."""
    contexts = []

    def ready(screen: Screen, language: str, **options) -> Visit:
        session = demo_site.session_of(browser, screen.person) if screen.person else None
        context = browser.new_context(
            base_url=demo_site.url,
            locale=LANGUAGES[language],
            reduced_motion="reduce",
            storage_state=session,
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        watch = Watch(demo_site.url, (screen.status,) if screen.status != 200 else ())
        watch.over(page)
        return Visit(screen, language, page, watch, demo_site)

    yield ready
    for context in contexts:
        context.close()


@pytest.fixture
def held_against(request):
    """Return the function that fails the test with all `complaints`, each under where it is."""

    def judge(where: str, complaints: list[str]) -> None:
        lines = [f"{where}: {complaint}" for complaint in complaints]
        if lines:
            pytest.fail("\n".join(lines), pytrace=False)

    return judge
