"""What a person typed, read as a tree of clauses, and what a misspelt or sloppy query may have meant."""
