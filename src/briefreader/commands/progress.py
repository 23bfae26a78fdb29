"""How far long work is, on a terminal's stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

_FIRST = 0.5  # seconds before anything is told
_AGAIN = 0.2


@contextmanager
def telling_progress(what: str) -> Iterator[Callable[[int, int], bool]]:
    """A function that is told `done` of `all`, and shows it in one line that goes when the work ends.

    It always says to go on. Nothing is shown where stderr is no terminal, or the work is short.
    """
    is_shown = sys.stderr is not None and sys.stderr.isatty()
    begin = last = monotonic()
    written = False

    def tell(done: int, everything: int) -> bool:
        nonlocal last, written
        now = monotonic()
        if is_shown and now - begin >= _FIRST and now - last >= _AGAIN:
            sys.stderr.write(f"\r{what}: {done:,} of {everything:,} files\x1b[K")
            sys.stderr.flush()
            last, written = now, True
        return True

    try:
        yield tell
    finally:
        if written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
