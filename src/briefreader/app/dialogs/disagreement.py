"""Items on which reviewers differ, side by side: items down, reviewers across."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from briefreader.app.content import line, parts
from briefreader.app.dialogs.table import CopyTable, TableScreen
from briefreader.app.rows import Row
from briefreader.app.view import View
from briefreader.notes import Disagreement, Opinion
from briefreader.wording.notes import review_words, state_words, target_words
from briefreader.wording.phrases import joined, quoted


class DisagreementScreen(TableScreen):
    """Gives the item to go to."""

    widest_name: ClassVar[int] = 40
    legend = "Verdict, grade or reviewed state differ."

    def __init__(self, view: View, found: Sequence[Disagreement], copy: CopyTable) -> None:
        super().__init__("Where reviewers differ", copy)
        self._brief = view.opened.brief
        self._index = view.opened.index
        self._found = found

    def headings(self) -> Iterable[str]:
        """The reviewers."""
        return (opinion.reviewer for opinion in self._found[0].opinions)

    def names(self) -> Iterable[str]:
        """The items."""
        return map(self._words, self._found)

    def cell(self, row: int, column: int) -> Row:
        """What a reviewer holds of an item."""
        one = self._found[row]
        review = one.opinions[column].review
        blocks = [parts([(state_words(review), "strong" if "state" in one.fields else "muted")])]
        if review is not None and (held := review_words(review)):
            blocks.append(parts([(held, "strong" if one.fields != ("state",) else "")]))
        return Row("", tuple(blocks))

    def cell_words(self, row: int, column: int) -> str:
        """The same in one phrase, with the reason."""
        review = self._found[row].opinions[column].review
        held = review_words(review) if review is not None else ""
        return joined((state_words(review), held, review.comment if review else ""), "; ")

    def source_words(self) -> str:
        """The brief."""
        return quoted(self._brief.title)

    def told(self, row: int, column: int, step: int) -> tuple[str, ...]:
        """The whole item, and everybody's reasons; the reviewer of the column comes first."""
        one = self._found[row]
        first, others = one.opinions[column], [*one.opinions[:column], *one.opinions[column + 1 :]]
        return (self._words(one), *map(_reason, [first, *others]))

    def item_at(self, row: int, column: int, step: int) -> str:
        """The item."""
        return self._found[row].item

    def _words(self, one: Disagreement) -> str:
        return line(target_words(self._index, one.item))


def _reason(opinion: Opinion) -> str:
    comment = opinion.review.comment if opinion.review else ""
    return f"{opinion.reviewer}: {comment}" if comment else f"{opinion.reviewer} gives no reason"
