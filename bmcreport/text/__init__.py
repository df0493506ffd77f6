"""Text: fonts opened once, words measured once, paragraphs broken, the largest fitting size found.

Integers. Lengths are EMU, text widths micro-em. A word is shaped once per face; a size is tried by multiplication.
Parts of a split sum to the whole.

Words in columns. A page has a thousand words; a paragraph holds their texts, places and breaks side by side, not an
object a word (`text/measuring`, `text/stretches`). `text/words` has objects for the few that are cut or divided.

Needs are looked up. A paragraph's line count is a falling staircase over its measure, found once whatever the size;
the stairs of all items of a block are one sorted list. The height that a block needs at a width is one search in it,
so that boundaries can be searched for hundreds of times a page. The search for the size begins where the room for the
items says that it will end.

What is remembered is bounded. Words are shaped, measured and written in codes once per face and style, subsets of
fonts once per set of glyphs; paragraphs are remembered for as long as a few canvases are worked on. So memory levels
off however many canvases a process makes.

Hyphens are drawn, not text. A word is divided where it is wider than its line, or where the line before it would stay
under 70 % and no line is gained or lost by it; so lines are counted without a dictionary. The hyphen is a plain one
in the PDF: readers put such words together again, where they leave the halves around a soft hyphen apart.

Scripts. Carlito first; a grapheme cluster that it lacks is measured and drawn in the first face that has it, of the
files that were passed in, then of the extras (`text/fallback`). The choice is made per document, with the language
whose forms of letters are drawn; it holds inside a `using` of the thread, and what is measured is remembered apart
for each. Lines are broken in reading order and put into the order of the eye when they are drawn (`text/visual`, the
Unicode Bidirectional Algorithm in `text/bidi`); a right-to-left page is placed like any other and then mirrored
(`place/mirror`).
"""
