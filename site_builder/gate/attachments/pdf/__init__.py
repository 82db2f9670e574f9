"""PDF: structure with one library, words and pixels with another."""
