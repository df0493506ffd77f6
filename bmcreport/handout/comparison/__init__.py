"""A comparison on paper: the field on a page, a page for each block, sources; and all of it on one poster.

Above `deck`, for the rows, words and tables are those of the comparison's slides: who holds both holds the same. Cells
say more here, because nobody turns to speaker notes: details, badges, status and the numbers of sources.
"""
