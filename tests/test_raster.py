"""Pages as PNG pictures: their size, their bytes, and that something is on them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bmcreport.raster import pictures
from tests.pdf.readers import written
from tests.pdf.samples import sample


@pytest.mark.parametrize(("dpi", "size"), [(72, (842, 596)), (150, (1754, 1241)), (300, (3508, 2481))])
def test_a_page_has_as_many_pixels_as_asked_for(dpi: int, size: tuple[int, int]) -> None:
    image = Image.open(BytesIO(pictures(written(sample()), dpi)[0]))
    assert image.format == "PNG"
    assert image.size == size
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


def test_each_page_is_a_picture_of_its_own() -> None:
    first, second = pictures(written(sample()), 50)
    assert first != second


def test_the_same_page_gives_the_same_bytes() -> None:
    pdf = written(sample())
    assert pictures(pdf, 60) == pictures(pdf, 60)


def test_what_is_on_the_page_is_on_the_picture() -> None:
    second = Image.open(BytesIO(pictures(written(sample()), 72)[1]))
    # The red square of the sample stands 120 mm from the left and 40 mm from the top.
    assert second.getpixel((round(145 / 25.4 * 72), round(65 / 25.4 * 72))) == (255, 0, 0)
    assert second.getpixel((1, 1)) == (255, 255, 255)
