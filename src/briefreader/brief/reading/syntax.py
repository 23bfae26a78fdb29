"""What a writer did where YAML cannot be read: a parser only tells where it gave up.

The lines up to that place are looked at for the slips that are made most; the first that fits is told.
"""

import re
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefreader.base.patterns import pattern
from briefreader.brief.model.descriptions import FIELDS
from briefreader.brief.reading.findings import quoted
from briefreader.brief.reading.shapes import quoted_text

_KEY = pattern(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[\w-]+): +)?(?P<value>\S.*)")
_NEXT_FIELD = pattern(r" *(?:- +)?[\w-]+:(?: |$)| *- |\s*$")
_INDENT = pattern(r"[ \t]*")
_BEHIND_BRACKET = pattern(r"\[[^\[\]]*\] *[^\s,#\]}]|\{[^{}]*\} *[^\s,#\]}]")
_NO_COLON_SPACE = pattern(r"(?P<lead> *(?:- +)?)(?P<key>[a-z_]+)(?P<sign>:| *= *)(?P<value>\S.*)")
# Between braces: a text with a colon, one whose marks an apostrophe ends, words behind a closing mark.
_COLON_IN_FLOW = pattern(r"[{,] *(?P<key>[\w-]+): (?P<value>[^\"'\[{,}][^,}\"]*?: [^,}]*)")
_APOSTROPHE_IN_FLOW = pattern(r"[{,] *(?P<key>[\w-]+): '(?P<value>[^']*'\w[^,}]*)")
_AFTER_IN_FLOW = pattern(r"[{,] *(?P<key>[\w-]+): (?P<value>\"[^\"]*\") *(?P<word>[^\s,}\]#][^,}]*)")
_WORD_AND_KEY = pattern(r"[^\s:]+ +([\w-]+): ")
_IN_MARKS = pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:^|\s)#.*")
_FLOW_KEY = pattern(r"(?P<value>[^\s,{}\[\]:]+) +(?P<key>[\w-]+): ")
_NO_BEGINNING = "@`%|>*&!?,]}"
_LONGEST = 60


class Slip(NamedTuple):
    """What is wrong and how to mend it, at a line and column from 1."""

    what: str
    mend: str
    line: int
    column: int


_Look = Callable[[Sequence[str], int], Slip | None]


def slip_at(lines: Sequence[str], line: int) -> Slip | None:
    """The likeliest slip where a parser gave up; None if none is seen."""
    last = min(line, len(lines))
    here: tuple[_Look, ...] = (_tab, _beginning, _after_mark, _colon, _in_braces, _no_space, _no_dash)
    around: tuple[_Look, ...] = (_unclosed, _apostrophe, _no_comma, _open_bracket, _indentation)
    for number in (last, last - 1):
        for look in here:
            if 0 < number <= len(lines) and (found := look(lines, number)) is not None:
                return found
    for look in around:
        if (found := look(lines, last)) is not None:
            return found
    return None


def _field(text: str) -> re.Match[str] | None:
    return _KEY.fullmatch(text)


def _written(found: re.Match[str], text: str) -> str:
    """A field with its text between quotation marks: `title: "The mayor says: closed."`."""
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    lead = f"{found['key']}: " if found["key"] else "- " if found["dashes"] else ""
    return f"`{lead}{quoted_text(shown)}`"


def _tab(lines: Sequence[str], number: int) -> Slip | None:
    indent = _INDENT.match(lines[number - 1])
    if indent is None or "\t" not in indent[0]:
        return None
    near = next((one for one in reversed(lines[: number - 1]) if one.strip()), "")
    width = len(near) - len(near.lstrip(" ")) + (2 if near.lstrip().startswith("- ") else 0)
    wanted = f"{width} spaces" if width else "spaces"
    mend = f"Replace the tab with {wanted}, as in the lines above."
    return Slip("the line is indented with a tab", mend, number, indent[0].index("\t") + 1)


def _beginning(lines: Sequence[str], number: int) -> Slip | None:
    """A text that begins with a sign of YAML's own."""
    found = _field(lines[number - 1])
    if found is None or found["value"][0] not in _NO_BEGINNING + "[{":
        return None
    value = found["value"].rstrip()
    if value[0] in "[{" and not _BEHIND_BRACKET.match(value):
        return None
    if value[0] in "|>" and len(value) <= 2:
        return None
    what = f"a text cannot begin with {value[0]}"
    mend = f"A text that begins with {value[0]} stands between quotation marks: {_written(found, value)}."
    return Slip(what, mend, number, found.start("value") + 1)


