"""Placing: a canvas and a layout become blocks with rectangles and text with its size and lines decided.

The ladder of the fit. One size for all items of a page, the largest that fits. Above a comfortable size only the size
gives way. From there down each size is tried as the layout has it, then with tighter spacing, then with more columns
in wide blocks, then with boundaries moved within the layout's limits; the floor is 6 pt. Steps are tried within a
size, not sizes within a step: so text that is added never makes type larger. What does not fit then is an error that
names the items, or goes on on further pages, which are to a block what further columns are. Nothing is clipped.
Header and footer shrink and wrap; beyond half of the page the text that takes most of it is named (`place/around`).
Small print (source numbers, letters, badges) is never below the floor, so its share of a line grows as the type
shrinks: a likely size is tried with what it makes of them, and larger ones only if they hold paragraphs as they are
(`place/legible`).

Paper is settled before placing. A layout is made to the measure of its paper (`place/surface`: scale, arrangement),
so placing knows one surface only; ink, bleed and crop marks change a composed document (`pdf/finish`), so composing
knows one page only. The sheet may reach beyond the page: coordinates stay those of the trim.

Marks are runs. The letter of a segment and the shape of a status are runs of their paragraph, so measuring, breaking
and fitting know them. Letters are text on a field, read aloud as the segment's name; a shape is drawn in the room of
a space, a figure with its meaning as alternative text, so extracted text has nothing for it. Slides, whose font lacks
the shapes, say the status in words.
"""
