"""Many briefs: which there are in a folder."""
