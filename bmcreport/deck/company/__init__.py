"""The deck of one company: its outline's slides, one module a kind."""
