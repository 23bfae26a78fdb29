"""From the bytes of a file to a `Brief`, and everything that is wrong on the way."""
