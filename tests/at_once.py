"""Several people, or programs, at the same moment."""

import threading

from django.db import connections


def at_once(*acts) -> list:
    """Run `acts` at the same moment, each on a connection of its own; return what each gave."""
    start = threading.Barrier(len(acts))
    given = [None] * len(acts)

    def run(n, act):
        try:
            start.wait(timeout=10)
            given[n] = act()
        except Exception as error:
            given[n] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return given
