"""Pictures for tests: drawn here, so that nobody has to trust a file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from bmcreport.branding import Bitmap, Branding, Logo
from bmcreport.read.pictures import Refused, decoded


def drawn(width: int = 90, height: int = 30, mode: str = "RGB", background: Any = "white") -> Image.Image:
    """A red disc at the left and, where there is room, a dark bar at the right."""
    image = Image.new(mode, (width, height), background)
    draw = ImageDraw.Draw(image)
    draw.ellipse((1, 1, height - 2, height - 2), fill="#c2410c" if mode[:3] == "RGB" else 77)
    if width > height + 6:
        bar = (height + 3, height // 4, width - 2, height - height // 4)
        draw.rectangle(bar, fill="#1d2433" if mode[:3] == "RGB" else 9)
    return image


def file_of(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The picture as a file."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def bitmap(width: int = 90, height: int = 30) -> Bitmap:
    read = decoded(file_of(drawn(width, height)))
    assert not isinstance(read, Refused)
    return read


def branding(width: int = 90, height: int = 30, footer: str | None = None) -> Branding:
    return Branding(Logo(bitmap(width, height), "<Example> & Sons"), footer)


def pixels(one: Bitmap) -> Image.Image:
    return Image.open(BytesIO(one.png))


def written(folder: Path, name: str = "logo.png", **options: Any) -> Path:
    """The picture in a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file_of(drawn(), **options))
    return path
