"""The pages of the site, one module for each kind, and the words that they use."""
