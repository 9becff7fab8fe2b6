"""The rest of the instruments: days, gaps, sources, pictures for sharing, and what a page weighs."""
