"""Business Model Canvases kept as YAML, turned into printable pages, native slides and comparisons."""

__version__ = "0.1.0"
