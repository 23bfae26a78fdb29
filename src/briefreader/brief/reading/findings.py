"""Where a loader writes down what it finds; paths are put into words only for what was found."""

import itertools
from collections.abc import Iterable
from typing import Any, NamedTuple

from briefreader.base.text import shown
from briefreader.brief.reading.problem import Fix, Severity

MAX_FINDINGS = 10_000

Where = tuple["Where", str | int] | tuple[()]


class Finding(NamedTuple):
    """A problem whose line is not yet known.

    `assumed` is what is taken for granted to tell its consequences, where there is no fix: a new id.
    """

    severity: Severity
    code: str
    path: str
    what: str
    mend: str
    fix: Fix | None = None
    assumed: Fix | None = None


class Findings:
    """Collects findings; beyond `MAX_FINDINGS` it only counts them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.unlisted = 0
        self.without_party: list[tuple[tuple[str, ...], Where]] = []  # positions, with who takes them

    def add(  # noqa: PLR0913, PLR0917 - the fields of a finding
        self,
        severity: Severity,
        code: str,
        where: Where,
        what: str,
        mend: str,
        fix: Fix | None = None,
        assumed: Fix | None = None,
    ) -> None:
        """Write one down."""
        if len(self.findings) >= MAX_FINDINGS:
            self.unlisted += 1
            return
        self.findings.append(Finding(severity, code, path_text(where), what, mend, fix, assumed))

    def has_inside(self, where: Where) -> bool:
        """Whether something is wrong at this place or inside it; asked while its parent is being read."""
        path = path_text(where)
        parent = path_text(where[0]) if where else ""
        recent = itertools.takewhile(lambda finding: finding.path.startswith(parent), reversed(self.findings))
        inside = (f"{path}.", f"{path}[")
        return any(finding.path == path or finding.path.startswith(inside) for finding in recent)

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """The known word that was probably meant; none is looked for once the findings are only counted."""
        if len(self.findings) >= MAX_FINDINGS:
            return None
        from rapidfuzz import fuzz, process, utils

        found = process.extractOne(
            word[:100], list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60
        )
        return found[0] if found else None

    def error(  # noqa: PLR0913, PLR0917
        self,
        code: str,
        where: Where,
        what: str,
        mend: str,
        fix: Fix | None = None,
        assumed: Fix | None = None,
    ) -> None:
        """Something that makes the brief wrong."""
        self.add("error", code, where, what, mend, fix, assumed)

    def warning(  # noqa: PLR0913, PLR0917
        self,
        code: str,
        where: Where,
        what: str,
        mend: str,
        fix: Fix | None = None,
        assumed: Fix | None = None,
    ) -> None:
        """Something that is probably not meant."""
        self.add("warning", code, where, what, mend, fix, assumed)

    def note(self, code: str, where: Where, what: str, mend: str) -> None:
        """Something that is as it should be, and has to be known."""
        self.add("note", code, where, what, mend)


def set_to(where: Where, value: Any, *, certain: bool = True, renames: Where | None = None) -> Fix:
    """The fix that gives a field a value; None removes it."""
    old = None if renames is None else path_text(renames)
    return Fix(path_text(where), value, certain, old)


def path_text(where: Where) -> str:
    """A field's path in words, as in `quotes[3].spans[0].exact`."""
    steps: list[str | int] = []
    while where:
        where, step = where
        steps.append(step)
    path = ""
    for step in reversed(steps):
        path = step_text(path, step)
    return path


def step_text(path: str, step: str | int) -> str:
    """The path one step further in."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else step


def quoted(raw: str) -> str:
    """A value of the file as messages show it: on one line, short."""
    text = shown(raw[:200], one_line=True)
    return f'"{text[:59]}…"' if len(text) > 60 else f'"{text}"'


def one_of(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
