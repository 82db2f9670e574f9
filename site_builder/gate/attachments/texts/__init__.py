"""Plain text, tables, web pages and messages: files that any editor opens."""
