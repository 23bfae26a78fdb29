"""The list of what is wrong with a brief, and the items that are meant."""

import re
from collections.abc import Sequence

from briefreader.app.content import between, parts, words
from briefreader.app.dialogs.picker import Picker
from briefreader.app.panes.detail import detail_rows
from briefreader.app.rows import Row, RowBlock, Rows, rows_of
from briefreader.app.view import View
from briefreader.brief import Brief, Problem
from briefreader.wording.problems import with_consequences

_STYLE = {"error": "error", "warning": "warning", "note": "muted"}
_ITEM = re.compile(r"(quotes|claims|history|key_points|gaps|speakers)\[(\d+)\]")


class ProblemList(Picker):
    """Every problem with its place, and how to mend it. Gives the item that is meant, if it is known."""

    def __init__(self, name: str, problems: Sequence[Problem], view: View) -> None:
        told = list(with_consequences(problems))
        rows = [_row(name, at, problem, following) for at, (problem, following) in enumerate(told)]
        nothing = [Row("", (RowBlock("No problems in this brief.", "good"),))]
        self._items = {
            row.key: _item(problem, view.opened.brief) for row, (problem, _) in zip(rows, told, strict=True)
        }
        self._view = view
        hint = "Enter open · Esc close" if any(self._items.values()) else "Esc close"
        beside = self._detail if any(self._items.values()) else None
        super().__init__("Problems in this brief", rows_of(rows or nothing), hint, beside)

    def _detail(self, key: str) -> Rows[Row]:
        return detail_rows(self._view, self.item_of(key))

    def item_of(self, key: str | None) -> str:
        """The item that a row is about, or ""."""
        return self._items.get(key or "", "")


def _item(problem: Problem, brief: Brief) -> str:
    """The item of a path such as `quotes[3].spans`; in a draft, from which items may be dropped, none."""
    found = _ITEM.match(problem.path)
    if found is None or brief.draft:
        return ""
    items: Sequence[object] = getattr(brief, found[1])
    at = int(found[2])
    return str(getattr(items[at], "id", "")) if at < len(items) else ""


def _row(name: str, at: int, problem: Problem, following: str) -> Row:
    pieces = [
        (problem.severity, _STYLE[problem.severity]),
        (f"{problem.located(name)}", "muted"),
        (problem.path, "muted"),
    ]
    return Row(
        f"problem-{at}",
        (
            parts(between(pieces, "  ")),
            RowBlock(words(problem.what), indent=2),
            RowBlock(words(problem.mend), "muted", indent=2),
            *([RowBlock(words(following), "muted", indent=2)] if following else []),
            RowBlock(""),
        ),
    )
