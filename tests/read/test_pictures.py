"""Picture files as bitmaps: what is taken, what is refused, and that nothing of the file but its pixels goes on."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from bmcreport.branding import Bitmap
from bmcreport.read.pictures import MOST_BYTES, MOST_KEPT, Refused, decoded, read_picture
from tests.pictures import drawn, file_of, pixels, written

SECRET = b"48.8584 N, 2.2945 E"


def taken(content: bytes) -> Bitmap:
    read = decoded(content)
    assert isinstance(read, Bitmap), read
    return read


def refused(path: Path, root: Path) -> str:
    read = read_picture(path, root)
    assert isinstance(read, Refused), read
    assert read.hint
    return read.code


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_keeps_its_size_and_pixels(kind: str) -> None:
    read = taken(file_of(drawn(), kind))
    assert (read.width, read.height) == (90, 30) == pixels(read).size
    shown = pixels(read).getpixel((15, 15))
    assert isinstance(shown, tuple)
    assert shown == pytest.approx((0xC2, 0x41, 0x0C), abs=24)


def test_the_same_file_gives_the_same_bytes() -> None:
    content = file_of(drawn())
    assert taken(content).png == taken(content).png
    assert taken(content).name == taken(content).name != taken(file_of(drawn(91))).name


def test_metadata_stays_behind() -> None:
    notes, exif = PngInfo(), Image.Exif()
    notes.add_text("Location", SECRET.decode())
    exif[0x010E] = SECRET.decode()
    for content in (
        file_of(drawn(), pnginfo=notes, exif=exif, dpi=(300, 300)),
        file_of(drawn(), "JPEG", exif=exif, comment=SECRET),
    ):
        assert SECRET in content
        png = taken(content).png
        assert SECRET not in png
        assert [png[place - 4 : place] for place in (16, 41)] == [b"IHDR", b"IDAT"]


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    read = taken(file_of(drawn(), "JPEG", exif=exif))
    assert (read.width, read.height) == (30, 90)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    clear = drawn(mode="RGBA", background=(0, 0, 0, 0)).convert(mode)
    read = pixels(taken(file_of(clear)))
    assert read.mode == "RGB"
    assert read.getpixel((89, 0)) == (255, 255, 255)
    assert read.getpixel((15, 15)) != (255, 255, 255)


def test_inks_and_greys_become_the_colours_that_they_are() -> None:
    inks = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    assert pixels(taken(file_of(inks, "JPEG", quality=95))).getpixel((4, 4)) == pytest.approx((254, 0, 0), abs=4)
    grey = Image.new("I;16", (8, 8), 0x8080)
    assert pixels(taken(file_of(grey))).getpixel((4, 4)) == (0x80,) * 3


def test_a_large_picture_is_made_as_small_as_print_needs_it() -> None:
    read = taken(file_of(Image.new("RGB", (4000, 1000), "red")))
    assert (read.width, read.height) == (MOST_KEPT, MOST_KEPT // 4)


def test_a_long_file_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "long.png"
    path.write_bytes(file_of(drawn()) + bytes(MOST_BYTES))
    assert refused(path, tmp_path) == "BMC524"


def test_links_may_lead_anywhere_inside_the_project_and_nowhere_else(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", written(tmp_path / "elsewhere")
    inside = written(root / "art")
    (root / "canvases").mkdir()
    (root / "canvases" / "in.png").symlink_to(inside)
    (root / "canvases" / "out.png").symlink_to(outside)
    (root / "art" / "away").symlink_to(outside.parent)
    (root / "loop.png").symlink_to("loop.png")
    for path in ("canvases/in.png", "canvases/../art/logo.png"):
        assert isinstance(read_picture(root / path, root), Bitmap)
    assert isinstance(read_picture(root / "canvases" / inside, root), Bitmap)
    assert refused(root / "canvases/out.png", root) == "BMC521"
    assert refused(root / "art/away/logo.png", root) == "BMC521"
    assert refused(root / "../elsewhere/logo.png", root) == "BMC521"
    assert refused(root / outside, root) == "BMC521"
    assert refused(root / "loop.png", root) == "BMC522"


def test_a_project_next_to_another_of_a_longer_name_is_not_inside_it(tmp_path: Path) -> None:
    path = written(tmp_path / "project-two")
    (tmp_path / "project").mkdir()
    assert refused(path, tmp_path / "project") == "BMC521"


def test_pipes_devices_and_folders_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert refused(tmp_path / "pipe.png", tmp_path) == "BMC522"
    assert refused(Path("/dev/zero"), Path("/")) == "BMC522"
    assert refused(tmp_path, tmp_path) == "BMC522"
    assert refused(tmp_path / "a\0b.png", tmp_path) == "BMC522"
    assert refused(tmp_path / ("a" * 300), tmp_path) == "BMC522"


@settings(max_examples=150)
@given(kind=st.sampled_from(["PNG", "JPEG"]), data=st.data())
def test_no_damage_to_a_file_is_more_than_a_refusal(kind: str, data: st.DataObject) -> None:
    content = bytearray(file_of(drawn(24, 12), kind))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read = decoded(bytes(content[: data.draw(st.integers(0, len(content)))]))
    assert isinstance(read, Bitmap | Refused)


def test_a_profile_says_which_colours_are_meant() -> None:
    """A profile that has red where others have green."""
    swapped = swapped_profile()
    for mode, red in (("RGB", (255, 0, 0)), ("RGBA", (255, 0, 0, 255))):
        plain, meant = (saved(Image.new(mode, (4, 4), red), profile) for profile in (b"", swapped))
        assert first_pixel(plain) == (255, 0, 0)
        left, right, _ = first_pixel(meant)
        assert right > left
        assert saved(Image.new(mode, (4, 4), red), swapped) == meant


def test_a_profile_that_is_none_changes_nothing() -> None:
    assert first_pixel(saved(Image.new("RGB", (4, 4), (9, 8, 7)), b"no profile")) == (9, 8, 7)


def swapped_profile() -> bytes:
    known = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    head, tags = known[:132], known[132:]
    return head + tags.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")


def saved(image: Image.Image, profile: bytes) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", icc_profile=profile)
    return file.getvalue()


def first_pixel(content: bytes) -> tuple[int, int, int]:
    read = decoded(content)
    assert isinstance(read, Bitmap)
    pixel = Image.open(io.BytesIO(read.png)).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return int(pixel[0]), int(pixel[1]), int(pixel[2])
