"""Writes down what a browser complains about, and whom else it asks."""

from urllib.parse import urlsplit


class Watch:
    """Listens to pages from before they are opened; `complaints` are sentences."""

    def __init__(self, our_address: str, expected_statuses: tuple[int, ...] = ()):
        self.ours = urlsplit(our_address).netloc
        self.expected = expected_statuses
        self.complaints: list[str] = []
        self.on_the_way = 0

    def over(self, page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("requestfinished", self._arrived)
        page.on("requestfailed", self._arrived)

    def _console(self, message) -> None:
        if message.type != "error":
            return
        said = message.text.lower()  # by the browser, or by Wagtail's script
        if any(f"status of {n}" in said or f"status: {n}" in said for n in self.expected):
            return
        self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request) -> None:
        self.on_the_way += 1
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.ours:
            self.complaints.append(f"asked {address.netloc}: {request.url}")

    def _arrived(self, _request) -> None:
        self.on_the_way -= 1
