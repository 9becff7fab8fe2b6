"""digest turns press articles in several languages into a bilingual, direction-aware static site."""

__version__ = "0.1.0"
