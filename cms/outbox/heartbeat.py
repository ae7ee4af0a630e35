"""A sign of life while a long piece of work is under way."""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import Error, connections

logger = logging.getLogger(__name__)


class Heartbeat:
    """Renew a lease from a thread of its own as long as the ``with`` block runs.

    `renew` takes the lease's length and says whether the lease is still ours. It is called six
    times per lease, so that a few refusals of the database cost nothing.
    """

    def __init__(self, renew: Callable[[timedelta], bool], lease: timedelta):
        self._renew = renew
        self._lease = lease
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *exc_info) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        pause = self._lease.total_seconds() / 6
        try:
            while not self._over.wait(pause):
                try:
                    if not self._renew(self._lease):
                        logger.error("A lease was lost: its work may be done a second time.")
                        return
                except Error as error:
                    logger.warning("A lease was not renewed: %s.", type(error).__name__)
                    connections.close_all()
        finally:
            connections.close_all()
