"""What a document says about itself: the information dictionary and the same as XMP, with PDF/A and PDF/UA-1."""

from __future__ import annotations

import re
from datetime import datetime

from bmcreport import __version__
from bmcreport.pdf.page import Document
from bmcreport.pdf.syntax import dictionary, text_string

CREATOR = f"bmcreport {__version__}"
PRODUCER = "ReportLab PDF Library - www.reportlab.com"

_PLAIN, _ATTACHING = 2, 3
"""Parts of ISO 19005: without attached files, and with files of any kind."""

# XML 1.0 (section 2.2) has no way to write these characters.
_NOT_IN_XML = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<xmp:MetadataDate>{created}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def information(document: Document) -> str:
    """The information dictionary (ISO 32000-1, 14.3.3)."""
    created = modified(document)
    return dictionary(
        Title=text_string(_clean(document.title)),
        Author=text_string(_clean(document.author)),
        Subject=text_string(_clean(document.subject)),
        Creator=text_string(CREATOR),
        Producer=text_string(PRODUCER),
        CreationDate=created,
        ModDate=created,
    )


def xmp(document: Document) -> bytes:
    """The metadata stream (ISO 16684-1), with the extension schema that PDF/A-2 asks for (ISO 19005-2, 6.6.2.3)."""
    return _XMP.format(
        title=_escaped(document.title),
        author=_escaped(document.author),
        subject=_escaped(document.subject),
        language=_escaped(document.language),
        part=_ATTACHING if document.enclosed and document.attached_as is not None else _PLAIN,
        created=datetime.fromisoformat(document.created).isoformat(timespec="seconds"),
        creator=CREATOR,
        producer=PRODUCER,
    ).encode()


def modified(document: Document) -> str:
    """When the document was made and last changed, as a PDF date."""
    return f"(D:{_pdf_date(document.created)})"


def _pdf_date(created: str) -> str:
    """A date as ISO 32000-1, 7.9.4 has it: `20240131120000+01'00'`."""
    when = datetime.fromisoformat(created)
    zone = when.strftime("%z")
    return when.strftime("%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def _clean(text: str) -> str:
    # All that is printable is in XML; the expression is dear to compile.
    return text if text.isprintable() else re.sub(_NOT_IN_XML, "", text)


def _escaped(text: str) -> str:
    return _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
