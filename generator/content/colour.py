"""Colours as "#rrggbb", and how well one is read on another (WCAG 2.2, contrast ratio)."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator

TEXT_CONTRAST = 4.5
"""What WCAG 2.2 asks of text at level AA: https://www.w3.org/TR/WCAG22/#contrast-minimum"""

LIGHT_GROUNDS = ("#ffffff", "#f1f5f7", "#fdf0f0", "#fdf4ea", "#eef5f9", "#eef7f1")
"""What links stand on: the page, panels and cards, as base.css has them."""
DARK_GROUNDS = ("#12181c", "#1b2429", "#331719", "#2f2114", "#13262f", "#14271b")
"""The same in dark colours."""
HEADER_TEXT = "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str, grounds: Iterable[str]) -> bool:
    """Whether text of a colour can be read on every one of some grounds."""
    return all(contrast(colour, ground) >= TEXT_CONTRAST for ground in grounds)


def nearest_readable(colour: str, grounds: tuple[str, ...]) -> str:
    """The colour itself if it can be read on all grounds; else the nearest one of its hue that can."""
    return next((near for near in _from_near_to_far(colour) if is_readable(near, grounds)), "#000000")


def darker(colour: str, share: float) -> str:
    """A colour with some of its lightness taken away."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _hex(hue, lightness * (1 - share), saturation)


def _from_near_to_far(colour: str) -> Iterator[str]:
    yield colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(1, 201):
        for changed in (lightness - step / 200, lightness + step / 200):
            if 0 <= changed <= 1:
                yield _hex(hue, changed, saturation)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(hue: float, lightness: float, saturation: float) -> str:
    channels = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    """The relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
