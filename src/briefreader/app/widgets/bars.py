"""The thin lines around the panes: header, tabs, message, keys."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from briefreader.actions import Action, Context, actions_of, keys_of, shown_keys
from briefreader.app.content import content
from briefreader.app.widgets.list.row_view import Clicks
from briefreader.app.wrapping import wrap
from briefreader.wording.draft_review import checks_words

_ROOM_FOR_BOTH = 100  # columns
_FEWEST_CELLS = 16  # of the title
_MORE_ROWS = 2  # than lines, of a message
_SIGNS_A_CELL = 4  # looked at for each cell of a text that is cut: some take no room

ClickSpan = tuple[int, int, str]  # first cell, cell after the last, what a click does


class Bar(Widget):
    """One line of pieces; clicking a piece runs its action."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._spans: list[ClickSpan] = []
        self._clicks = Clicks()

    def lay_out(self, pieces: Sequence[tuple[Content, str]], right: Content, width: int) -> Content:
        """As many pieces as fit, and `right` at the right end; the first pieces matter most."""
        room = width - (right.cell_length + 2 if right.cell_length else 0)
        self._spans, shown, used = [], [], 0
        for piece, action in pieces:
            if used + piece.cell_length > room:
                break
            if action:
                self._spans.append((used, used + piece.cell_length, action))
            shown.append(piece)
            used += piece.cell_length
        gap = Content(" " * max(width - used - right.cell_length, 0))
        return Content.assemble(*shown, gap, right).truncate(width, ellipsis=True)

    async def on_click(self, event: events.Click) -> None:
        """Run what was clicked."""
        if not self._clicks.begins_here(event):
            return
        for first, last, action in self._spans:
            if first <= event.x < last:
                await self.run_action(action)


class Header(Bar):
    """Title, source and date, verification; problems, contested claims and review progress.

    A `mark` stands before the counts and never gives way, but for its `short_mark`; nor does the last count.
    """

    mark: var[str] = var("")
    short_mark: var[str] = var("")
    left: var[tuple[str, ...]] = var(())
    right: var[tuple[str, ...]] = var(())
    short: var[tuple[str, ...]] = var(())

    def watch_mark(self) -> None:
        """Draw anew."""
        self.refresh()

    def watch_left(self) -> None:
        """Draw anew."""
        self.refresh()

    def watch_right(self) -> None:
        """Draw anew."""
        self.refresh()

    def render(self) -> Content:
        """The source gives way first, then the first counts, then the title."""
        width = self.size.width
        counts = [*filter(None, (self.mark, *self.right))]
        if cell_len("   ".join(counts)) > width // 2:
            counts = [*filter(None, (self.mark, *self.short))]
        title, *about = self.left or ("",)
        while about and self._room(about, counts) < cell_len(title):
            about.pop()
        while len(counts) > 2 and self._room(about, counts) < _FEWEST_CELLS:
            counts.pop(1 if self.mark else 0)
        mark = self.mark
        if mark and self._room(about, counts) < _FEWEST_CELLS:
            counts[0] = mark = self.short_mark
        shown = content(title).truncate(max(self._room(about, counts), 8), ellipsis=True).stylize("bold")
        told = content("".join(f" · {piece}" for piece in about)).stylize("$quiet")
        right = content("  ".join(counts)).stylize("bold", 0, len(mark))
        pieces = [(Content.assemble(" ", shown), ""), (told, "")]
        return self.lay_out(pieces, Content.assemble(right, " "), width)

    def _room(self, about: Sequence[str], counts: Sequence[str]) -> int:
        """The cells that are left for the title."""
        taken = (*(f" · {piece}" for piece in about), "  ".join(counts))
        return self.size.width - sum(map(cell_len, taken)) - 4


class Tabs(Bar):
    """One row of pane names, for a screen with room for one pane."""

    active: var[int] = var(1)
    names: Mapping[int, tuple[str, str]] = {
        1: ("Summary", "Sum"),
        2: ("Quotes", "Quotes"),
        3: ("Claims", "Claims"),
        4: ("History", "Hist"),
        5: ("Source", "Src"),
        6: ("Notes", "Notes"),
    }

    def watch_active(self) -> None:
        """Draw anew."""
        self.refresh()

    def render(self) -> Content:
        """Short names where the long ones do not fit."""
        width = self.size.width
        taken = sum(len(name) + 4 for name, _ in self.names.values())
        lead, long = " " if taken <= width else "", taken - 1 <= width
        pieces: list[tuple[Content, str]] = []
        for number, (name, short) in self.names.items():
            text = Content(f"{' ' if pieces else lead}{number} {name if long else short} ")
            style = "bold $focus reverse" if number == self.active else "$quiet"
            pieces.append((text.stylize(style), f"screen.do('pane-{number}')"))
        return self.lay_out(pieces, Content(""), width)


