"""The printed page as SVG: the same page value as the PDF's, written for the web.

SVG from the page's value. A third emitter beside PDF and PowerPoint, on the value that the PDF is written from: each
run of one face and direction is one text with the place and width that we measured, in its reading order, and the fonts
are inside. Browsers shape and kern it as we do (glyphs stand within half a point of the PDF's); where the fonts are
ignored, a run is still as wide. Hyphens that divide words are drawn and not said, so what is selected is the YAML's.
"""
