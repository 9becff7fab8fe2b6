"""The content format: raw mappings become records."""
