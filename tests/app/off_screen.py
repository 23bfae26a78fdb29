"""A brief that is read without a terminal: its session, and what stands in for the screen of its features."""

from collections.abc import Callable, Hashable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from briefreader.actions import Context, actions_of
from briefreader.app.base_screen import BaseScreen, Question
from briefreader.app.keeping import Keeping, Refused, Write, unheard
from briefreader.app.reader.availability import available
from briefreader.app.reader.banner import banner_lines
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.features import feature_of
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.read_brief import open_for_reading
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.reader.session import Focus, ReadingSession
from briefreader.app.reader.trail import Whereabouts
from briefreader.app.rows import Rows
from briefreader.app.view import Held, MatrixCell, View
from briefreader.app.widgets.bars import KeysBar
from briefreader.app.widgets.prompt import Prompt
from briefreader.brief import Brief
from briefreader.environment import Environment
from briefreader.notes import AnyEntry, Colleague
from briefreader.wording.availability import unavailable_lines

F = TypeVar("F", bound=Feature)
T = TypeVar("T")

ACTIONS = {key: one.id for one in actions_of("reader", "draft") for key in one.keys.split(",")}


def begun(path: Path, outside: Environment) -> ReadingSession:
    """A brief that has been opened, with nobody looking."""
    session = ReadingSession(path, outside, lambda _: None)
    session.begin(open_for_reading(path, outside))
    return session


def words_of(rows: Rows[Any]) -> str:
    """What a list shows, a line for each block and for the states of a row."""
    lines = []
    for at in range(len(rows)):
        row = rows.row(at)
        lines += [*(block.words for block in row.blocks), *(state for state, _ in row.chips)]
    return "\n".join(lines).replace("\u00a0", " ")


class Cursor(Navigation):
    """Goes to items where there are no panes."""

    def go_to(self, item_id: str, cell: MatrixCell | None = None) -> None:
        self.session.focus = focus_on(item_id)

    def close_innermost(self) -> bool:
        return False


def focus_on(*items: str, pane: int = 2) -> Focus:
    return Focus(Whereabouts(pane, items[0]), pane, items[0], items)


def focus_on_entry(entry: AnyEntry, colleague: Colleague | None = None) -> Focus:
    """The cursor of the notes pane on something that somebody holds."""
    held = Held(entry, colleague)
    return Focus(Whereabouts(6, held.key), 6, entry.item, (entry.item,), held)


class OffScreen:
    """What the features ask of the reader's screen, and of the program around it.

    A key does what it does on the screen. What waits for the disk is done at once; what is said, asked or
    opened is kept, to be looked at and answered.
    """

    def __init__(self, path: Path, environment: Environment) -> None:
        self.environment = environment
        self.published: list[View] = []
        self.session = ReadingSession(path, environment, self.published.append)
        self.session.begin(open_for_reading(path, environment))
        self.app = self.screen = self  # there is nothing around it, and nothing over it
        self.keeping = Keeping(lambda call: call())
        self.said = ""
        self.told: list[str] = []  # all that was ever said
        self.severity = ""
        self.question = Question("")
        self.dialog: object = None
        self.focus_item = ""
        self.focused = None
        self.contexts: tuple[Context, ...] = ()
        self.keys = SimpleNamespace(status="", alarm=False)
        self.list_in_use = SimpleNamespace(chosen=frozenset())  # nothing is selected with `s`
        self.left = False
        self._answer_dialog: Callable[[Any], None] = lambda _: None
        self._features: dict[type[Feature], Feature] = {}

    # What a reader does

    def press(self, *keys: str) -> None:
        """Press keys of the reader or of a draft; what was said before has been read."""
        for key in keys:
            self.said = ""
            self.do(ACTIONS[key])

    def do(self, action_id: str) -> None:
        action = next(one for one in actions_of("reader", "draft") if one.id == action_id)
        if (reason := available(action, self.session)) is not None:
            self.say(*unavailable_lines(reason))
        else:
            self.the(feature_of(action_id)).actions[action_id]()

    def at(self, *items: str, pane: int = 2) -> None:
        """Put the cursor on an item, or select several."""
        self.session.focus = focus_on(*items, pane=pane)

    def at_entry(self, entry: AnyEntry, colleague: Colleague | None = None) -> None:
        """Put the cursor of the notes pane on something that somebody holds."""
        self.session.focus = focus_on_entry(entry, colleague)

    def answer(self, text: str) -> None:
        """Enter a line that was asked for."""
        assert self.question.answer is not None
        self.question.answer(text)

    def leave_unanswered(self) -> None:
        assert self.question.left is not None
        self.question.left()

    def choose(self, choice: Any) -> None:
        """Leave the dialog that is open with a choice."""
        self._answer_dialog(choice)

    # What a reader sees

    @property
    def brief(self) -> Brief:
        return self.session.shown.opened.brief

    @property
    def unchecked(self) -> set[str]:
        return {one.item for one in self.brief.draft}

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        return self.session.shown.notebook.entries

    @property
    def banner(self) -> str:
        return " ".join(banner_lines(self.session))

    # What features ask of the screen

    def the(self, kind: type[F]) -> F:
        made = Cursor if issubclass(kind, Navigation) else kind
        feature = self._features.get(made) or made(cast(ReaderScreen, self), self.session)
        self._features[made] = feature
        return cast(F, feature)

    def say(self, *lines: str, severity: str = "information") -> None:
        self.said, self.severity = " ".join(lines), severity
        self.told.append(self.said)

    def hush(self) -> None:
        self.said = ""

    def with_name(self, then: Callable[[], None]) -> None:
        BaseScreen.with_name(cast(BaseScreen, self), then)

    def ask(self, question: Question) -> None:
        self.question = question

    def run_to_end(self, _: str, work: Callable[[], T], take: Callable[[T], None]) -> None:
        take(work())

    run_until_left = run_to_end

    def run_in_turn(self, work: Callable[[], T], take: Callable[[T], None]) -> None:
        take(work())

    def write_in_turn(self, name: Hashable, write: Write, refused: Refused = unheard) -> None:
        self.keeping.keep(name, write, refused)
        self.keeping.finish()

    def show_around(self) -> None:
        """The lines around the panes are made when they are looked at."""

    def update_focus(self) -> None:
        """The cursor stays where it was put."""

    def show_pane(self, number: int) -> None:
        self.session.focus = focus_on("", pane=number)

    @property
    def whereabouts(self) -> Whereabouts:
        return self.session.focus.place

    def query(self, _: object) -> tuple[()]:
        """There are no panes."""
        return ()

    def query_one(self, kind: object) -> SimpleNamespace:
        return {KeysBar: self.keys, Prompt: SimpleNamespace(display=False)}[kind]  # type: ignore[index]

    # What features ask of the program

    def introduce(self, name: str) -> None:
        assert self.environment.introduce is not None
        self.environment = self.environment.introduce(name)
        self.session.introduce(self.environment)

    def lend_terminal(self, work: Callable[[], T]) -> T:
        return work()

    def push_screen(self, dialog: object, answer: Callable[[Any], None] = lambda _: None) -> None:
        self.dialog, self._answer_dialog = dialog, answer

    def leave_reader(self, last_words: str, *, to_library: bool = False) -> None:
        self.left = True


def filled(path: Path, outside: Environment, *ids: str) -> OffScreen:
    """A brief of which these items have been put into the basket, one after the other."""
    read = OffScreen(path, outside)
    for item in ids:
        read.at(item)
        read.press("plus")
    return read
