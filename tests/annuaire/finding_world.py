"""How a reader asks the list of members, and what the answer shows."""

from bs4 import BeautifulSoup

LIST = "/en/directory/"
POINTS = "/en/directory/members.geojson"


def found(visitor, query="") -> list[str]:
    page = BeautifulSoup(visitor.get(f"{LIST}?{query}").content, "html.parser")
    return [link.text for link in page.select(".finding-list .card h3 a")]


def on_map(visitor, query="") -> dict[str, int]:
    features = visitor.get(f"{POINTS}?{query}").json()["features"]
    return {each["properties"]["place"]: each["properties"]["count"] for each in features}


def options(visitor, name, query="") -> dict[str, str]:
    page = BeautifulSoup(visitor.get(f"{LIST}?{query}").content, "html.parser")
    menu = page.select(f"select[name={name}] option")
    return {option["value"]: option.text for option in menu if option["value"]}
