"""The record: one released response, read from Markdown with front matter, and written back."""
