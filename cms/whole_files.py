"""Files that several processes write and read at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a draft to write to; at the end it takes the place of `path`, in one step.

    Whoever reads `path` meanwhile finds the old file or the new one, never a part. The folder is
    made when missing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    yield draft
    draft.replace(path)
