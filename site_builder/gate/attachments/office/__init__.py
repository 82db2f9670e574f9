"""Documents and presentations of office programs, and what every package of theirs can hide."""
