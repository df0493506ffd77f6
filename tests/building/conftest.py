"""What the tests of whole builds share."""

from __future__ import annotations

from tests.pdf.conftest import vera

__all__ = ["vera"]
