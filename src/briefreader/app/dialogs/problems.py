"""The list of what is wrong with a brief."""

from collections.abc import Sequence

from briefreader.app.content import between, parts, words
from briefreader.app.dialogs.picker import Picker
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.brief import Problem

_STYLE = {"error": "error", "warning": "warning", "note": "muted"}


class ProblemList(Picker):
    """Every problem with its place, and how to mend it."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        rows = [_row(name, at, problem) for at, problem in enumerate(problems)]
        nothing = [Row("", (RowBlock("No problems in this brief.", "good"),))]
        super().__init__("Problems in this brief", rows_of(rows or nothing), "Esc leaves")


def _row(name: str, at: int, problem: Problem) -> Row:
    pieces = [
        (problem.severity, _STYLE[problem.severity]),
        (f"{problem.located(name)}", "muted"),
        (problem.path, "accent"),
    ]
    return Row(
        f"problem-{at}",
        (
            parts(between(pieces, "  ")),
            RowBlock(words(problem.what), indent=2),
            RowBlock(words(problem.mend), "muted", indent=2),
            RowBlock(""),
        ),
    )
