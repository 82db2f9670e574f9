"""The release gate: what must be right before anything is published, one small rule for each thing."""
