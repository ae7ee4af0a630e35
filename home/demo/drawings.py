"""What the demo draws is kept: a picture is drawn once on a machine, however often it is loaded."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from cms.whole_files import written_whole
from villages import skyline

from . import houses, likenesses, painting, textures, workplaces


def drawn(draw: Callable[..., bytes], name: str, *args) -> bytes:
    """Return ``draw(*args)``, from the kept file `name` of that drawer when there is one."""
    kept = settings.ASSETS_ROOT / "drawings" / _hand() / f"{draw.__name__}-{name}.jpg"
    if not kept.exists():
        with written_whole(kept) as draft:
            draft.write_bytes(draw(*args))
    return kept.read_bytes()


@cache
def _hand() -> str:
    """Return a name for the way of drawing: another one when its code has changed."""
    digest = blake2b(digest_size=8)
    for module in (houses, likenesses, painting, textures, workplaces, skyline):
        digest.update(Path(module.__file__).read_bytes())
    return digest.hexdigest()
