"""Pictures, of pixels and of lines: where they were taken, and what stands in their files unseen."""