def _after_mark(lines: Sequence[str], number: int) -> Slip | None:
    """Words behind the closing mark of a text."""
    found = _field(lines[number - 1])
    if found is None or found["value"][0] not in "\"'":
        return None
    value = found["value"].rstrip()
    end = _closing(value, value[0])
    rest = value[end + 1 :].strip() if end else ""
    if not rest or rest.startswith(("#", ":")):
        return None
    if value[0] == "'" and value[end + 1].isalnum():
        return _of_apostrophe(found, value, number)
    column = found.start("value") + end + 2 + (len(value[end + 1 :]) - len(value[end + 1 :].lstrip()))
    word = rest.split()[0]
    what = f"{quoted(word)} stands after the closing mark"
    text = _unescaped(value[1:end])
    mend = f"Put it before the mark, or leave it out: {_written(found, text)}."
    return Slip(what, mend, number, column)


def _in_braces(lines: Sequence[str], number: int) -> Slip | None:
    """The same slips of a field between braces."""
    text = lines[number - 1]
    if found := _APOSTROPHE_IN_FLOW.search(text):
        written = f"`{found['key']}: {quoted_text(found['value'].strip().removesuffix(chr(39)))}`"
        mend = f"An apostrophe ends a text in ' marks. Use \" marks: {written}."
        return Slip("the apostrophe ends the text", mend, number, found.start("value") + 1)
    if found := _AFTER_IN_FLOW.search(text):
        what = f"{quoted(found['word'].split()[0])} stands after the closing mark"
        mend = f"Put it before the mark, or leave it out: `{found['key']}: {found['value']}`."
        return Slip(what, mend, number, found.start("word") + 1)
    found = _COLON_IN_FLOW.search(text)
    if found is not None and not _is_field_behind(found["value"]):
        written = f"`{found['key']}: {quoted_text(found['value'].strip())}`"
        mend = f"A text with a colon and a space stands between quotation marks: {written}."
        return Slip("the colon makes a key of these words", mend, number, found.start("value") + 1)
    return None


def _is_field_behind(value: str) -> bool:
    """Whether one word and a field stand side by side, as in `s-lee stance: asserts`."""
    found = _WORD_AND_KEY.match(value)
    return found is not None and any(found[1] in fields for fields in FIELDS.values())


def _no_space(lines: Sequence[str], number: int) -> Slip | None:
    """A key without a colon and a space behind it."""
    found = _NO_COLON_SPACE.fullmatch(lines[number - 1].rstrip())
    if found is None or found["value"].startswith("//"):
        return None
    mend = f"A colon and a space stand behind a key: `{found['key']}: {found['value'][:_LONGEST]}`."
    return Slip(
        f"a colon and a space are missing behind {quoted(found['key'])}", mend, number, found.end("key") + 1
    )


def _no_dash(lines: Sequence[str], number: int) -> Slip | None:
    """An item between braces without the dash that those above have."""
    text = lines[number - 1]
    above = next((one for one in reversed(lines[: number - 1]) if one.strip()), "")
    if not text.lstrip().startswith("{") or not above.lstrip().startswith("- {"):
        return None
    mend = f"Begin the item with a dash, as those above: `- {text.strip()[: _LONGEST // 2]}…`."
    return Slip("an item of the list has no dash", mend, number, len(text) - len(text.lstrip()) + 1)


def _open_bracket(lines: Sequence[str], number: int) -> Slip | None:
    """A brace or bracket that is opened in a line and never closed."""
    for at in range(number, max(0, number - 3), -1):
        text = _IN_MARKS.sub(lambda found: " " * len(found[0]), lines[at - 1]) if at <= len(lines) else ""
        for opening, closing in ("{}", "[]"):
            if text.count(opening) > text.count(closing):
                mend = f"Write {closing} at the end of this line, if nothing else is missing."
                what = f"the {opening} in this line is not closed"
                return Slip(what, mend, at, text.rindex(opening) + 1)
    return None


