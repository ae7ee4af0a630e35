"""Prints at the end of a run what first visits cost, so that one sees how far the limits are."""

COLUMNS = {
    "html_kb": "HTML",
    "css_kb": "CSS",
    "js_kb": "JS",
    "leaflet_kb": "map",
    "fonts_kb": "fonts",
    "pictures_kb": "pict.",
    "first_kb": "first",
    "whole_kb": "whole",
    "requests": "req.",
    "nodes": "nodes",
}


def show(terminal, limits: dict[str, float]) -> None:
    """Write one line for each screen and machine that this run has measured.

    They come with the tests' reports (``record_property``), from whichever process ran them.
    """
    measured = sorted(
        value
        for reports in terminal.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "figures" and report.when == "call"
    )
    if not measured:
        return
    terminal.section("first visits, kB on the wire")
    _line(terminal, "", COLUMNS.values())
    _line(terminal, "may be", [limits.get(key, "") for key in COLUMNS])
    for screen, machine, figures in measured:
        _line(terminal, f"{screen}, {machine}", [round(figures[key]) for key in COLUMNS])


def _line(terminal, name: str, cells) -> None:
    terminal.write_line(f"{name:34}" + "".join(f"{cell:>7}" for cell in cells))
