"""Words put together: between marks, in lists, counted."""

from collections.abc import Iterable


def quoted(words: str) -> str:
    """Words between quotation marks; a comma or full stop inside them stays as it is."""
    return f"“{words}”"


def listed(names: Iterable[str]) -> str:
    """Names in one phrase."""
    return " and ".join(names)


def joined(parts: Iterable[str | None], separator: str = "; ") -> str:
    """What there is of some parts."""
    return separator.join(part for part in parts if part)


def sentence(words: str) -> str:
    """Words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]


def items_words(count: int) -> str:
    """`1 item`, `3 items`."""
    return f"{count} item{'' if count == 1 else 's'}"
