"""The deck: canvases composed into slides as values, and the value written as native PowerPoint.

PowerPoint breaks its own lines. Text is fitted at 99 % of the width of its frame with Carlito, which has Calibri's
metrics, Arimo, which has Arial's, or the files that a project names (`text/families`). Blocks with two columns end
their frame where our first column ends, for PowerPoint fills one before the next.

Decks turn as a whole. A deck for readers who begin at the right is composed like any other and then mirrored
(`deck/mirror`): layouts, placeholders, boxes, tables and charts, each of which then says for itself that it runs
leftwards. The theme names fonts of Office and Windows for the scripts that its own font does not write.

Templates of other people are matched, not merged. A template is read as a value (`read/templates`) and our slide
layouts are put in its terms before anything is composed (`deck/templates`: which layout carries ours, where all goes,
in which colours), so composers fit text to its rectangles and know nothing of it. A deck is then settled on it: texts
without a placeholder become boxes. Its parts are written as they are; only the presentation that lists them is ours.
A deck that is read leftwards is composed as in a mirror, so it is matched to the mirrored template.
"""
