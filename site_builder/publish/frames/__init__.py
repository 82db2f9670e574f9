"""Frames, templates and styles: what pages of one kind have in common."""
