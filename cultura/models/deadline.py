"""Until when one may apply."""

from django.utils import timezone

from cultura import facts


class UntilItsDeadline:
    """For a page that has a `deadline` and an end (`ends_on`), each of them or neither."""

    @property
    def last_day(self):
        """The last day that one may apply; None for what is always open."""
        return self.deadline or self.ends_on

    def needed_by(self):
        """Return the last day that one may apply: after it nobody needs the offer."""
        return self.last_day

    def is_open_on(self, today) -> bool:
        """Whether one may still apply on the day `today`."""
        return self.last_day is None or self.last_day >= today

    @property
    def is_open(self) -> bool:
        """Whether one may still apply today, in the Gers."""
        return self.is_open_on(timezone.localdate())

    @property
    def until(self) -> str:
        """Until when one may apply, in words that stand alone."""
        return facts.until(self, timezone.localdate())

    @property
    def countdown(self) -> str:
        """How little time is left, in words; empty when there is plenty, or none."""
        return facts.countdown(self, timezone.localdate())
