"""What painted things are made of: noise of several sizes, always the same for a name.

A texture is a sheet of greys around the middle one, which changes nothing; darker and lighter
ones darken and lighten what they are laid over.
"""

from functools import cache
from random import Random

from PIL import Image, ImageChops

#: Pixels of a whole sheet: larger than any picture, so that each may cut out a place of its own.
SHEET = (2400, 1600)
MIDDLE = 128

#: For each texture, how strong it is (1: from black to white), and its layers of noise: the
#: width and height of a grain, in pixels, and its share.
GRAINS = {
    "paper": (0.13, [(2, 2, 0.6), (1, 1, 0.4)]),
    "clouds": (1.9, [(520, 180, 0.42), (210, 90, 0.27), (90, 40, 0.19), (30, 16, 0.12)]),
    "rock": (0.3, [(90, 60, 0.25), (16, 30, 0.35), (5, 9, 0.4)]),
    "crops": (0.33, [(240, 30, 0.22), (30, 7, 0.33), (7, 4, 0.45)]),
    "meadow": (0.46, [(200, 40, 0.2), (22, 7, 0.32), (7, 4, 0.48)]),
    "leaves": (0.55, [(60, 40, 0.18), (14, 11, 0.32), (6, 5, 0.5)]),
    "plaster": (0.25, [(60, 60, 0.4), (5, 5, 0.6)]),
    "strands": (0.5, [(4, 90, 0.6), (3, 30, 0.4)]),
    "wool": (0.27, [(90, 60, 0.2), (9, 5, 0.5), (3, 3, 0.3)]),
    "skin": (0.13, [(120, 120, 0.6), (3, 3, 0.4)]),
}


def texture(name: str, size: tuple[int, int], random: Random) -> Image.Image:
    """Return a piece of `size` pixels of a texture, cut out where `random` says."""
    sheet = _sheet(name)
    left, top = (random.randint(0, whole - part) for whole, part in zip(SHEET, size, strict=True))
    piece = sheet.crop((left, top, left + size[0], top + size[1]))
    return piece.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if random.random() < 0.5 else piece


@cache
def _sheet(name: str) -> Image.Image:
    strength, layers = GRAINS[name]
    random = Random(f"texture {name}")  # noqa: S311 - a drawing, not a secret
    mixed, total = None, 0.0
    for width, height, share in layers:
        noise = _noise(random, width, height)
        total += share
        mixed = noise if mixed is None else Image.blend(mixed, noise, share / total)
    # several layers of noise cancel each other out: what is left is stretched
    stretch = strength * len(layers) ** 0.5
    return mixed.point(lambda grey: MIDDLE + (grey - MIDDLE) * stretch)


def _noise(random: Random, width: int, height: int) -> Image.Image:
    size = (SHEET[0] // width + 2, SHEET[1] // height + 2)
    coarse = Image.frombytes("L", size, random.randbytes(size[0] * size[1]))
    if (width, height) == (1, 1):
        return coarse.crop((0, 0, *SHEET))
    return coarse.resize(SHEET, Image.Resampling.BICUBIC)


def laid_over(image: Image.Image, greys: Image.Image) -> Image.Image:
    """Return `image` (RGB) darkened and lightened by `greys` (L, of the same size)."""
    return ImageChops.overlay(image, Image.merge("RGB", (greys,) * 3))
