"""Pictures that stand for a page where it is shared: a card of words and flags, drawn with shaped letters."""
