"""The printed page as SVG: the same page value as the PDF's, written for the web."""
