"""What PowerPoint asks of a package beyond its schemas: what it would repair, refuse or lose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from lxml import etree

from tests.contracts.package import P14, A, C, P, Package, R

_GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_LEAST_MASTER, _LEAST_SLIDE = 2_147_483_648, 256
"""The least ids of masters with their layouts and of slides (ECMA-376 part 1, 19.7)."""

_NEEDS_CONTENT = {f"{A}{name}" for name in ("tbl", "tr", "tblGrid", "gradFill", "extLst", "custGeom")}
_NEEDS_CONTENT |= {f"{P}{name}" for name in ("extLst", "ext", "txBody", "sldMasterIdLst", "sldLayoutIdLst")}
_NEEDS_CONTENT |= {f"{C}{name}" for name in ("ser", "plotArea", "dLbls", "extLst", "strCache", "numCache")}
_NEEDS_CONTENT |= {f"{P14}sectionLst"}
"""Elements that are repaired away, or that the whole slide is, where nothing is in them."""

_FLAGS = {
    "rtl",
    "noGrp",
    "noChangeAspect",
    "noRot",
    "firstRow",
    "firstCol",
    "bandRow",
    "txBox",
    "rtlCol",
    "dirty",
    "err",
}
_FLAGS_OF_RUNS = {"b", "i"}
_RUNS = {f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"}


def twice(values: Iterable[Hashable]) -> list[Hashable]:
    """What is there more than once."""
    return [value for value, count in Counter(values).items() if count > 1]


def content_types(package: Package) -> Iterator[str]:
    """Each part has one type, and no two parts have names that differ only in case."""
    types = package.xml["[Content_Types].xml"]
    own = [each.get("PartName", "")[1:].lower() for each in types.iter("{*}Override")]
    by_ending = [each.get("Extension", "").lower() for each in types.iter("{*}Default")]
    yield from (f"two types for {name}" for name in twice([*own, *by_ending]))
    yield from (f"two parts named {name}" for name in twice(name.lower() for name in package.members))
    names = {name.lower() for name in package.parts}
    yield from (f"a type for {name}, which is not there" for name in set(own) - names)
    untyped = {name for name in names - set(own) if name.rpartition(".")[2] not in by_ending}
    yield from (f"no type for {name}" for name in untyped)
    generic = {name for name in names - set(own) if name.endswith(".xml") and not name.startswith("customxml/item")}
    yield from (f"only the type of XML for {name}" for name in generic)


def relationships(package: Package) -> Iterator[str]:
    """They lead to parts or to the web and mail, are used, and reach every part."""
    for part, listed in package.relationships.items():
        yield from (f"{part}: two relationships {name}" for name in twice(each.id for each in listed))
        for each in listed:
            if each.external and not each.target.startswith(("https://", "http://", "mailto:")):
                yield f"{part}: leads to {each.target}"
            if not each.external and each.target not in package.parts:
                yield f"{part}: leads to {each.target}, which is not there"
    yield from (f"nothing leads to {part}" for part in set(package.parts) - set(_reached(package)))


def _reached(package: Package) -> Iterator[str]:
    yield from (each.target for listed in package.relationships.values() for each in listed if not each.external)


def references(package: Package) -> Iterator[str]:
    """What XML refers to by the id of a relationship is there, and links, pictures and charts are referred to."""
    for part in package.parts:
        elements = package.xml[part].iter(etree.Element) if part in package.xml else ()
        used = {str(value) for each in elements for name, value in each.attrib.items() if str(name).startswith(R)}
        known = {each.id for each in package.relationships[part]}
        yield from (f"{part}: refers to {name}, which is not there" for name in used - known if name)
        for each in package.relationships[part]:
            if each.kind in {"hyperlink", "image", "chart"} and each.id not in used:
                yield f"{part}: nothing refers to {each.id} ({each.kind})"


def identities(package: Package) -> Iterator[str]:
    """Shapes of a surface have ids from 2 and names of their own."""
    for part, root in package.surfaces.items():
        tree = root.find(f"{P}cSld/{P}spTree")
        assert tree is not None
        first, *others = tree.iter(f"{P}cNvPr")
        ids = [int(each.get("id", "0")) for each in (first, *others)]
        if first.get("id") != "1" or min(ids) < 1:
            yield f"{part}: ids begin with {min(ids)}"
        yield from (f"{part}: two shapes have id {value}" for value in twice(ids))
        yield from (f"{part}: two shapes are named {value}" for value in twice(each.get("name") for each in others))
        yield from (f"{part}: shape {each.get('id')} has no name" for each in others if not each.get("name"))


def lists_of_the_presentation(package: Package) -> Iterator[str]:
    """Slides, masters and layouts have ids in the ranges that are theirs; sections hold every slide once."""
    (name,) = package.related("", "officeDocument")
    root = package.xml[name]
    slides = [int(each.get("id", "0")) for each in root.iter(f"{P}sldId")]
    masters = [each for part in package.of_kind("slideMaster") for each in package.xml[part].iter(f"{P}sldLayoutId")]
    above = [int(each.get("id", "0")) for each in (*root.iter(f"{P}sldMasterId"), *masters)]
    yield from (f"two of the presentation's parts have id {value}" for value in twice([*slides, *above]))
    yield from (f"slide id {value}" for value in slides if not _LEAST_SLIDE <= value < _LEAST_MASTER)
    yield from (f"layout or master id {value}" for value in above if not _LEAST_MASTER <= value < 2 * _LEAST_MASTER)
    held = [int(each.get("id", "0")) for each in root.iter(f"{P14}sldId")]
    if held and held != slides:
        yield f"sections hold {held}, the presentation has {slides}"
    marks = [each.get("id", "") for each in root.iter(f"{P14}section")]
    yield from (f"section id {mark}" for mark in marks if not _GUID.fullmatch(mark) or marks.count(mark) > 1)


def texts(package: Package) -> Iterator[str]:
    """A text has a paragraph; properties lead a paragraph, the mark of its end ends it; runs have text."""
    for part, root in package.surfaces.items():
        bodies, runs = root.iter(f"{P}txBody", f"{A}txBody"), root.iter(f"{A}r")
        yield from (f"{part}: a text without a paragraph" for body in bodies if body.find(f"{A}p") is None)
        yield from (f"{part}: a run without text" for run in runs if not run.findtext(f"{A}t"))
        for paragraph in root.iter(f"{A}p"):
            kinds = [etree.QName(each).localname for each in paragraph]
            if "pPr" in kinds[1:] or "endParaRPr" in kinds[:-1]:
                yield f"{part}: a paragraph of {kinds}"
            if set(kinds) <= {"pPr"}:
                yield f"{part}: an empty paragraph that does not say how high it is"


def languages(package: Package) -> Iterator[str]:
    """Every run says its language, so that spelling is checked in it and screen readers speak it."""
    for part in (*package.of_kind("slide"), *package.of_kind("notesSlide")):
        for run in package.xml[part].iter(f"{A}r", f"{A}fld"):
            properties = run.find(f"{A}rPr")
            tag = "" if properties is None else properties.get("lang", "")
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
                yield f"{part}: `{run.findtext(f'{A}t')}` is in language `{tag}`"


def tables(package: Package) -> Iterator[str]:
    """Rows have as many cells as there are columns, cells have text, and the frame is as large as all of them."""
    for part in package.of_kind("slide"):
        for frame in package.xml[part].iter(f"{P}graphicFrame"):
            table = frame.find(f".//{A}tbl")
            if table is None:
                continue
            widths = [int(each.get("w", "0")) for each in table.iter(f"{A}gridCol")]
            heights = [int(each.get("h", "0")) for each in table.iter(f"{A}tr")]
            size = frame.find(f"{P}xfrm/{A}ext")
            assert size is not None
            if (int(size.get("cx", "0")), int(size.get("cy", "0"))) != (sum(widths), sum(heights)):
                yield f"{part}: a frame of {size.get('cx')} x {size.get('cy')} for {sum(widths)} x {sum(heights)}"
            for row in table.iter(f"{A}tr"):
                cells = row.findall(f"{A}tc")
                kinds = [[etree.QName(each).localname for each in cell] for cell in cells]
                if len(cells) != len(widths) or any(each[:1] != ["txBody"] for each in kinds):
                    yield f"{part}: a row of {kinds} in {len(widths)} columns"
            marks = table.find(f"{A}tblPr")
            if marks is None or marks.get("firstRow") != "1":
                yield f"{part}: a table without a header row"


def charts(package: Package) -> Iterator[str]:
    """Axes have positive ids of their own, and the workbook for editing is inside."""
    for part in package.of_kind("chart"):
        root = package.xml[part]
        drawn = root.iter(f"{C}catAx", f"{C}valAx", f"{C}dateAx", f"{C}serAx")
        axes = [each.get("val", "") for axis in drawn for each in axis.findall(f"{C}axId")]
        yield from (f"{part}: two axes {value}" for value in twice(axes))
        yield from (f"{part}: axis {value}" for value in axes if not value.isdecimal() or int(value) == 0)
        plotted = [each.get("val", "") for each in root.iter(f"{C}axId", f"{C}crossAx")]
        yield from (f"{part}: no axis {value}" for value in set(plotted) - set(axes))
        data = root.find(f"{C}externalData")
        books = {each.id for each in package.relationships[part] if each.target.endswith(".xlsx")}
        if data is None or data.get(f"{R}id") not in books:
            yield f"{part}: no workbook"
        for cache in root.iter(f"{C}strCache", f"{C}numCache"):
            count = cache.find(f"{C}ptCount")
            points = [int(each.get("idx", "-1")) for each in cache.iter(f"{C}pt")]
            if count is None or points != sorted(set(points)) or max(points, default=0) >= int(count.get("val", "0")):
                yield f"{part}: points {points}"


def notes(package: Package) -> Iterator[str]:
    """Notes know their slide, which knows them, and stand on the one notes master, which has a theme of its own."""
    masters = package.of_kind("notesMaster")
    pages = package.of_kind("notesSlide")
    if len(masters) > 1 or (pages and not masters):
        yield f"{len(masters)} notes masters"
    themes = [theme for kind in ("slideMaster", "notesMaster") for part in package.of_kind(kind)
              for theme in package.related(part, "theme")]  # fmt: skip
    yield from (f"{theme} serves two masters" for theme in twice(themes))
    for page in pages:
        slides = package.related(page, "slide")
        if package.related(page, "notesMaster") != masters:
            yield f"{page}: on {package.related(page, 'notesMaster')}"
        if len(slides) != 1 or package.related(slides[0], "notesSlide") != (page,):
            yield f"{page}: of {slides}"
        kinds = {each.get("type") for each in package.xml[page].iter(f"{P}ph")}
        if not {"sldImg", "body"} <= kinds:
            yield f"{page}: holds {kinds}"


def placeholders(package: Package) -> Iterator[str]:
    """Those of a slide are of its layout, each filled once; a slide has one title, with words."""
    for part in package.of_kind("slide"):
        (layout,) = package.related(part, "slideLayout")
        known = {_role(each) for each in package.xml[layout].iter(f"{P}ph")}
        used = [_role(each) for each in package.xml[part].iter(f"{P}ph")]
        yield from (f"{part}: no {role} in {layout}" for role in set(used) - known)
        yield from (f"{part}: {role} twice" for role in twice(used))
        titles = [each for each in package.xml[part].iter(f"{P}sp") if _is_title(each)]
        if len(titles) != 1 or not _words(titles[0]).strip():
            yield f"{part}: {len(titles)} titles"


def _role(holder: etree._Element) -> tuple[str, str]:
    kind = holder.get("type", "obj")
    return ("title" if kind == "ctrTitle" else kind, holder.get("idx", "0"))


def _is_title(shape: etree._Element) -> bool:
    holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return holder is not None and holder.get("type") in {"title", "ctrTitle"}


def titles(package: Package) -> Iterator[str]:
    """No two slides of a deck are named alike in the list that readers choose from."""
    for value in twice("".join(_titles(package.xml[part])) for part in package.of_kind("slide")):
        yield f"two slides are titled `{value}`"


def _titles(slide: etree._Element) -> Iterator[str]:
    return (_words(shape) for shape in slide.iter(f"{P}sp") if _is_title(shape))


def _words(shape: etree._Element) -> str:
    return "".join(each.text or "" for each in shape.iter(f"{A}t"))


def alternatives(package: Package) -> Iterator[str]:
    """Pictures, tables and charts are described or marked as decoration."""
    for part in package.of_kind("slide"):
        for shape in package.xml[part].iter(f"{P}pic", f"{P}graphicFrame"):
            (told,) = shape[0].iter(f"{P}cNvPr")
            if not told.get("descr") and told.find(".//{*}decorative") is None:
                yield f"{part}: {told.get('name')} is not described"


def forms(package: Package) -> Iterator[str]:
    """Values are written as PowerPoint writes them, and nothing is empty that may not be."""
    for part in package.own:
        for each in package.xml[part].iter(etree.Element):
            if each.tag in _NEEDS_CONTENT and not len(each):
                yield f"{part}: an empty {etree.QName(each).localname}"
            if each.tag == f"{A}srgbClr" and not re.fullmatch("[0-9A-F]{6}", each.get("val", "")):
                yield f"{part}: colour {each.get('val')}"
            if each.tag in {f"{A}ext", f"{P}ext", f"{C}ext"} and each.get("uri") is not None:
                yield from (f"{part}: extension {uri}" for uri in [each.get("uri", "")] if not _GUID.fullmatch(uri))
            flags = _FLAGS | _FLAGS_OF_RUNS if each.tag in _RUNS else _FLAGS
            for name in flags & set(map(str, each.attrib)):
                yield from (f"{part}: {name}={value}" for value in [each.get(name)] if value not in {"0", "1"})


def plain_xml(package: Package) -> Iterator[str]:
    """UTF-8, standing alone, without document types, comments and instructions."""
    for name, content in package.members.items():
        if name not in package.xml:
            continue
        if not re.match(rb"<\?xml version=['\"]1.0['\"] encoding=['\"]UTF-8['\"] standalone=['\"]yes['\"]\?>", content):
            yield f"{name}: begins with {content[:40]!r}"
        if re.search(rb"<!|<\?(?!xml )", content):
            yield f"{name}: a comment, instruction or document type"


def archive(package: Package) -> Iterator[str]:
    """The list of types comes first; members have the first day there is, no attributes and nothing extra."""
    if package.entries[0].filename != "[Content_Types].xml":
        yield f"{package.entries[0].filename} comes first"
    for each in package.entries:
        if (each.date_time, each.extra, each.comment, each.external_attr) != ((1980, 1, 1, 0, 0, 0), b"", b"", 0):
            yield f"{each.filename}: {each.date_time} {each.extra!r} {each.comment!r} {each.external_attr}"
        if each.flag_bits & ~0x800 or "\\" in each.filename or each.filename.startswith("/"):
            yield f"{each.filename}: flags {each.flag_bits:x}"


RULES: Mapping[str, Callable[[Package], Iterator[str]]] = {
    rule.__name__: rule
    for rule in (
        content_types, relationships, references, identities, lists_of_the_presentation, texts, languages, tables,
        charts, notes, placeholders, titles, alternatives, forms, plain_xml, archive,
    )
}  # fmt: skip
"""Every rule by its name."""


def faults(package: Package) -> list[str]:
    """What breaks a rule, with the rule's name."""
    return [f"{name}: {fault}" for name, rule in RULES.items() for fault in rule(package)]
