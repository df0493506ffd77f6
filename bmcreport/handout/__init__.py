"""Decks on paper: handouts of slides as tagged PDF pages, speaker notes as Markdown, and comparisons as pages.

Handouts from the deck's value. The slides of a handout are drawn from what PowerPoint is given, each at its own size
and then scaled, so there is no other program between the deck and its paper. Frames are filled at the same 99 %.
Matches over shapes end in `assert_never`: a shape that handouts cannot draw does not pass the type checker.
"""
