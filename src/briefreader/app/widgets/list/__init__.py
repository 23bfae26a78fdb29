"""A list that draws only what is in sight."""
