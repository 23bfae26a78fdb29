"""The format as frozen values, and what follows from them alone."""
