"""A terminal reader for structured briefs."""

__version__ = "0.1.0"
