"""The demo's pictures weigh what photographs do, so that what is measured with them holds."""

import hashlib
import io
import subprocess
import sys
from types import SimpleNamespace

import pytest
from PIL import Image

from home.demo.likenesses import portrait
from home.demo.painting import FIELDS, SKIES, landscape

MARCIAC = SimpleNamespace(insee_code="32233", latitude=43.524, longitude=0.161)


def webp_of(data: bytes, width: int) -> int:
    """Return how many bytes the picture weighs as WebP, `width` pixels wide."""
    picture = Image.open(io.BytesIO(data))
    content = io.BytesIO()
    height = round(width * picture.height / picture.width)
    picture.resize((width, height), Image.Resampling.LANCZOS).save(content, "WEBP", quality=72)
    return len(content.getvalue())


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("sky", SKIES)
def test_a_landscape_has_the_size_and_the_weight_of_a_photograph(sky, field):
    data = landscape(MARCIAC, sky, field)
    assert Image.open(io.BytesIO(data)).size == (1600, 1067)
    assert 25_000 < webp_of(data, 640) < 60_000


def test_a_portrait_has_the_weight_of_a_photograph():
    data = portrait("camille-lacassagnere")
    assert Image.open(io.BytesIO(data)).size == (640, 640)
    assert 9_000 < webp_of(data, 384) < 25_000


def test_the_same_village_is_painted_the_same_in_another_process():
    program = (
        "import hashlib\nfrom types import SimpleNamespace\n"
        "from home.demo.painting import landscape\n"
        "v = SimpleNamespace(insee_code='32233', latitude=43.524, longitude=0.161)\n"
        "print(hashlib.sha256(landscape(v, 'soir', 'vignes')).hexdigest())\n"
    )
    other = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(landscape(MARCIAC, "soir", "vignes")).hexdigest()
