"""Hidden data in published files: one module for each family of formats, each judging by content, never by name."""
