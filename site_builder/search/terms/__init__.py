"""What a term is, and which terms a record holds where."""
