"""The life of a background process: turn after turn, until it is told to go."""

import logging
import signal
import time
from collections.abc import Callable

from django.db import Error, close_old_connections, connections

from .failures import class_path

logger = logging.getLogger(__name__)

LONGEST_REST = 30  # seconds between two looks at a database that stays away


class Loop:
    """Call `turn` again and again; when it had nothing to do, rest `interval` seconds.

    The first SIGTERM or SIGINT lets the turn end, a second one interrupts it by ``SystemExit``.
    A database that is locked or away is waited for: the process does not die of it.
    """

    def __init__(self, turn: Callable[[], bool], *, interval: float):
        self._turn = turn
        self._interval = interval
        self.stopping = False

    def run(self) -> None:
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, self._stop)
        logger.info("Running.")
        refusals = 0
        while not self.stopping:
            close_old_connections()
            try:
                busy = self._turn()
            except Error as error:
                refusals += 1
                logger.warning("The database refuses (%s).", class_path(error))
                connections.close_all()
                self._rest(min(2**refusals, LONGEST_REST))
            else:
                refusals = 0
                if not busy:
                    self._rest(self._interval)

    def _rest(self, seconds: float) -> None:
        # Short sleeps: a signal does not end a sleep, and waking by an Event is not safe from
        # a signal handler.
        until = time.monotonic() + seconds
        while not self.stopping and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.5))

    def _stop(self, signum: int, frame) -> None:
        if self.stopping:
            raise SystemExit(128 + signum)
        self.stopping = True
