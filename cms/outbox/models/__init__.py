from .lease import LeaseLost, TaskLease
from .message import UNREACHABLE, OutboxMessage
from .scheduled import ScheduledRun

__all__ = ["UNREACHABLE", "LeaseLost", "OutboxMessage", "ScheduledRun", "TaskLease"]
