"""What a colleague sees of a proposed change before it is published: findings, the pages, and what is near to them."""
