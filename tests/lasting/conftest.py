"""What the tests of lasting addresses share with those of exports: the small content."""

from __future__ import annotations

from tests.exports.conftest import small, small_library

__all__ = ["small", "small_library"]
