"""What is known of every record from one check to the next, so that only what changed is read and judged again."""
