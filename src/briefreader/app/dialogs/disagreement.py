"""Items on which reviewers differ, side by side: items down, reviewers across."""

from collections.abc import Iterable, Sequence

from rich.text import Text as RichText

from briefreader.app.content import line
from briefreader.app.dialogs.table import TableScreen
from briefreader.app.view import View
from briefreader.notes import Disagreement, Opinion
from briefreader.wording.notes import review_words, state_words, target_words

LEGEND = "Where verdict, grade or reviewed state differ.   Enter: go to the item   q back"
ITEM = 30


class DisagreementScreen(TableScreen):
    """Gives the item to go to."""

    heading_lines = 1

    def __init__(self, view: View, found: Sequence[Disagreement]) -> None:
        super().__init__("Where reviewers differ", LEGEND, ITEM)
        self._index = view.opened.index
        self._found = found

    def headings(self) -> Iterable[str]:
        """The reviewers."""
        return (opinion.reviewer for opinion in self._found[0].opinions)

    def rows(self, _: int) -> Iterable[tuple[str, list[RichText]]]:
        """What each reviewer holds of each item."""
        for one in self._found:
            words = self._words(one)
            name = words if len(words) <= ITEM else f"{words[: ITEM - 1]}…"
            yield name, [_cell(one, opinion) for opinion in one.opinions]

    def told(self, row: int, column: int) -> tuple[str, ...]:
        """The whole item, and everybody's reasons; the reviewer of the column comes first."""
        one = self._found[row]
        first, others = one.opinions[column], [*one.opinions[:column], *one.opinions[column + 1 :]]
        return (self._words(one), *map(_reason, [first, *others]))

    def item_at(self, row: int, column: int) -> str:
        """The item."""
        return self._found[row].item

    def _words(self, one: Disagreement) -> str:
        return line(target_words(self._index, one.item))


def _reason(opinion: Opinion) -> str:
    comment = opinion.review.comment if opinion.review else ""
    return f"{opinion.reviewer}: {comment}" if comment else f"{opinion.reviewer} gives no reason"


def _cell(one: Disagreement, opinion: Opinion) -> RichText:
    review = opinion.review
    text = RichText(state_words(review), "bold yellow" if "state" in one.fields else "dim")
    if review is not None and (held := review_words(review)):
        text.append(f"\n{line(held)}", "bold" if one.fields != ("state",) else "")
    return text
