"""OpenDocument files, zipped or flat."""
