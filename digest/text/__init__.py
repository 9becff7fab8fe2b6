"""Pure string functions: direction, digits, dates in words, Markdown, slugs, order and spelling."""
