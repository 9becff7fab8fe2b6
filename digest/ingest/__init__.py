"""From a raw article, a text dump or a saved page, to a draft record that an editor finishes."""

from __future__ import annotations

from digest.ingest.accepting import accept
from digest.ingest.drafting import draft
from digest.ingest.filing import files
from digest.ingest.knowledge import Knowledge, learn
from digest.ingest.nouns import Draft
from digest.ingest.reading import read_source

__all__ = ["Draft", "Knowledge", "accept", "draft", "files", "learn", "read_source"]
