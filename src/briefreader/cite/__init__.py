"""A quote, ready to paste."""
