"""The tests of what a terminal shows."""
