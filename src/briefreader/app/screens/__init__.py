"""The screen of an open brief, a slice of it in each module."""
