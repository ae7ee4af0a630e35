"""What begins and ends at moments."""

from django.utils import timezone


class InItsMoments:
    """For a page with `starts_at` and `ends_at`."""

    def needed_by(self):
        """Its first day."""
        return self.starts_at and timezone.localdate(self.starts_at)

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and not ended."""
        return self.starts_at <= timezone.now() < self.ends_at

    def is_over(self, now=None) -> bool:
        """Whether it has ended at `now`."""
        return self.ends_at <= (now or timezone.now())
