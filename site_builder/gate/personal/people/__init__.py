"""Names of people, and the words by which a name becomes one."""
