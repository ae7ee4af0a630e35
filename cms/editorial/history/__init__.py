"""What has become of a page, for its people: who did what and when, what each version changed,
and an earlier version put back as a draft."""

from .putting_back import PutBack, put_back
from .story import Entry, story
from .versions import reading

__all__ = ["Entry", "PutBack", "put_back", "reading", "story"]
