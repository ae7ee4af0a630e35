"""What is done by the clock."""

from datetime import time

from cms.outbox.schedule import every

from .following import close_over, remind_hosts, warn_guests
from .retention import erase_desk_requests


def register_jobs() -> None:
    """Declare the reminders of each half-hour, and what is done each night."""
    every(minutes=30, name="remind_desk_hosts", do=remind_hosts)
    every(minutes=30, name="warn_desk_guests", do=warn_guests)
    every(daily_at=time(0, 20), name="close_desk_requests", do=close_over)
    every(daily_at=time(4, 10), name="erase_desk_requests", do=erase_desk_requests)
