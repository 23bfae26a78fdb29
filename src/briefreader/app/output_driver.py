"""Textual's driver, writing only what changes on the terminal's screen.

Textual 8.2 names every style in full and resets it after each piece of text, and paints a whole screen where
a few cells are new: a start at 120×40 is 52 kB, half a minute on a link of 2 kB/s. Here the cells that the
terminal shows are remembered, as curses does it, and styles are told as differences (ECMA-48, 8.3.117, SGR).
"""

import re
from functools import cache, lru_cache
from itertools import islice
from operator import ne, or_
from typing import NamedTuple

from textual.drivers.linux_driver import LinuxDriver

_MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_TEXT = "[^\x00-\x1f\x7f-\x9f]"
_IN_STYLES = re.compile(rf"{_TEXT}*(?:\x1b\[[0-9;]+m{_TEXT}*\x1b\[0m{_TEXT}*)*")
_RUNS = re.compile(r"\x1b\[([0-9;]+)m([^\x1b]*)\x1b\[0m|([^\x1b]+)")
_DRAWS_NOTHING = ("\x1b[?", "\x1b[>", "\x1b[<", "\x1b]", "\x1bP", "\x07")  # modes, commands, the bell

# Characters about whose width terminals agree: of one cell, and of two. A line with others is written whole.
_NARROW_RANGES = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x48A, 0x52F), (0x1E00, 0x1FFF)),
    *((0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20C0), (0x2190, 0x21FF), (0x2500, 0x25FC)),
    *((0x270E, 0x270E), (0x2713, 0x2713), (0x2717, 0x2717)),  # ✎ ✓ ✗
)
_NARROW = frozenset(chr(code) for first, last in _NARROW_RANGES for code in range(first, last + 1))
_WIDE = (
    "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
)

REMEMBERED = 2048  # pieces of lines: most are written again and again
_REST = "\0"  # the second cell of a wide character
_UNKNOWN = "\1"  # a cell of which nothing is known, and the style of such a cell
_FIRST_MARK = 0x100
_CHANGES = re.compile(rb"\x01(?:\x00{0,4}\x01)*")  # cells that differ; to skip four more takes as many bytes
_SAME_STYLE = re.compile(r"(.)\1*", re.DOTALL)

_ENDED_BY = {
    code: end
    for end, codes in {"22": "12", "23": "3", "24": "4", "25": "56", "27": "7", "28": "8", "29": "9"}.items()
    for code in codes
}
_BASES = {"3": "3", "4": "4", "9": "3", "10": "4"}  # of a colour's code, the digits before the last
_LENGTHS = {"2": 3, "5": 1}  # how many numbers follow, in RGB and in the palette of 256
_SEEN_ON_BLANKS = frozenset({"4", "7", "9"})


class _Style(NamedTuple):
    """The parameters of SGR that a piece of text has: attributes, and colours or ""."""

    attributes: frozenset[str]
    colour: str
    background: str

    @property
    def whole(self) -> str:
        """The parameters that lead to it from any other."""
        return ";".join(["0", *sorted(self.attributes), *filter(None, (self.colour, self.background))])


_PLAIN = _Style(frozenset(), "", "")


@cache
def _wide() -> re.Pattern[str]:
    """Takes long to compile, and most briefs need none."""
    return re.compile(f"[{_WIDE}]")


def _parsed(parameters: str) -> _Style:
    """The style of these parameters. Raises ValueError for what Textual never writes."""
    attributes, colours = set(), {"3": "", "4": ""}
    codes = iter(parameters.split(";") if parameters not in ("", "0") else ())
    for code in codes:
        if code in _ENDED_BY:
            attributes.add(code)
        elif code in ("38", "48"):
            kind = next(codes, "")
            colours[code[0]] = ";".join((code, kind, *islice(codes, _LENGTHS.get(kind, 0))))
        elif code in ("39", "49"):
            colours[code[0]] = ""
        elif (base := _BASES.get(code[:-1])) and code[-1] in "01234567":
            colours[base] = code
        else:
            raise ValueError
    return _Style(frozenset(attributes), colours["3"], colours["4"])