class KeysBar(Bar):
    """The keys of the place that has the focus, what is not saved, and what the store is doing."""

    contexts: var[tuple[Context, ...]] = var(("list",))
    order: var[tuple[str, ...]] = var(())  # actions by id, first what matters most; else by their numbers
    dimmed: var[frozenset[str]] = var(frozenset())  # actions that cannot act now
    labels: var[Mapping[str, str]] = var({})  # by action, where it is called otherwise just now
    unsaved: var[int] = var(0)  # checks of a draft
    status: var[str] = var("")
    alarm: var[bool] = var(False)

    def __init__(self, keymap: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keymap = keymap

    def watch_contexts(self) -> None:
        """Draw anew."""
        self.refresh()

    def watch_order(self) -> None:
        """Draw anew."""
        self.refresh()

    def watch_dimmed(self) -> None:
        """Draw anew."""
        self.refresh()

    def watch_labels(self) -> None:
        """Draw anew."""
        self.refresh()

    def watch_unsaved(self) -> None:
        """Draw anew."""
        self.refresh()

    def watch_status(self) -> None:
        """Draw anew."""
        self.refresh()

    @property
    def standing(self) -> str:
        """What stands at the right: what is not saved never gives way, what is saved does."""
        if not self.unsaved:
            return self.status
        roomy = self.size.width >= _ROOM_FOR_BOTH
        checks = f"{checks_words(self.unsaved)} unsaved"
        told = checks if roomy else f"{self.unsaved} unsaved"
        return " · ".join(filter(None, (told, self.status if roomy or self.alarm else "")))

    def render(self) -> Content:
        """Keys in the order of their use; those that do not fit are in the help."""
        heard: dict[str, Action] = {}  # the first context with a key is the one that hears it
        for action in self._actions():
            heard.setdefault(keys_of(action, self._keymap).split(",")[0], action)
        pieces = [self._piece(action) for action in heard.values()]
        status = content(self.standing).stylize("bold $denied" if self.alarm else "$quiet")
        return self.lay_out(pieces, Content.assemble(status, " "), self.size.width)

    def _actions(self) -> Iterable[Action]:
        here = {action.id: action for action in actions_of(*self.contexts)}
        if ordered := [here[action_id] for action_id in self.order if action_id in here]:
            return ordered
        shown = (action for action in here.values() if action.footer)
        return sorted(shown, key=lambda action: (action.id != "help", action.footer))

    def _piece(self, action: Action) -> tuple[Content, str]:
        key = shown_keys(keys_of(action, self._keymap).split(",")[0])
        label = self.labels.get(action.id, action.label)
        if action.id in self.dimmed:
            text = Content(f" {key} {label}\u00a0").stylize("$quiet")
        else:
            text = Content.assemble((f" {key}", "bold $foreground"), (f" {label} ", "$quiet"))
        return text, f"app.carry_out({action.id!r})"


class MessageBar(Widget):
    """What just happened, in up to three lines."""

    lines: var[tuple[str, ...]] = var(())
    severity: var[str] = var("information")

    def watch_lines(self, before: tuple[str, ...], lines: tuple[str, ...]) -> None:
        """Take room only while there is something to say."""
        self.set_class(bool(lines), "said")
        self.refresh(layout=len(self._rows(before)) != len(self._rows(lines)))

    def _rows(self, lines: tuple[str, ...]) -> list[str]:
        return message_rows(lines, max(self.size.width - 2, 8))

    def render(self) -> Content:
        """Each line on its own rows."""
        style = {"error": "bold $denied", "warning": "bold"}.get(self.severity, "")
        return Content("\n").join([Content(f" {row}").stylize(style) for row in self._rows(self.lines)])


def message_rows(lines: Sequence[str], width: int) -> list[str]:
    """Lines in rows of `width` cells: one each, and two more in all for those that are too long.

    What does not fit in these is cut in the middle, so that both ends are seen.
    """
    rows: list[str] = []
    more = _MORE_ROWS
    for raw in lines:
        said = str(content(raw)) if len(raw) <= _SIGNS_A_CELL * width else ""
        extents = wrap(said, width)
        if said and len(extents) <= 1 + more:
            rows += [said[start:end] for start, end in extents]
            more -= len(extents) - 1
        else:
            rows.append(middle_cut(raw, width))
    return rows


def middle_cut(text: str, width: int) -> str:
    """`text` in `width` cells: its beginning and its end. What takes longer than that is never looked at."""
    most = _SIGNS_A_CELL * width
    beginning = str(content(text[:most]))
    if len(text) <= most and cell_len(beginning) <= width:
        return beginning
    tail = width // 3
    end = str(content(text[-most:]))
    while cell_len(end) > tail:
        end = end[1:]
    return f"{Content(beginning).truncate(width - tail - 3).plain} … {end}"
