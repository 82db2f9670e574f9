"""Personal data in text: what identifies or reaches a person, found by form, checksum and context."""
