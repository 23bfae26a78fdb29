"""The screen. Nothing outside this package knows Textual, and what needs no screen does without it."""
