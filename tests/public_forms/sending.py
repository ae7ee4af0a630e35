"""Sends a public form as a person would: opened a minute ago, then typed."""

from datetime import timedelta

from django.utils import timezone

from cms.public_forms.stamps import Stamp


def stamp(code: str, **ago) -> str:
    """Return a stamp for the form `code`, opened a minute ago unless `ago` says otherwise."""
    return Stamp.new(timezone.now() - timedelta(**(ago or {"minutes": 1}))).signed(code)


def typed(code: str, fields: dict, **ago) -> dict:
    """Return what is posted: `fields`, the stamp, the empty trap and the button that sends."""
    return {"stamp": stamp(code, **ago), "remarks": "", "step": "send"} | fields
