"""Links out of the site, asked whether they are there still: patiently, so that no alarm is false."""
