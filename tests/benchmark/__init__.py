"""The benchmark: how long a build takes beside Hugo's; `invoke bench` runs it, the tests only look at it."""
