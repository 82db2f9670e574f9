"""What a build makes beside its pages, and whether the site that stands is what it would make."""
