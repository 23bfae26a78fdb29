"""Whom names, phrases and pronouns mean."""
