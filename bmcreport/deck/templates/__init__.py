"""Decks on templates of other people: which of their layouts carry ours, where all goes, and in which colours."""
