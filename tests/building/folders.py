"""Folders of small documents to build, and how fast they are made: one page or deck each."""

from __future__ import annotations

from pathlib import Path

from bmcreport.building.manifest import NAME, Manifest
from bmcreport.building.stores import Folder

SHOP = """\
company: {name: Shop, tagline: A shop}
blocks:
  channels: [A counter]
  customer_segments: [Neighbours]
"""

CAFE = """\
company: {name: Café}
blocks:
  channels: [A counter, Tables outside]
relations:
  - {to: shop, kind: parallel, block: channels, why: Both have a counter.}
"""

STREET = """\
title: One street
canvases: [shop, cafe]
focus: cafe
"""

OVERFULL = "company: {name: Full}\nblocks:\n  channels:\n" + "".join(
    f"    - Channel {number} {'with more words than anyone reads ' * 8}\n" for number in range(40)
)


def street(folder: Path, **more: str) -> Path:
    """A folder with two canvases that know each other, their comparison, and more documents by name."""
    folder.mkdir(exist_ok=True)
    for name, text in {"shop": SHOP, "cafe": CAFE, "street": STREET, **more}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def manifest_of(folder: Path) -> Manifest:
    """What builds have made there."""
    return Folder(folder).manifest()


def outputs(folder: Path) -> list[Path]:
    """The files in a folder but for the manifest, hidden ones too."""
    return sorted(path for path in folder.iterdir() if path.name != NAME) if folder.is_dir() else []


def written(folder: Path) -> list[str]:
    """Their names."""
    return [path.name for path in outputs(folder)]


def contents(folder: Path) -> dict[str, bytes]:
    """Their contents by name."""
    return {path.name: path.read_bytes() for path in outputs(folder)}
