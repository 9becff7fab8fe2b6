"""The small content of the content's tests."""

from __future__ import annotations

from tests.content.conftest import small

__all__ = ["small"]
