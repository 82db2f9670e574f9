"""The static search files: postings by range of terms, facets, words, and the modules that read them."""
