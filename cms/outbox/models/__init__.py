from .lease import LeaseLost, TaskLease
from .message import OutboxMessage
from .scheduled import ScheduledRun

__all__ = ["LeaseLost", "OutboxMessage", "ScheduledRun", "TaskLease"]