def _difference(old: _Style, new: _Style) -> str:
    """The parameters that lead from one style to another."""
    ended = {_ENDED_BY[one] for one in old.attributes - new.attributes}
    begun = {one for one in new.attributes if one not in old.attributes or _ENDED_BY[one] in ended}
    colours = [("39", old.colour, new.colour), ("49", old.background, new.background)]
    return ";".join(
        [
            *sorted(ended),
            *sorted(begun),
            *(after or none for none, before, after in colours if before != after),
        ]
    )


class _Marks:
    """A character for each style, so that the styles of a line are a text too.

    Of blanks only the background can be seen. They have marks of their own, and take any colour.
    """

    def __init__(self) -> None:
        self._styles: list[_Style] = []
        self._marks: dict[tuple[_Style, bool], str] = {}
        self._of_parameters: dict[str, tuple[str, str]] = {}
        self._changes: dict[tuple[str, str], tuple[str, str]] = {}
        self.plain, _ = self.of("")

    def of(self, parameters: str) -> tuple[str, str]:
        """The marks of text and of blanks in a style. Raises ValueError for what Textual never writes."""
        marks = self._of_parameters.get(parameters)
        if marks is None:
            style = _parsed(parameters)
            bare = not style.attributes & _SEEN_ON_BLANKS
            blank = self._mark(_PLAIN._replace(background=style.background), True) if bare else ""
            mark = self._mark(style)
            marks = self._of_parameters[parameters] = (mark, blank or mark)
        return marks

    def change(self, before: str, mark: str) -> tuple[str, str]:
        """What leads from a style to that of a mark, and the style that is reached."""
        known = self._changes.get((before, mark))
        if known is None:
            known = self._changes[before, mark] = self._change(before, mark)
        return known

    def _mark(self, style: _Style, is_blank: bool = False) -> str:
        mark = self._marks.get((style, is_blank))
        if mark is None:
            mark = self._marks[style, is_blank] = chr(_FIRST_MARK + len(self._styles))
            self._styles.append(style)
        return mark

    def _change(self, before: str, mark: str) -> tuple[str, str]:
        old, new = self._style(before), self._style(mark)
        if self._marks.get((new, True)) == mark:
            new = _Style(old.attributes - _SEEN_ON_BLANKS, old.colour, new.background)
        if old == new:
            return "", before
        return f"\x1b[{min(_difference(old, new), new.whole, key=len)}m", self._mark(new)

    def _style(self, mark: str) -> _Style:
        return self._styles[ord(mark) - _FIRST_MARK]


