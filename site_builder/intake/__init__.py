"""From a letter, as it was sent, to the draft of a record. Nothing is invented, and what is doubtful is said to be."""
