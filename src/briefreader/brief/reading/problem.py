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
    """A file that can not be read as a brief at all."""

    def __init__(self, what: str, where: str, mend: str) -> None:
        super().__init__(f"{where}: {what}. {mend}")
        self.what = what
        self.where = where
        self.mend = mend
