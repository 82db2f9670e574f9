"""Whose a telephone number, an address or a vehicle is: a body's, which anybody may know, or a person's."""
