"""The same content for machines: one module a format."""
