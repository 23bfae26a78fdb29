"""A draft of a brief, from what was read of an article."""
