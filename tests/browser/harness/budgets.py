"""What a first visit costs on the wire, and what it may cost. Kilobytes are 1000 bytes.

Bytes are those that the browser received, compressed, with their headers. The limits are those
of the site's weight promise; a page of a kind that cannot keep one has its own, with the reason.
"""

from dataclasses import asdict, dataclass

LIMITS = {
    "html_kb": 30,
    "css_kb": 25,
    "js_kb": 20,  # without the map's Leaflet
    "fonts_kb": 60,
    "requests": 20,  # before scrolling
    "first_kb": 300,  # all that comes before scrolling
    "nodes": 800,  # a drawing counts as one
}
#: Name of the screen → limits of its own.
OF_ITS_OWN = {
    "HomePage": {"whole_kb": 300},  # scrolled to its end
    "StandardPage": {"first_kb": 200},  # text
    # fifty-two villages with four facts each, and their pins: whole, so that one can look for a
    # name in it and compare without turning pages; and seventy options, each with its count
    "VillageIndexPage": {"nodes": 2000},
    # a pin and an option for each commune where somebody lives
    "AnnuaireIndexPage": {"nodes": 1200},
    "annuaire, page 2": {"nodes": 1200},
    "log in": {"first_kb": 200},
    "404": {"first_kb": 200},
}
KINDS = {"Document": "html_kb", "Stylesheet": "css_kb", "Script": "js_kb", "Font": "fonts_kb"}
COUNT_NODES = """
() => document.querySelectorAll("*").length - document.querySelectorAll("svg *").length
"""


@dataclass
class Figures:
    """What one visit cost."""

    html_kb: float = 0
    css_kb: float = 0
    js_kb: float = 0
    fonts_kb: float = 0
    pictures_kb: float = 0
    leaflet_kb: float = 0
    first_kb: float = 0
    whole_kb: float = 0
    requests: int = 0
    nodes: int = 0


class Meter:
    """Counts what `page` receives, from now on."""

    def __init__(self, page):
        self.page = page
        self.sorts: dict[str, str] = {}
        self.received: dict[str, float] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._response)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": False})

    def _response(self, event) -> None:
        address = event["response"]["url"]
        if address.startswith("data:"):
            return
        kind = "leaflet_kb" if "/leaflet/" in address else KINDS.get(event["type"], "")
        is_picture = event["response"]["mimeType"].startswith("image/")
        self.sorts[event["requestId"]] = kind or ("pictures_kb" if is_picture else "other")

    def _finished(self, event) -> None:
        self.received[event["requestId"]] = event["encodedDataLength"] / 1000

    def total(self) -> float:
        return sum(kb for request, kb in self.received.items() if request in self.sorts)

    def first(self) -> Figures:
        """Return the figures of the visit so far."""
        figures = Figures(
            first_kb=self.total(),
            requests=len(self.sorts),
            nodes=self.page.evaluate(COUNT_NODES),
        )
        for request, sort in self.sorts.items():
            if sort != "other":
                setattr(figures, sort, getattr(figures, sort) + self.received.get(request, 0))
        return figures


def complaints(name: str, figures: Figures) -> list[str]:
    """Return which limits of the screen called `name` the visit went over."""
    limits = LIMITS | OF_ITS_OWN.get(name, {})
    return [
        f"{what} is {value:.0f}, and may be {limits[what]}"
        for what, value in asdict(figures).items()
        if what in limits and value > limits[what]
    ]
