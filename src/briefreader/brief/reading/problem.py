"""What is wrong with a brief: said once, with its place and how to mend it."""

from typing import Any, Literal

from msgspec import Struct

FilePosition = tuple[int, int]
Severity = Literal["error", "warning", "note"]


class Fix(Struct, frozen=True):
    """What mends a problem: the field at `path` gets the `value`, or is removed where that is None.

    `renames` is the path of a key that takes the place of this one. A fix that is not `certain` is a guess,
    and never written by the program.
    """

    path: str
    value: Any
    certain: bool = True
    renames: str | None = None


class Problem(Struct, frozen=True):
    """One finding. `path` is the field's, as in `quotes[3].spans[0].exact`; lines, columns from 1.

    A problem that goes away with another one names the path of that in `because_of`. One that has no place in
    a file has no line and column.
    """

    severity: Severity
    code: str
    path: str
    what: str
    mend: str
    line: int | None = None
    column: int | None = None
    fix: Fix | None = None
    because_of: str | None = None

    def located(self, name: str) -> str:
        """`name:line:column`, as editors read it."""
        return name if self.line is None else f"{name}:{self.line}:{self.column}"


SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def in_order(problem: Problem) -> tuple[int, int, int]:
    """Errors first, then warnings, each by its place."""
    return SEVERITIES.index(problem.severity), problem.line or 0, problem.column or 0


class BriefError(Exception):
    """A file that cannot be read as a brief, or as an article, at all: what, where, and how to mend it."""

    def __init__(
        self, what: str, where: str, mend: str, *, code: str = "unreadable", place: FilePosition | None = None
    ) -> None:
        """`place` is line and column, from 1, where a place in the file is meant."""
        located = f"{where}:{place[0]}:{place[1]}" if place else where
        super().__init__(f"{located}: {what}. {mend}")
        self.what = what
        self.where = located
        self.mend = mend
        self.code = code
        self.place = place


NamedKind = Literal["quote", "speaker", "item", "entry"]  # an entry of the notes to it


class UnknownItemError(LookupError):
    """A brief has nothing of that kind with that name; `nearest` is the one that was probably meant."""

    def __init__(self, kind: NamedKind, name: str, nearest: str | None = None) -> None:
        hint = f". Did you mean {nearest}?" if nearest else ""
        super().__init__(f"the brief has no {kind} “{name}”{hint}")
        self.kind = kind
        self.name = name
        self.nearest = nearest
