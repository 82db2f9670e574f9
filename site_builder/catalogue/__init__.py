"""The catalogue: all checked disclosures in order, and every index made from them."""
