"""What can go wrong in fitting and rendering, codes 5xx, and with files, codes 6xx."""

from __future__ import annotations

from bmcreport.codes.code import ENVIRONMENT, USAGE, Code

OUTPUTS = {
    "BMC501": Code(
        "text does not fit",
        "A block has more text than fits at the least type size. Shorten the items, or move detail to the notes.",
        "forty items in one block",
    ),
    "BMC502": Code(
        "a character has no glyph",
        "No font has a shape for this character. Fonts come with the extras bmcreport[intl] and bmcreport[cjk].",
        "name: an emoji",
    ),
    "BMC503": Code(
        "a relation to an unknown canvas",
        "A relation names another canvas by its file name without .yaml; there is none among those read.",
        "to: exmaple",
    ),
    "BMC504": Code(
        "a comparison of an unknown canvas",
        "A comparison names canvases by their file names without .yaml; there is none among those read.",
        "canvases: [one, tow]",
    ),
    "BMC505": Code(
        "a font that cannot be used",
        "Fonts that are named to stand in where ours have no glyph are files with TrueType outlines.",
        "fonts=[Path('photo.jpg')]",
        USAGE,
    ),
    "BMC601": Code(
        "no such file",
        "There is nothing at this path.",
        "bmcreport validate canvasses",
        USAGE,
    ),
    "BMC602": Code(
        "a file cannot be read",
        "The path is not a file, or the system does not let it be read.",
        "a file without read permission",
        ENVIRONMENT,
    ),
    "BMC603": Code(
        "a file cannot be written",
        "The system does not let the output be written; check the folder, its permissions and the free space.",
        "a folder without write permission",
        ENVIRONMENT,
    ),
    "BMC604": Code(
        "no documents in a folder",
        "The folder has no files that end in .yaml or .yml; folders inside it are not searched.",
        "bmcreport validate an-empty-folder",
        USAGE,
    ),
    "BMC605": Code(
        "two documents of one name",
        "Outputs and references go by the file name without its ending, so names have to differ.",
        "one/shop.yaml and two/shop.yaml",
    ),
}
