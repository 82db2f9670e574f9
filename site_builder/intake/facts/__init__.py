"""From the parts of a letter to the fields of a record, each with what makes it doubtful."""
