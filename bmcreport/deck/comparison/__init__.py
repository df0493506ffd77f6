"""The deck of a comparison: its outline's slides, one module a kind."""
