"""What is asked of the list again and again: counted once by each process until it changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

#: So many answers; the largest is 5 000 numbers, 180 kB.
MOST = 100

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, count: Callable[[], Any]) -> Any:
    """Return what `count` returned for `key`, counting only where that is not known.

    `key` says everything that the counts depend on, the state of the list among it
    (`ListedChange.objects.state`).
    """
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    counted = count()
    with _lock:
        _kept[key] = counted
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return counted