class TerminalOutput:
    """What Textual writes becomes what is new on the screen; each piece ends in the plain style."""

    def __init__(self) -> None:
        self._marks = _Marks()
        self._columns = self._lines = 0
        self._shown: dict[int, tuple[str, str]] = {}  # by lines: a character and a mark for each cell
        self._cursor: tuple[int, int] | None = None  # line and column
        self._cells = lru_cache(REMEMBERED)(self._parsed)

    def forget(self) -> None:
        """The terminal may show anything."""
        self._shown, self._cursor = {}, None

    def resize(self, columns: int, lines: int) -> None:
        """The terminal has this size, and may show anything. Until it is known all is written as it comes."""
        self._columns, self._lines = columns, lines
        self.forget()

    def less(self, data: str) -> str:
        """The shortest way to what the data draw."""
        start, *pieces = _MOVE.split(data)
        if start or not pieces:
            if pieces or not start.startswith(_DRAWS_NOTHING):
                self.forget()
            return data
        out: list[str] = []
        style = self._marks.plain
        for line, column, content in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            if content := content.rstrip("\n"):
                try:
                    style = self._paint(int(line), int(column), content, style, out)
                except ValueError:
                    self.forget()
                    return data
        if style != self._marks.plain:
            out.append("\x1b[0m")
        if not pieces[-1]:
            self._move(int(pieces[-3]), int(pieces[-2]), out)
        return "".join(out)

    def _paint(self, line: int, column: int, content: str, style: str, out: list[str]) -> str:
        """Write a piece of a line as far as it is new. Returns the style that is left.

        Raises ValueError for what is no text in styles, or beyond the screen.
        """
        text, marks, is_doubtful = self._cells(content)
        start, end = column - 1, column - 1 + len(text)
        if not text:
            return style
        if line > self._lines or end > self._columns:
            raise ValueError
        if is_doubtful:
            self._shown.pop(line, None)
            self._move(line, column, out)
            self._cursor = None
            return self._write(text, marks, style, out)
        shown, styles = self._shown.get(line) or (_UNKNOWN * self._columns,) * 2
        old, old_marks = shown[start:end], styles[start:end]
        if old == text and old_marks == marks:
            return style
        differs = bytes(map(or_, map(ne, text, old), map(ne, marks, old_marks)))
        for changed in _CHANGES.finditer(differs):
            first, last = changed.span()
            first -= text[first] == _REST
            last += text[last : last + 1] == _REST
            self._move(line, column + first, out)
            style = self._write(text[first:last], marks[first:last], style, out)
            self._cursor = line, column + last
        before, after = shown[:start], shown[end:]
        if old[0] == _REST:  # half of a wide character is painted over, and the other half may go
            before = before[:-1] + _UNKNOWN
        if after[:1] == _REST:
            after = _UNKNOWN + after[1:]
        self._shown[line] = before + text + after, styles[:start] + marks + styles[end:]
        return style

    def _parsed(self, content: str) -> tuple[str, str, bool]:
        """A character and a mark for each cell, and whether widths are in doubt.

        Raises ValueError for what is no text in styles.
        """
        if not _IN_STYLES.fullmatch(content):
            raise ValueError
        is_narrow = content.isascii() or _NARROW.issuperset(content.replace("\x1b", ""))
        texts: list[str] = []
        marks: list[str] = []
        for parameters, styled, plain in _RUNS.findall(content):
            text = plain or styled
            mark, blank = self._marks.of(parameters)
            if not is_narrow:
                text = _wide().sub(rf"\g<0>{_REST}", text)
            inner = text.strip(" ")
            before = len(text) - len(text.lstrip(" ")) if inner else 0
            after = len(text) - before - len(inner)
            texts.append(text)
            marks.append(blank * before + mark * len(inner) + blank * after)
        is_doubtful = not (is_narrow or _NARROW.issuperset(_wide().sub("", content.replace("\x1b", ""))))
        return "".join(texts), "".join(marks), is_doubtful

    def _write(self, text: str, marks: str, style: str, out: list[str]) -> str:
        """Write cells in their styles. Returns the last."""
        for run in _SAME_STYLE.finditer(marks):
            sequence, style = self._marks.change(style, run[1])
            out += sequence, text[run.start() : run.end()].replace(_REST, "")
        return style

    def _move(self, line: int, column: int, out: list[str]) -> None:
        """Bring the cursor to a place."""
        if self._cursor == (line, column):
            return
        before, at = self._cursor or (0, 0)
        if before == line and at < column:
            out.append(f"\x1b[{column - at}C")
        elif before and (before + 1, 1) == (line, column):
            out.append("\r\n")
        else:
            out.append(f"\x1b[{line};{column}H")
        self._cursor = line, column


def writing_changes(driver: type[LinuxDriver], output: TerminalOutput) -> type[LinuxDriver]:
    """The same driver, which writes what is left when `output` has seen it."""

    class WritingChanges(driver):  # type: ignore[misc, valid-type]
        def write(self, data: str) -> None:
            if less := output.less(data):
                super().write(less)

        def start_application_mode(self) -> None:
            output.forget()
            super().start_application_mode()

    return WritingChanges
