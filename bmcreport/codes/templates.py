"""What can go wrong with PowerPoint templates: codes 53x."""

from __future__ import annotations

from bmcreport.codes.code import Code

TEMPLATES = {
    "BMC531": Code(
        "a template that is no presentation",
        "Templates are PowerPoint files with a slide master: .potx or .pptx.",
        "template: letter.docx",
    ),
    "BMC532": Code(
        "a template that could run code",
        "Macros, ActiveX controls and embedded objects are not taken over, nor anything of a file that has them.",
        "template: brand.pptm",
    ),
    "BMC533": Code(
        "a template that refers to something outside",
        "What decks take over of a template (masters, layouts, themes, pictures) must be inside of it, and must not\n"
        "refer to its slides, which are left behind. Links to web and mail addresses may lead out.",
        "a picture on the master that is linked, not embedded",
    ),
    "BMC534": Code(
        "a template that cannot be read",
        "A part of the template is missing, damaged, too large, or no XML of the kind that presentations are made of.",
        "a slide master that declares entities",
    ),
    "BMC535": Code(
        "a layout or placeholder that is not there",
        "`template_layouts` maps slide layouts of ours to layouts of the template by name, and placeholders likewise.",
        "template_layouts: {cover: Titel Slide}",
    ),
    "BMC536": Code(
        "a template lacks a layout",
        "Slides for which the template has no layout stand on another of its layouts, with native text boxes.",
        "a template without a layout for two contents",
    ),
    "BMC537": Code(
        "a font of the template is not at hand",
        "Text is fitted to the widths of another font, which are brought up to those of the template's font as far as\n"
        "they are known.",
        "a template in Montserrat",
    ),
    "BMC538": Code(
        "no room for the logo",
        "The logo stands at the top right of covers. On this template's layout for them something else stands there.",
        "a title slide whose title reaches from edge to edge",
    ),
}
