"""The colour profile against the one that LittleCMS makes for sRGB."""

from __future__ import annotations

from io import BytesIO
from itertools import product

import pytest
from PIL import Image, ImageCms

from bmcreport.pdf.icc import srgb


def test_the_profile_is_small_and_says_its_length() -> None:
    assert len(srgb()) < 1024
    assert int.from_bytes(srgb()[:4]) == len(srgb())
    assert srgb()[36:40] == b"acsp"


@pytest.mark.parametrize("colour", list(product((0, 29, 128, 255), repeat=3)))
def test_a_colour_is_the_same_as_in_lcms(colour: tuple[int, int, int]) -> None:
    ours = ImageCms.getOpenProfile(BytesIO(srgb()))
    theirs = ImageCms.createProfile("sRGB")
    image = ImageCms.profileToProfile(Image.new("RGB", (1, 1), colour), ours, theirs)
    assert image is not None
    assert image.getpixel((0, 0)) == pytest.approx(colour, abs=1)


def test_white_and_middle_grey_have_no_tint() -> None:
    lab = ImageCms.createProfile("LAB")
    image = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), (128, 128, 128)), ImageCms.getOpenProfile(BytesIO(srgb())), lab, outputMode="LAB"
    )
    assert image is not None
    lightness, *tints = image.getpixel((0, 0))  # type: ignore[misc]
    assert lightness == pytest.approx(53.6 * 255 / 100, abs=1)
    assert tints in ([128, 128], [0, 0])
