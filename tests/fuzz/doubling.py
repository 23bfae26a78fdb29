"""How the time of drafting grows with an article. See `make fuzz`.

python -m tests.fuzz.doubling [FORMAT]...

A piece of text is repeated to a quarter, to a half and to the whole of what may be read: inside a paragraph,
as paragraphs of their own, or all over a page. Twice the text may take `MOST` times the processor time.
"""

import logging
import signal
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from types import FrameType
from typing import NamedTuple

from briefreader.brief import BriefError
from briefreader.draft import draft_brief, read_article
from briefreader.draft.source.article import (
    MAX_BROKEN_TAGS,
    MAX_CHARACTERS,
    MAX_LENGTH,
    MAX_PARAGRAPHS,
    MAX_TAGS,
)

MOST = 2.5
LEAST = 0.3  # seconds: what takes less says more about the machine than about the program
LONGEST = 60.0  # seconds: nobody waits for the rest
SHARES = (0.25, 0.5, 1.0)
TRIES = 2  # measurements of what took too long: the shortest counts
BEGINNING = "A headline\n\nThe harbour is closed.\n\n"

WORDS = (
    "“",
    "”",
    '"',
    "‘",
    "’s ",
    "“x,” ",
    "“x ‘y’ z,” said Ann Lee. ",
    "“x ‘y “",
    "“x,” he said. ",
    "said ",
    "he said ",
    "said that ",
    "according to ",
    "He denied ",
    "He denied it. ",
    "not true ",
    "who, ",
    "Ann Lee ",
    "Ann Lee said. ",
    "Ann Lee, the mayor, ",
    "and Ann ",
    "and ",
    "the Ministry of ",
    "Mr. ",
    "A. ",
    "U.S. ",
    "January 1, ",
    "five years ago ",
    "in May 2024 ",
    "Friday ",
    "1931 ",
    "one million ",
    ". ",
    ", ",
    "… ",
    "a-",
    "(",
)
MARKS = (
    "[x](",
    "[",
    "![",
    "*a **b ",
    "**a",
    "_a ",
    "~~a",
    "`",
    "\\*",
)
TAGS = (
    "<",
    "<p ",
    "<!--",
    "<!-- -->",
    "<div>",
    "<p>x</p>",
    "<b>x",
    "</div>",
    "<blockquote>",
    "<li>x",
    "<script>",
    "<p class='author'>x",
    "<a href='x'>y</a>",
    "<time datetime='2024'>",
    "<meta name='x' content='y'>",
    "&amp;",
    "&",
    "&#8220;",
)
BLOCKS = (
    "Q: x",
    f"Q: {'x ' * 200}? A: No. (Laughter.) He said “x.”",
    f"MS. HOLM: {'x ' * 200}. MR. ROE: x.",
    "MR. HOLM: x",
    "MR. HOLM. “x",
    "“x",
    "“x,” said Ann Lee.",
    "x",
    "By Ann Lee",
    "May 7, 2024",
    "Ann Lee denied that Bo Holm lied. Bo Holm said Ann Lee stole five boats in May 2019.",
    "He said it.",
    "The company said so.",
)
MARKED_BLOCKS = (
    "# x",
    "- x",
    "> x",
    "---",
)


class Case(NamedTuple):
    """The name of a file, what stands before a unit's copies, the unit, and how often it may stand there."""

    name: str
    before: str
    unit: str
    most: int

    @property
    def title(self) -> str:
        """The format, and the unit."""
        return f"{self.name.partition('.')[2]:<5} {self.unit.strip() or self.unit!r}"


class TookTooLongError(Exception):
    """An article has had all the time that it may have."""


def cases() -> Iterator[Case]:
    """Every unit in every place of a format."""
    for name, units, paragraphs in (
        ("a.txt", WORDS, BLOCKS),
        ("a.md", WORDS + MARKS, BLOCKS + MARKED_BLOCKS),
    ):
        for unit in units:
            yield Case(name, BEGINNING, unit, MAX_LENGTH // len(unit))
        for unit in paragraphs:
            yield Case(name, BEGINNING, f"{unit}\n\n", _most_paragraphs(unit))
    page = "<html><body><h1>A headline</h1><p>The harbour is closed.</p>"
    for unit in TAGS:
        tags = unit.count("<") or 1
        broken = tags - unit.count(">")
        yield Case(
            "a.html",
            page,
            unit,
            min(MAX_LENGTH * 9 // len(unit), MAX_BROKEN_TAGS if broken > 0 else MAX_TAGS // tags),
        )
    for unit in BLOCKS:
        yield Case("a.html", page, f"<p>{unit}</p>", min(_most_paragraphs(unit), MAX_TAGS // 2) - 2)


def _most_paragraphs(unit: str) -> int:
    return min(MAX_PARAGRAPHS - 3, MAX_CHARACTERS // (len(unit) + 2) - 30)


def seconds(case: Case, share: float) -> float:
    """The processor time for a share of an article; `LONGEST` where it takes longer."""
    data = (case.before + case.unit * int(case.most * share)).encode()
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        draft_brief(read_article(data, case.name))
    except BriefError:
        pass
    except TookTooLongError:
        return LONGEST
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def measured(case: Case) -> tuple[float, ...]:
    """The seconds for each share, up to the first that takes too long."""
    found: list[float] = []
    for share in SHARES:
        found.append(seconds(case, share))
        if found[-1] >= LONGEST:
            break
    return tuple(found)


def ratio(times: tuple[float, ...]) -> float:
    """The largest growth from one share to its double; 0 where all is fast."""
    if times[-1] >= LONGEST and len(times) == 1:
        return float("inf")
    return max((after / before for before, after in pairwise(times) if after >= LEAST), default=0.0)


def run(wanted: list[str]) -> int:
    """Print what grows too fast, and what took longest; the number of units that grow too fast."""
    signal.signal(signal.SIGVTALRM, _too_long)
    logging.disable()
    tried = [case for case in cases() if not wanted or case.name.partition(".")[2] in wanted]
    too_fast, slowest = 0, (0.0, "")
    for case in tried:
        times = measured(case)
        for _ in range(TRIES if ratio(times) > MOST else 0):
            times = min(times, measured(case), key=ratio)
        slowest = max(slowest, (times[-1], case.title))
        if ratio(times) > MOST:
            too_fast += 1
            print(
                f"{case.title:<60} {ratio(times):5.1f} x: {', '.join(f'{one:.2f} s' for one in times)}",
                flush=True,
            )
    print(f"{len(tried)} units, {too_fast} grow faster than {MOST} x; ", end="")
    print(f"the slowest: {slowest[1]}, {slowest[0]:.1f} s")
    return too_fast


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLongError


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]) > 0)
