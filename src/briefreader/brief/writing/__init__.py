"""A brief written to a file: revisions, stamps, and decisions on a draft."""
