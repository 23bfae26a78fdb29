"""A draft that a person checks, item by item, and writes to a file."""
