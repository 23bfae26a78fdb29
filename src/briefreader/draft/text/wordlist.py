"""Closed lists of words, written as running text."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a list, in their order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a list, to be looked up."""
    return frozenset(text.split())
