"""Files that come back: what they were made of, whether they still say the same, and what people changed in them.

Slides lead back to texts. Composers know nothing of the way back: `deck/tracing` finds the texts of a canvas in the
composed deck, items by the names of their paragraphs, titles by their words, and the record travels beside the YAML.
What a deck says now is compared with that record, text for text, whatever the slide; so a deck need not be built
again to be understood, and layouts may change. An edit is spliced into the YAML by the span of its node, read again,
and kept when the canvas is exactly the one that was meant; quotes are tried in turn rather than derived from YAML's
rules.
"""
