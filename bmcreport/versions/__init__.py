"""Two versions of one canvas told in one: the same paragraphs for the page and for the slide.

Changes are a value. `comparing/changes` says what became of each part of a canvas, with both its versions, and
`comparing/applying` makes the later version of the earlier one: so nothing that changed goes untold. Parts are the
same by `comparing/matching`: ids, then texts, then wording, the likest pairs first, whichever version is the earlier
one. The same value is written as text, JSON, page and slides.
"""
