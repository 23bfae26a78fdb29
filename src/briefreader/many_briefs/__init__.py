"""Many briefs as programs and commands search them: the index where it can be had, else every file."""

from briefreader.many_briefs.library import AmbiguousBriefError, Library

__all__ = ["AmbiguousBriefError", "Library"]
