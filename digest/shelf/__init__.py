"""The content as read once and kept: a library that opens a record when it is asked for, without its YAML.

`gather` reads a content folder. What comes of it holds a `Store`, which `write/` keeps as two files; from a
store and the files that have changed since, `update` makes what `gather` would, reading only these.
"""

from digest.shelf.gathering import Shelved, gather, gather_for_check, update
from digest.shelf.rows import Store

__all__ = ["Shelved", "Store", "gather", "gather_for_check", "update"]
