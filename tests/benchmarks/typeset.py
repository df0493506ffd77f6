"""The same page by typst, where it is installed: sizes and places are given, typst breaks, kerns and tags."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bmcreport.icons import BOX, Command

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.author)
#set page(width: data.size.at(0) * 1pt, height: data.size.at(1) * 1pt, margin: 0pt)
#set text(font: "Carlito", lang: "en")
#let at(box, body) = place(dx: box.at(0) * 1pt, dy: box.at(1) * 1pt, body)
#let words(run) = {
  let set-run = text(
    size: run.size * 1pt, fill: rgb(run.colour), weight: if run.bold { "bold" } else { "regular" }, run.text)
  let set-run = if run.field != none { highlight(fill: rgb(run.field), set-run) } else { set-run }
  if run.link != none { link(run.link, set-run) } else { set-run }
}
#for box in data.boxes {
  at(box, pdf.artifact(rect(width: box.at(2) * 1pt, height: box.at(3) * 1pt,
    fill: if box.at(4) != none { rgb(box.at(4)) },
    stroke: if box.at(5) != none { box.at(6) * 1pt + rgb(box.at(5)) })))
}
#for rule in data.rules {
  place(pdf.artifact(line(start: (rule.at(0) * 1pt, rule.at(1) * 1pt), end: (rule.at(2) * 1pt, rule.at(3) * 1pt),
    stroke: rule.at(4) * 1pt + rgb(rule.at(5)))))
}
#for icon in data.icons {
  place(dx: icon.x * 1pt, dy: icon.y * 1pt, pdf.artifact(image(bytes(icon.svg), format: "svg", width: icon.side * 1pt)))
}
#for frame in data.frames {
  at(frame.box, block(width: frame.box.at(2) * 1pt, height: frame.box.at(3) * 1pt, {
    let first = frame.paragraphs.at(0)
    set par(leading: (first.leading - first.size * 0.64) * 1pt)
    let set-paragraphs = frame.paragraphs.map(each => each.runs.map(words).join())
    if first.indent > 0 {
      let spacing = (first.leading - first.size * 0.64 + first.after) * 1pt
      list(indent: 0pt, body-indent: first.indent * 0.5pt, spacing: spacing, ..set-paragraphs)
    } else {
      stack(spacing: first.after * 1pt + 2pt, ..set-paragraphs)
    }
  }))
}
"""

_RUN = re.compile(r'(?:<a href="([^"]*)">)?<font color="([^"]*)" size="([^"]*)"(?: backColor="([^"]*)")?>(.*?)</font>')


def typesetter(folder: Path, fonts: Path) -> Callable[[dict[str, Any]], bytes] | None:
    """A function from the content of a page to its PDF, with typst's compiler kept; none where there is no typst."""
    if find_spec("typst") is None:
        return None
    from typst import Compiler

    main = folder / "page.typ"
    main.write_text(TEMPLATE, encoding="utf-8")
    compiler = Compiler(str(main), font_paths=[str(fonts)], ignore_system_fonts=True)

    def typeset(data: dict[str, Any]) -> bytes:
        made = compiler.compile(str(main), sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        return made

    return typeset


def for_typst(data: dict[str, Any]) -> dict[str, Any]:
    """The content of a page with runs instead of markup."""
    frames = [
        {**frame, "paragraphs": [{**each, "runs": _runs(each["markup"])} for each in frame["paragraphs"]]}
        for frame in data["frames"]
    ]
    return {**data, "frames": frames, "icons": [_icon(*icon) for icon in data["icons"]]}


def _icon(x: float, y: float, scale: float, colour: str, outline: Iterable[Command]) -> dict[str, Any]:
    path = " ".join(step + " ".join(map(str, points)) for step, points in outline)
    box = f'viewBox="0 0 {BOX} {BOX}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path fill="{colour}" d="{path}"/></svg>'
    return {"x": x, "y": y, "side": scale * BOX, "svg": svg}


def _runs(markup: str) -> list[dict[str, Any]]:
    return [
        {
            "link": unescape(link) if link else None,
            "colour": colour,
            "size": float(size),
            "field": field or None,
            "bold": "<b>" in text,
            "text": unescape(re.sub(r"</?(b|super)>", "", text)),
        }
        for link, colour, size, field, text in _RUN.findall(markup)
    ]
