"""The printed page as SVG: the same page value as the PDF's, written for the web.

SVG from the page's value. A third emitter beside PDF and PowerPoint, on the value that the PDF is written from: each
word has the place and width that we measured, and the fonts are inside, so a page looks the same where they are
ignored.
"""
