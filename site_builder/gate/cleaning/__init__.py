"""New copies of files without what readers should not get: the original is never changed."""
