"""What can go wrong in fitting and rendering, codes 5xx, and with files, codes 6xx."""

from __future__ import annotations

from bmcreport.codes.code import BUG, ENVIRONMENT, USAGE, Code

OUTPUTS = {
    "BMC501": Code(
        "text does not fit",
        "A block has more text than fits at the least type size: shorten the items, or move detail to the notes.\n"
        "Or header and footer take more than half of the page: shorten the text that the message names.",
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
    "BMC506": Code(
        "a canvas slide that shows the first items only",
        "A block has more items than its place on the slide holds at a legible size. The slide shows the first ones\n"
        "and leads on to the slide with the others; the notes have them all. Nothing is lost.",
        "thirty items in each of nine blocks",
    ),
    "BMC507": Code(
        "a text of a slide that is set small",
        "A title or another text for one place is so long that it is set in less than 60 per cent of its usual size.",
        "a headline of four hundred characters",
    ),
    "BMC521": Code(
        "a logo outside the project",
        "Pictures are read from the folder of bmcreport.yaml and the folders in it, or without such a file from the\n"
        "folder of the document. Links are followed before this is checked.",
        "logo: ../../secret.png",
    ),
    "BMC522": Code(
        "a logo cannot be read",
        "There is no file at this path, or it is a folder, a pipe or a device, or the system does not let it be read.",
        "logo: no-such-file.png",
    ),
    "BMC523": Code(
        "a logo is no PNG or JPEG picture",
        "The content of the file tells, not its name; it is damaged or in another format.",
        "logo: drawing.svg",
    ),
    "BMC524": Code(
        "a logo is too large",
        "Logos have at most 10 MiB and 25 megapixels.",
        "logo: poster-for-a-house-front.png",
    ),
    "BMC541": Code(
        "an unknown slide layout",
        "The slides of an outline may name a slide layout of slides.yaml, by its name in PowerPoint or by its key.",
        "layout: Statment",
    ),
    "BMC542": Code(
        "a slide layout that lacks what a slide fills",
        "Each kind of slide fills certain placeholders, so it can only stand on slide layouts that have them.",
        "{kind: blocks, blocks: [channels], layout: Cover}",
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
    "BMC606": Code(
        "something else stands in the place of an output",
        "Outputs are regular files. A link, a folder or a pipe of that name is left alone, and so is what it leads to.",
        "output/shop-canvas.pdf is a symbolic link",
        ENVIRONMENT,
    ),
    "BMC607": Code(
        "another build writes into the folder",
        "Builds into one folder wait for each other, and give up after a minute.",
        "two long builds at once",
        ENVIRONMENT,
    ),
    "BMC608": Code(
        "a name that does not work on every system",
        "Outputs are named after their documents. Some systems take names for one that differ in capitals or in how\n"
        "accents are stored, and Windows keeps some names for devices.",
        "Shop.yaml and shop.yaml",
    ),
    "BMC609": Code(
        "an output is not as it would be made",
        "bmcreport build --check found a file that is missing, older than what it is made from, edited since it was\n"
        "made, or made by nothing any more. Fonts, layouts, options and versions count, dates do not.",
        "a changed canvas without a new build",
    ),
    "BMC610": Code(
        "too many documents for one run",
        "A run takes 10,000 documents. Fresh outputs are left alone, so several runs cost hardly more than one.",
        "a folder with 10,001 canvases",
        USAGE,
    ),
    "BMC611": Code(
        "the extra for PNG pictures is missing",
        "Pictures of pages are drawn by a library that is installed on demand: pip install 'bmcreport[png]'.",
        "bmcreport build -t png",
        ENVIRONMENT,
    ),
    "BMC612": Code(
        "a picture has too many pixels",
        "A page may have 200 megapixels as a picture; take fewer dots per inch or a smaller paper.",
        "bmcreport build -t png --paper a0 --dpi 600",
        USAGE,
    ),
    "BMC613": Code(
        "a file cannot be made",
        "A document has 30 seconds and 1 GiB of memory for each canvas. The process at work on this one died, or was\n"
        "stopped at these limits, twice. The others were made.",
        "text that a library cannot cope with",
    ),
    "BMC614": Code(
        "a bug of bmcreport",
        "Something happened that nobody foresaw, and cost this file only: the others were made. Please report it with\n"
        "the document and with the words in brackets, which say where it happened.",
        "none that we know of, or it would be mended",
        BUG,
    ),
    "BMC615": Code(
        "SOURCE_DATE_EPOCH is no date",
        "Where this variable is set, outputs bear its date. It counts seconds since 1970; archives know no year\n"
        "before 1980, and PDF none after 9998.",
        "SOURCE_DATE_EPOCH=yesterday bmcreport build",
        USAGE,
    ),
    "BMC616": Code(
        "an address that cannot be written to",
        "Files go to addresses such as s3://bucket/prefix through the library fsspec (bmcreport[remote]). There is no\n"
        "such bucket, no library for this kind of address, or the credentials of this machine do not allow it.",
        "bmcreport build -o s3://no-such-bucket/canvases",
        ENVIRONMENT,
    ),
    "BMC617": Code(
        "nobody to render",
        "Processes that render do not start or die before they begin, or the cluster of --cluster does not answer.\n"
        "What was finished stays, and the next build goes on from there.",
        "bmcreport build --cluster tcp://localhost:1",
        ENVIRONMENT,
    ),
    "BMC618": Code(
        "a file was changed under way",
        "A document or picture was changed after it had been read and before it was rendered. Run the build again.",
        "an editor that saves while a build runs",
    ),
    "BMC621": Code(
        "two projects in one run",
        "A run has one bmcreport.yaml: the one in the folder of its documents, or in the folder above that.",
        "bmcreport build one/canvases two/canvases",
        USAGE,
    ),
    "BMC622": Code(
        "no such outline",
        "An outline is one of those in `decks/` of the layouts, by name, or a file that ends in .yaml.",
        "bmcreport build --outline pich",
        USAGE,
    ),
    "BMC623": Code(
        "an outline under a name that is taken",
        "Decks are named after their outline: shop.yaml and pitch.yaml give shop-pitch.pptx. So the file of an\n"
        "outline has a name of a-z, digits, `-` and `_`, no two outlines of a build share one, and `deck` and\n"
        "`comparison` are taken.",
        "bmcreport build --outline one/pitch.yaml --outline two/pitch.yaml",
        USAGE,
    ),
    "BMC624": Code(
        "no earlier version of any canvas",
        "With --since, changes are told from an earlier canvas: a file for the one canvas that is built or for that\n"
        "of the same file name, or a folder in which earlier canvases stand under the same file names.",
        "bmcreport build canvases --since last-year.yaml",
        USAGE,
    ),
    "BMC625": Code(
        "an audience that nothing is tagged for",
        "Nothing in the documents and outlines of this build has the tag, so the audience sees only what has no tags.",
        "bmcreport build --audience investr",
        USAGE,
    ),
}
