"""Which pages exist and what each of them shows: one module a page kind."""
