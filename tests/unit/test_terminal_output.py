"""What is left of Textual's output draws the same screen."""

from collections.abc import Sequence

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefreader.app.output_driver import TerminalOutput

COLUMNS, LINES = 24, 5
CONSOLE = Console(color_system="truecolor")
SYSTEMS = ("standard", "256", "truecolor")

Piece = tuple[int, int, tuple[Segment, ...]]  # line, column, text in styles

colours = st.sampled_from(
    [None, *map(Color.parse, ("#e0e0e0", "#121212", "red", "color(17)", "bright_blue"))]
)
flags = st.sampled_from([None, None, None, True])
styles = st.builds(
    Style,
    color=colours,
    bgcolor=colours,
    bold=flags,
    dim=flags,
    italic=flags,
    underline=flags,
    reverse=flags,
    strike=flags,
)
texts = st.text(st.sampled_from("    ab─“\u00a0中ア👩\u200d\u0301ا"), max_size=12)
segments = st.tuples(texts, st.none() | styles).map(lambda text: Segment(*text))
pieces = st.tuples(
    st.integers(1, LINES), st.integers(1, COLUMNS), st.lists(segments, min_size=1, max_size=4).map(tuple)
)
updates = st.lists(pieces, min_size=1, max_size=6)
places = st.tuples(st.integers(1, LINES), st.integers(1, COLUMNS))


def update(painted: Sequence[Piece], cursor: tuple[int, int] = (1, 1), console: Console = CONSOLE) -> str:
    """What Textual writes for pieces of lines: each in its styles, and then the cursor."""
    written = [
        f"\x1b[{line};{column}H{Strip(text).crop(0, COLUMNS + 1 - column).render(console)}"
        + ("\n" if line < LINES else "")
        for line, column, text in painted
    ]
    return f"{''.join(written)}\x1b[{cursor[0]};{cursor[1]}H"


class Drawn:
    """A screen, and what has been written to it."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.screen.reset_mode(7, private=True)
        self._stream = pyte.Stream(self.screen)

    def write(self, data: str) -> None:
        self._stream.feed(data.replace("\n", "\r\n"))

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        """What can be seen: of blanks without a line it is the background."""
        return [
            [_seen(self.screen.buffer[line][column]) for column in range(COLUMNS)] for line in range(LINES)
        ]

    @property
    def cursor(self) -> tuple[int, int]:
        return self.screen.cursor.y + 1, self.screen.cursor.x + 1


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    is_blank = cell.data == " " and not (cell.underscore or cell.strikethrough or cell.reverse)
    return (" ", cell.bg) if is_blank else tuple(cell)


def output() -> TerminalOutput:
    made = TerminalOutput()
    made.resize(COLUMNS, LINES)
    return made


def red(text: str) -> tuple[Segment, ...]:
    return (Segment(text, Style.parse("red on #121212")),)


@given(st.lists(st.tuples(updates, places), max_size=6), st.sampled_from(SYSTEMS))
def test_any_updates_draw_the_same_with_less(
    given_updates: list[tuple[list[Piece], tuple[int, int]]], system: str
) -> None:
    console, less = Console(color_system=system), output()  # type: ignore[arg-type]
    plain, shorter = Drawn(), Drawn()
    for painted, cursor in given_updates:
        data = update(painted, cursor, console)
        plain.write(data)
        left = less.less(data)
        shorter.write(left)
        assert shorter.cells == plain.cells
        assert shorter.cursor == plain.cursor == cursor
        assert (
            shorter.screen.cursor.attrs == shorter.screen.default_char
        )  # whatever ends here leaves no colour


def test_what_is_shown_is_not_written_again() -> None:
    less = output()
    screen = update([(line, 1, red("a line, and blanks   ")) for line in range(1, LINES)])
    assert less.less(screen)
    assert less.less(screen) == ""


def test_of_a_line_the_cells_that_change_are_written() -> None:
    less = output()
    less.less(update([(2, 1, red("a line of one colour"))], (1, 1)))
    left = less.less(update([(2, 1, red("a lime of one colour"))], (1, 1)))
    assert left == "\x1b[2;5H\x1b[31;48;2;18;18;18mm\x1b[0m\x1b[1;1H"


def test_a_style_is_told_as_what_is_new_in_it() -> None:
    bold, italic = (Style.parse(f"{one} #e0e0e0 on #121212") for one in ("bold", "italic"))
    left = output().less(update([(1, 1, (Segment("a ", bold), Segment("b", bold), Segment("c", italic)))]))
    whole = "38;2;224;224;224;48;2;18;18;18"
    assert left == f"\x1b[1;1H\x1b[1;{whole}ma b\x1b[22;3mc\x1b[0m\x1b[1;1H"


def test_blanks_take_the_colour_that_is_there() -> None:
    text = [
        Segment(one, Style.parse(f"{colour} on blue"))
        for one, colour in (("a", "red"), (" ", "green"), ("b", "red"))
    ]
    assert output().less(update([(1, 1, tuple(text))])) == "\x1b[1;1H\x1b[31;44ma b\x1b[0m\x1b[1;1H"


@pytest.mark.parametrize(
    "happens",
    [lambda less: less.forget(), lambda less: less.resize(COLUMNS, LINES)],
    ids=["forgotten", "resized"],
)
def test_a_screen_of_which_nothing_is_known_is_written_whole(happens: object) -> None:
    less = output()
    screen = update([(1, 1, red("a line"))])
    first = less.less(screen)
    happens(less)  # type: ignore[operator]
    assert less.less(screen) == first


@pytest.mark.parametrize(
    "data",
    [
        "\x1b[?1049h",
        "\x1b]52;c;eA==\x07",
        "\x1bP\x1b]52;c;eA==\x07\x1b\\",
        "\x1b[1;1H\x1b[2Jerased",
        "\x1b[1;1Hon two\nlines",
        "\x1b[1;1H\x1b]8;id=1;https://example.org\x1b\\linked\x1b]8;;\x1b\\",
        "\x1b[9;1Hbelow",
        "\x1b[1;20Hbeyond",
        "\x1b[1;1H\x1b[1mbold \x1b[31mand red\x1b[0m",
        "drawn anywhere",
    ],
)
def test_what_is_no_text_in_styles_is_written_as_it_is(data: str) -> None:
    assert output().less(data) == data


def test_after_what_may_have_drawn_anything_all_is_written() -> None:
    less = output()
    screen = update([(1, 1, red("a line"))])
    first = less.less(screen)
    less.less("\x1b[2J")
    assert less.less(screen) == first


def test_modes_and_copies_draw_nothing() -> None:
    less = output()
    screen = update([(1, 1, red("a line"))])
    less.less(screen)
    for data in ("\x1b[?2026h", "\x1b]52;c;eA==\x07", "\x07"):
        less.less(data)
    assert less.less(screen) == ""


def test_nothing_is_left_out_before_the_size_is_known() -> None:
    less, screen = TerminalOutput(), update([(1, 1, red("a line"))])
    assert less.less(screen) == less.less(screen) == screen
