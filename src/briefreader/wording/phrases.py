"""Words put together: between marks, in lists, counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from briefreader.brief.model.brief import Locator

_FEW = 3  # items that are named
_SHORT = 24  # characters of a name
BETWEEN_SPANS = "” … “"  # between two spans of a quote: there the source interrupts its words


def quoted(words: str) -> str:
    """Words between quotation marks; a comma or full stop inside them stays as it is."""
    return f"“{words}”"


def quoted_spans(spans: Iterable[str]) -> str:
    """All spans of a quote, each between quotation marks of its own."""
    return quoted(BETWEEN_SPANS.join(spans))


def short_place(place: Locator | None) -> str:
    """A place in a list: `para. 5`, `caption`; empty without one."""
    return f"para. {place}" if isinstance(place, int) else place or ""


def listed(names: Iterable[str]) -> str:
    """Names in one phrase."""
    return " and ".join(names)


def joined(parts: Iterable[str | None], separator: str = "; ") -> str:
    """What there is of some parts."""
    return separator.join(part for part in parts if part)


def sentence(words: str) -> str:
    """Words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]


def shortened(words: str, longest: int) -> str:
    """Words in at most so many characters."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def selection_words(selected: Sequence[str], *, has_cursor: bool) -> str:
    """`2 selected items (The dam holds; It was mended)`, from their words; whether the cursor is on one."""
    few = [shortened(words, _SHORT) for words in selected[:_FEW]]
    more = "; …" if len(selected) > _FEW else ""
    apart = "" if has_cursor else ", not the one under the cursor"
    return f"{len(selected)} selected item{'' if len(selected) == 1 else 's'} ({'; '.join(few)}{more}){apart}"


def repeated_words(names: Iterable[str]) -> str:
    """`Kim Jong-un; Yang Uk (2)`: the first few of some names, each once with how often it is there."""
    counts = Counter(shortened(name, _SHORT) for name in names)
    few = [f"{name} ({count})" if count > 1 else name for name, count in [*counts.items()][:_FEW]]
    return "; ".join([*few, "…"] if len(counts) > _FEW else few)


def items_words(count: int) -> str:
    """`1 item`, `3 items`."""
    return counted(count, "item")


def contents_words(items: int, pages: int) -> str:
    """`3 items`, `2 items and 1 page`: what a report holds."""
    parts = [items_words(items)] if items or not pages else []
    return listed((*parts, counted(pages, "page"))) if pages else parts[0]


def counted(count: int, one: str, several: str = "") -> str:
    """`1 quote`, `1,000 quotes`."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"
