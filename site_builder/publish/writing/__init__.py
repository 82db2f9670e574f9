"""What was made is put into the site, when all of it is there: only what is new, and never half of it."""
