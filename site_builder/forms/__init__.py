"""A form in the browser for those who never open an editor: made from the schema of the front matter, saved by git."""
