"""Which canvases come with the package."""

from __future__ import annotations

SLUGS = ("anthropic", "gemini", "hugging-face", "midjourney", "mistral-ai", "openai", "perplexity")
