"""The vocabulary: what a canvas, a comparison and a layout are. No files, no drawing, no style in a canvas.

Words are data, by language. What pages and decks say of their own stands in `layouts/languages`; a region falls back
to its language, and that to English, which is complete. A `Layout` is put `in_language` before anything is placed, so
composers ask it for names, words and numbers alike. English words stay in the comparison deck's sentences.

Outlines are data, and so is their audience. A slide of an outline is a model with a kind; `deck/compose` has one
composer a kind, which makes as many slides as its content needs, or none. Texts of outlines are templates whose
fields are known by name when they are read (`model/fields`). An audience is applied to canvases before anything is
drawn, and to their trees too, so that findings keep their places (`building/audience`).
"""