def _apostrophe(lines: Sequence[str], number: int) -> Slip | None:
    """An apostrophe that ends a text in single marks, in this line or the one before."""
    for at in (number, number - 1):
        found = _field(lines[at - 1]) if 0 < at <= len(lines) else None
        if found is None or not found["value"].startswith("'"):
            continue
        value = found["value"].rstrip()
        end = _closing(value, "'")
        if end and value[end + 1 : end + 2].isalnum():
            return _of_apostrophe(found, value, at)
    return None


def _of_apostrophe(found: re.Match[str], value: str, number: int) -> Slip:
    text = value[1:].removesuffix("'")
    what = "the apostrophe ends the text"
    mend = f"An apostrophe ends a text in ' marks. Use \" marks: {_written(found, text)}."
    return Slip(what, mend, number, found.start("value") + _closing(value, "'") + 1)


def _colon(lines: Sequence[str], number: int) -> Slip | None:
    """A text without marks that holds a colon and a space."""
    found = _field(lines[number - 1])
    if found is None or found["key"] is None or found["value"][0] in "\"'{[#&*!|>":
        return None
    value = found["value"].rstrip()
    at = value.find(": ") if ": " in value else len(value) - 1 if value.endswith(":") else -1
    if at < 0:
        return None
    mend = f"A text with a colon and a space stands between quotation marks: {_written(found, value)}."
    return Slip("the colon makes a key of these words", mend, number, found.start("value") + at + 1)


def _unclosed(lines: Sequence[str], number: int) -> Slip | None:
    """A text whose closing mark is missing, so that the next lines were taken for the rest of it."""
    for at, text in enumerate(lines[: number + 1], 1):
        found = _field(text)
        if found is None or found["value"][0] not in "\"'":
            continue
        value = found["value"].rstrip()
        following = lines[at] if at < len(lines) else ""
        if not _closing(value, value[0]) and _NEXT_FIELD.match(following):
            what = f"the text that begins in line {at} has no closing mark"
            shown = _written(found, _unescaped(value[1:]))
            return Slip(what, f"Close it at its end: {shown}.", at, found.start("value") + 1)
    return None


def _no_comma(lines: Sequence[str], number: int) -> Slip | None:
    """Two fields between braces without a comma."""
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    if "{" not in text:
        return None
    found = _FLOW_KEY.search(text, text.index("{"))
    if found is None:
        return None
    value, key = found["value"], found["key"]
    mend = f"A comma is missing after `{value}`: `{value}, {key}: …`."
    return Slip("two fields stand side by side without a comma", mend, number, found.end("value") + 1)


def _indentation(lines: Sequence[str], number: int) -> Slip | None:
    """A line that is indented otherwise than those above that belong to the same part."""
    for at in (number, number - 1):
        if not 1 < at <= len(lines):
            continue
        here = _column(lines[at - 1])
        above = next((one for one in reversed(lines[: at - 1]) if one.strip()), "")
        there = _column(above)
        ends = above.rstrip().endswith(":")
        if lines[at - 1].strip() and here not in _columns_above(lines, at) and not ends:
            what = "the line is indented otherwise than those above"
            mend = f"{_spaces(here)} here, {there} in the lines above: indent them alike."
            return Slip(what, mend, at, here + 1)
    return None


def _columns_above(lines: Sequence[str], number: int) -> set[int]:
    """The columns at which a line can begin: those of the parts that it can belong to."""
    columns: set[int] = set()
    lowest = sys.maxsize
    for text in reversed(lines[: number - 1]):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        for column in (_column(text), len(text) - len(text.lstrip(" "))):
            if column < lowest:
                columns.add(column)
                lowest = column
    return columns


def _column(text: str) -> int:
    """Where the first key of a line stands, behind a dash."""
    bare = text.lstrip(" ")
    dash = bare.startswith("- ")
    return len(text) - len(bare) + (len(bare) - len(bare[2:].lstrip(" ")) if dash else 0)


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}"


def _closing(value: str, mark: str) -> int:
    """The offset of the mark that closes a text which begins with it; 0 if there is none."""
    at = 1
    while at < len(value):
        if mark == '"' and value[at] == "\\":
            at += 2
            continue
        if value[at] == mark:
            if mark == "'" and value[at + 1 : at + 2] == "'":
                at += 2
                continue
            return at
        at += 1
    return 0


def _unescaped(text: str) -> str:
    return text.replace('\\"', '"').replace("''", "'")
