"""What the tests of the home page put on it."""

import uuid

from home.models import HomePage

TOLD = {
    "steps": {
        "steps": [{"title": "On s’appelle", "text": "Vingt minutes."}, {"title": "On vient"}]
    },
    "testimonials": {"testimonials": [{"text": "J’y suis bien.", "author": "Jo Invent"}]},
    "figures": {"figures": []},
}


def section(kind: str, **value) -> dict:
    """Return a section as the stream keeps it: what is not given is what a test can do with."""
    value = {"heading": f"Titre {kind}", "introduction": ""} | TOLD.get(kind, {}) | value
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def figure(kind: str, **value) -> dict:
    """Return a figure as its stream keeps it."""
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def place(home: HomePage, *sections: dict) -> None:
    """Publish `home` with these sections and no other."""
    home.sections = list(sections)
    home.save_revision().publish()
