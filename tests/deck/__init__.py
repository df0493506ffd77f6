"""The tests of decks: their composing and their writing."""
