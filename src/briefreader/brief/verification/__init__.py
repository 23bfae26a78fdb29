"""Quotes compared with the source."""
