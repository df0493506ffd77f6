"""Colours as numbers: how well text stands out from its ground, as WCAG 2.2 defines it, and colours made of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from colorsys import hls_to_rgb, rgb_to_hls

LEAST_FOR_TEXT = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA."""

_STEPS = 255
_WEIGHTS = (0.2126, 0.7152, 0.0722)
Channels = tuple[int, int, int]


def channels(colour: str) -> Channels:
    """Red, green and blue of `#rrggbb`, from 0 to 255 each."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def hexadecimal(parts: Iterable[float]) -> str:
    """Red, green and blue, from 0 to 255 each, as `#rrggbb`."""
    return "#" + bytes(map(round, parts)).hex()


def mixed(one: str, other: str, share: float) -> str:
    """The colour at this share, from 0 to 1, of the way from one to the other in sRGB."""
    both = zip(channels(one), channels(other), strict=True)
    return hexadecimal(begin + (end - begin) * share for begin, end in both)


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 for black to 1 for white."""
    return sum(weight * _linear(channel) for weight, channel in zip(_WEIGHTS, channels(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, whichever of them is the text."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_legible(colour: str, others: Iterable[str]) -> str | None:
    """The nearest colour, towards black or white, that stands out enough from all others; none if they leave none."""
    grounds = tuple(others)
    return next(
        (each for each in _away_from(colour) if all(contrast(each, other) >= LEAST_FOR_TEXT for other in grounds)), None
    )


def _away_from(colour: str) -> Iterator[str]:
    """Colours ever farther away, in turn towards black and white."""
    for step in range(_STEPS + 1):
        for end in ("#000000", "#ffffff"):
            yield mixed(colour, end, step / _STEPS)


def _linear(channel: int) -> float:
    """A channel of sRGB without its transfer curve."""
    share = channel / 255
    # WCAG 2.2 corrected the threshold of earlier versions, 0.03928; no channel of eight bits lies between the two.
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def brightened(colour: str, factor: float, offset: float) -> str:
    """The colour with its luminance (of HSL) multiplied and raised, as DrawingML's `lumMod` and `lumOff` do."""
    if (factor, offset) == (1, 0):
        return colour
    hue, luminance_, saturation = rgb_to_hls(*(channel / _STEPS for channel in channels(colour)))
    parts = hls_to_rgb(hue, min(1.0, max(0.0, luminance_ * factor + offset)), saturation)
    return hexadecimal(part * _STEPS for part in parts)
