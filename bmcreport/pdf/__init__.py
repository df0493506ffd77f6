"""The printed page: a placement lowered to a page value, and the value written as a tagged PDF.

One code, one thing to read. A letter with its marks, a ligature, a joined form becomes one glyph in the embedded
subset, made of the font's own (`pdf/composites`), with one code whose ToUnicode is its text: no rises, no actual text
inside the content stream, which every reader treats in its own way. Fragments stand in the content stream as they are
read; inside one that runs leftwards glyphs stand as they are seen, for that is what readers turn around. Around it is
a Span with its actual text, and marks of direction say on which side spaces and signs belong. How each reader copes
is measured in `tests/pdf/test_scripts.py`.

Own writers where libraries are in the way. Content streams, fonts and structure go into reportlab's document objects,
for its canvas knows neither tags nor shaped text. Decks are written part by part: the same parts serve all decks of
one look and are deflated once, and nothing of anybody's default template is inherited.

PDFs carry their YAML as private data. Attached by default it would be seen more easily, but PDF/A-2 forbids attached
files that are not PDF/A, and archives ask for PDF/A-2 by name. A page-piece dictionary (ISO 32000-1, 14.5) is allowed
by every part, and programs that save a PDF keep it. Whoever wants the file to show asks for it and gets PDF/A-3a.
"""
