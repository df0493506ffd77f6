"""Colours of DrawingML as `#rrggbb`: scheme colours through the master's map, with their modifications."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from bmcreport.contrast import brightened
from bmcreport.read.templates.parts import NAMESPACES

_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_MAP = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_NAMED = {"black": "#000000", "white": "#ffffff"}
_WHOLE = 100_000
_LEAST_HEX = 6


class Scheme(Struct, frozen=True):
    """The colours of a theme by slot, and which slot the names that slides use stand for."""

    slots: Mapping[str, str]
    names: Mapping[str, str]

    def named(self, name: str) -> str:
        """The colour that slides call by this name."""
        return self.slots.get(self.names.get(name, name), self.slots.get(name, "#000000"))

    def colours(self) -> dict[str, str]:
        """All colours by the names that slides use."""
        return {name: self.named(name) for name in (*_MAP, *_SLOTS[4:])}

    def resolved(self, fill: etree._Element | None, placeholder: str | None = None) -> str | None:
        """The colour of a solid fill or a reference; `placeholder` is what `phClr` stands for."""
        colour = next(iter(fill), None) if fill is not None else None
        if colour is None:
            return None
        base = self._base(colour, placeholder)
        return None if base is None else _modified(base, colour)

    def _base(self, colour: etree._Element, placeholder: str | None) -> str | None:
        value = colour.get("val", "")
        match etree.QName(colour).localname:
            case "srgbClr":
                return _hexadecimal(value)
            case "sysClr":
                return _hexadecimal(colour.get("lastClr", "")) or _NAMED["white" if value == "window" else "black"]
            case "schemeClr":
                return placeholder if value == "phClr" else self.named(value)
            case _:
                return _NAMED.get(value)


def scheme(theme: etree._Element, mapping: etree._Element | None) -> Scheme:
    """The colours of a theme part under a colour map."""
    found = {}
    for slot in _SLOTS:
        written = theme.find(f".//a:clrScheme/a:{slot}", NAMESPACES)
        colour = Scheme({}, {}).resolved(written)
        found[slot] = colour or "#000000"
    names = {str(name): str(slot) for name, slot in mapping.attrib.items()} if mapping is not None else _MAP
    return Scheme(found, names)


def _hexadecimal(value: str) -> str | None:
    try:
        int(value, 16)
    except ValueError:
        return None
    return f"#{value.lower()}" if len(value) == _LEAST_HEX else None


def _modified(colour: str, written: etree._Element) -> str:
    """With its luminance multiplied and raised; other modifications change too little to matter for contrast."""
    factor, offset = _WHOLE, 0
    for change in written:
        value = change.get("val", "")
        if not value.lstrip("-").isdigit():
            continue
        match etree.QName(change).localname:
            case "lumMod" | "shade":
                factor = factor * int(value) // _WHOLE
            case "lumOff":
                offset += int(value)
            case "tint":
                factor, offset = factor * int(value) // _WHOLE, offset + _WHOLE - int(value)
    return brightened(colour, factor / _WHOLE, offset / _WHOLE)
