"""Reading leaves nothing in the reader's browser, and tells nobody else."""

KEPT = """
() => [
  ...Object.keys(localStorage).map((key) => `keeps ${key} in localStorage`),
  ...Object.keys(sessionStorage).map((key) => `keeps ${key} in sessionStorage`),
  ...[...document.querySelectorAll("link[rel~=preconnect], link[rel~=dns-prefetch]")]
    .filter((link) => new URL(link.href).origin !== location.origin)
    .map((link) => `prepares to ask ${link.href}`),
]
"""


def complaints(page) -> list[str]:
    """Return the cookies and other things that `page` has left, and whom it is about to ask."""
    cookies = [f"sets the cookie {cookie['name']}" for cookie in page.context.cookies()]
    return cookies + page.evaluate(KEPT)
