"""Pages, feeds and data files: everything the public sees, made from the catalogue, and published when all is there."""
