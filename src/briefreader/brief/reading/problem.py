"""What is wrong with a brief: said once, with its place and how to mend it."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]


class Problem(Struct, frozen=True, gc=False):
    """One finding. `path` is the field's, as in `quotes[3].spans[0].exact`; lines, columns from 1."""

    severity: Severity
    code: str
    path: str
    what: str
    mend: str
    line: int = 1
    column: int = 1

    def located(self, name: str) -> str:
        """`name:line:column`, as editors read it."""
        return f"{name}:{self.line}:{self.column}"


class BriefError(Exception):
    """A file that cannot be read as a brief, or as an article, at all: what, where, and how to mend it."""

    def __init__(self, what: str, where: str, mend: str) -> None:
        super().__init__(f"{where}: {what}. {mend}")
        self.what = what
        self.where = where
        self.mend = mend


NamedKind = Literal["quote", "speaker", "item", "entry"]  # an entry of the notes to it


class UnknownItemError(LookupError):
    """A brief has nothing of that kind with that name; `nearest` is the one that was probably meant."""

    def __init__(self, kind: NamedKind, name: str, nearest: str | None = None) -> None:
        hint = f". Did you mean {nearest}?" if nearest else ""
        super().__init__(f"the brief has no {kind} “{name}”{hint}")
        self.kind = kind
        self.name = name
        self.nearest = nearest
