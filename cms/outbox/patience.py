"""Holding on while the database is locked, or away for a moment."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

logger = logging.getLogger(__name__)
Result = TypeVar("Result")


def persistently(act: Callable[[], Result], *, seconds: float = 60) -> Result:
    """Return ``act()``, called again for up to `seconds` while the database refuses.

    For what must not be lost although the database fails just then: that a mail has left, that
    a task is done. `act` must be one transaction, and safe to repeat.

    Raises ``OperationalError`` or ``InterfaceError`` when the database stays away.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            return act()
        except (OperationalError, InterfaceError) as error:
            if connection.in_atomic_block or time.monotonic() > deadline:
                raise
            logger.warning("The database refuses (%s): trying again.", type(error).__name__)
            connection.close()
            time.sleep(0.5)
