"""From a tree to the format's values: walks the structs' own fields and finds everything wrong at once.

Every reader takes a node, where it stands, and the report. It returns the value, or reports what is wrong and
raises `BrokenError`; whoever holds the part then does without it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from math import isinf
from typing import Any, NamedTuple

import msgspec.inspect as types

from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import CLOCK_PATTERN, ID_PATTERN, Brief, Claim, Gap, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.reading.findings import Findings, Where, one_of, quoted, set_to
from briefreader.brief.reading.problem import Fix
from briefreader.brief.reading.rules import RULES
from briefreader.brief.reading.tree import WHOLE_NUMBER, CommaLost, Commented, Cut, Node, Plain

Convert = Callable[[Node, Where, Findings], Any]


class BrokenError(Exception):
    """Nothing usable is left of a value; the report says why."""


class StructField(NamedTuple):
    """How one field is called in Python, and read."""

    name: str
    required: bool
    read: Convert


NO_CSL = CslItem(id="", type="document", title="")

# What a struct that others hang on gets for a required field, so that it opens anyway.
_STAND_INS: Mapping[type, Mapping[str, Any]] = {
    CslItem: {"id": NO_CSL.id, "type": NO_CSL.type, "title": NO_CSL.title},
    Source: {"csl": NO_CSL},
}

# Fields of which a rule says that they are missing.
_RULED: Mapping[type, Mapping[str, Any]] = {Claim: {"positions": ()}}

# What a lone string means where a struct is wanted.
_FROM_STRING: Mapping[type, str] = {Gap: "text"}

_BOOLEANS = {"true": True, "false": False}
_MOST_CHOICES = 12  # named in a message
_LONGEST_SHOWN = 60  # characters of a text in a message
# Of the many types of sources.
_USUAL = ("article-newspaper", "article-magazine", "webpage", "broadcast", "report", "interview")
_ID_WORDS = pattern(r"[a-z0-9]+")

_TEXT, _NUMBER, _BOOLEAN = "a text", "a whole number", "true or false"
_LIST, _MAPPING = "a list", "keys with values"
_WANTED = {types.StrType: _TEXT, types.IntType: _NUMBER, types.BoolType: _BOOLEAN}


@cache
def _described_structs() -> dict[type, types.StructType]:
    """Every struct of a brief as msgspec describes it: asked once, the answer holds all that is below."""
    found: dict[type, types.StructType] = {}
    waiting: list[object] = [types.type_info(Brief)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, types.StructType):
            if one.cls not in found:
                found[one.cls] = one
                waiting += [field.type for field in one.fields]
        elif isinstance(one, types.UnionType):
            waiting += one.types
        elif isinstance(one, types.VarTupleType):
            waiting.append(one.item_type)
        elif isinstance(one, types.DictType):
            waiting.append(one.value_type)
    return found


@cache
def fields(cls: type) -> dict[str, StructField]:
    """The fields of a struct by their names in the file."""
    info = _described_structs()[cls]
    return {
        field.encode_name: StructField(field.name, field.required, _reader(field.type))
        for field in info.fields
    }


def report_unknown(key: str, known: Collection[str], where: Where, report: Findings) -> None:
    """A key the format does not have."""
    near = _meant_key(key, known) or report.nearest(key, known)
    mend = f"Write `{near}` if that is meant." if near else "Remove it, or write it into a `note`."
    report.warning("unknown-key", (where, key), f"the unknown key {quoted(key)} is ignored", mend)


def _meant_key(key: str, known: Collection[str]) -> str | None:
    from briefreader.brief.reading.meanings import meant_key  # only a mistake needs it

    return meant_key(key, known)


def _report_renamed(key: str, missing: str, node: Node, where: Where, report: Findings) -> None:
    """A required field under a name that the format does not have."""
    fix = set_to((where, missing), node, certain=False, renames=(where, key))
    what = f"`{missing}` is missing, and {quoted(key)} is not a key"
    report.error("missing-field", (where, key), what, f"Write `{missing}` instead.", fix)


def report_missing(name: str, where: Where, report: Findings) -> None:
    """A field that has to be there."""
    report.error("missing-field", (where, name), f"`{name}` is missing", f"Add `{name}:` here.")


@cache
def struct_reader(cls: type) -> Convert:
    """The reader of one struct of the format."""
    known = fields(cls)
    required = [(key, field.name) for key, field in known.items() if field.required]
    stand_ins = _STAND_INS.get(cls, {})
    ruled = _RULED.get(cls, {})
    rule = RULES.get(cls)
    lone = _FROM_STRING.get(cls)

    def read(node: Node, where: Where, report: Findings) -> Any:
        if lone is not None and isinstance(node, str):
            node = {lone: node}
        if type(node) is not dict:
            raise _misfit(node, _MAPPING, where, report, cls)
        if (text := _colon_text(node, prose=True)) is not None and not known.keys() & node.keys():
            shape = _filled(cls, text)
            if shape is not None:
                _report_colon(text, where, shape, report)
                raise BrokenError
        values = dict(ruled)
        absent = [key for key, name in required if name not in values and node.get(key) is None]
        broken = _read_fields(known, absent, node, values, where, report)
        for key, name in required:
            if name not in values:
                if key not in broken:
                    report_missing(key, where, report)
                if name not in stand_ins:
                    broken.add("")
                else:
                    values[name] = stand_ins[name]
        if "" in broken:
            raise BrokenError
        part = cls(**values)
        if rule is not None:
            part = rule(part, where, report)
            if part is None:
                raise BrokenError
        return part

    return read


def _read_fields(  # noqa: PLR0913, PLR0917 - a struct, its tree, and where both are
    known: Mapping[str, StructField],
    absent: Collection[str],
    node: dict[str, Node],
    values: dict[str, Any],
    where: Where,
    report: Findings,
) -> set[str]:
    """Fill in the values of those that are there; returns the keys of those that are broken.

    `absent` are the required ones that are not there.
    """
    broken: set[str] = set()
    for key, item in node.items():
        field = known.get(key)
        if field is None:
            missing = _meant_key(key, absent) or (report.nearest(key, absent) if absent else None)
            if missing is not None and missing not in broken:
                _report_renamed(key, missing, item, where, report)
                broken.add(missing)
            else:
                report_unknown(key, known.keys() - node.keys(), where, report)
        elif item is not None:
            try:
                values[field.name] = field.read(whole(item, (where, key), report), (where, key), report)
            except BrokenError:
                broken.add(key)
    return broken


def whole(node: Node, where: Where, report: Findings) -> Node:
    """A value; a text that a comma between braces ends, or the sign of a comment, is reported."""
    if type(node) is Cut:
        what = "the text ends at this comma, and the rest is lost"
        mend = f"Put the text between quotation marks: {quoted(node)}."
        report.error("cut-text", where, what, mend, set_to(where, str(node)))
        return str(node)
    if type(node) is Commented and not node:
        _report_comment(node, where, report)
        raise BrokenError
    if type(node) is Commented:
        what = "a comment begins at the `#`, and ends the text"
        report.warning(
            "comment-cuts", where, what, "If it is part of the text, put it between quotation marks."
        )
        return str(node)
    if type(node) is CommaLost:
        what = "the comma before the brace is not part of the text"
        report.warning("comma-lost", where, what, "If it is, put the text between quotation marks.")
        return str(node)
    return node


def _report_comment(node: Commented, where: Where, report: Findings) -> None:
    key = where[1] if where else ""
    field = f"{key}: " if isinstance(key, str) else ""
    what = "nothing is here: a comment begins at the `#`"
    mend = f"If it is a text, put it between quotation marks: `{field}{quoted(node.comment)}`."
    report.error("comment-cuts", where, what, mend)


def _reader(info: types.Type) -> Convert:
    options = info.types if isinstance(info, types.UnionType) else (info,)
    options = tuple(option for option in options if not isinstance(option, types.NoneType))
    first = options[0]
    for option in options:
        if isinstance(option, types.VarTupleType):
            others = [other for other in options if other is not option]
            lone = _scalar_reader(others) if others else None
            return _list_reader(_reader(option.item_type), lone, option.item_type)
    if isinstance(first, types.StructType):
        return struct_reader(first.cls)
    if isinstance(first, types.DictType):
        return _dict_reader(_reader(first.value_type))
    if isinstance(first, types.AnyType):
        return _anything
    if isinstance(first, types.LiteralType):
        return _word_reader([str(word) for word in first.values])
    if isinstance(first, types.StrType) and len(options) == 1:
        return _pattern_reader(first.pattern) if first.pattern else _text
    return _scalar_reader(options)


def _list_reader(one: Convert, lone: Convert | None, item: types.Type) -> Convert:
    """Of a list; or, if `lone` is given, of a value outside one."""
    cls = item.cls if isinstance(item, types.StructType) else None
    holds_lists = isinstance(item, types.VarTupleType)

    def read(node: Node, where: Where, report: Findings) -> Any:
        if type(node) is not list:
            if lone is None:
                raise _misfit(node, _LIST, where, report, cls)
            return lone(whole(node, where, report), where, report)
        if holds_lists and node and not any(isinstance(element, list) for element in node):
            raise _misshapen("this is a list of values; a list of lists is wanted", [node], where, report)
        values = []
        for index, element in enumerate(node):
            try:
                values.append(one(whole(element, (where, index), report), (where, index), report))
            except BrokenError:
                continue
        return tuple(values)

    return read


def _dict_reader(one: Convert) -> Convert:
    def read(node: Node, where: Where, report: Findings) -> dict[str, Any]:
        if type(node) is not dict:
            raise _misfit(node, _MAPPING, where, report)
        values = {}
        for key, item in node.items():
            try:
                values[key] = one(whole(item, (where, key), report), (where, key), report)
            except BrokenError:
                continue
        return values

    return read


def _text(node: Node, where: Where, report: Findings) -> str:
    kind = type(node)
    if kind is str:
        return node  # type: ignore[no-any-return]
    if kind is Plain:
        return str(node)
    raise _misfit(node, _TEXT, where, report)


def _pattern_reader(pattern: str) -> Convert:
    matches = re.compile(pattern).fullmatch

    def read(node: Node, where: Where, report: Findings) -> str:
        text = _text(node, where, report)
        if matches(text):
            return text
        if pattern == ID_PATTERN:
            mend = "Begin with a letter; then lower-case letters, digits and dashes."
            near = "-".join(_ID_WORDS.findall(text.lower()))
            if not matches(near):
                raise _broken("bad-id", f"{quoted(text)} is not an id", mend, where, report)
            mend = f"Write `{near}`: a letter, then lower-case letters, digits and dashes."
            fix = set_to(where, near, certain=False)
            raise _broken("bad-id", f"{quoted(text)} is not an id", mend, where, report, fix)
        if pattern == CLOCK_PATTERN:
            mend = "Write hours, minutes and seconds, as in `00:12:31`."
            raise _broken("bad-time", f"{quoted(text)} is not a time in a recording", mend, where, report)
        mend = "Write its 64 digits, 0-9 and a-f."
        raise _broken("bad-sha256", f"{quoted(text)} is not a SHA-256", mend, where, report)

    return read


def _word_reader(words: list[str]) -> Convert:
    allowed = {word: word for word in words}
    choice = f"one of {one_of(words)}" if len(words) <= _MOST_CHOICES else f"another one, as {one_of(_USUAL)}"

    def read(node: Node, where: Where, report: Findings) -> str:
        word = allowed.get(node) if isinstance(node, str) else None
        if word is not None:
            return word
        text = _text(node, where, report)
        near = _meant(text, allowed) or report.nearest(text, allowed)
        mend = f"Write `{near}` if that is meant, or {choice}." if near else f"Write {choice}."
        is_spelling = near is not None and _ID_WORDS.findall(text.lower()) == _ID_WORDS.findall(near)
        fix = set_to(where, near, certain=is_spelling) if near else None
        raise _broken("unknown-value", f"the value {quoted(text)} is unknown", mend, where, report, fix)

    return read


def _scalar_reader(options: Iterable[types.Type]) -> Convert:
    """Of a text, number or boolean, whichever the field takes."""
    kinds = {type(option) for option in options}
    texts, numbers, booleans = (kind in kinds for kind in _WANTED)
    wanted = one_of([words for kind, words in _WANTED.items() if kind in kinds])

    def read(node: Node, where: Where, report: Findings) -> Any:
        kind = type(node)
        if numbers and (kind is int or (kind is Plain and WHOLE_NUMBER.fullmatch(node))):
            return _number(node, where, report)
        if booleans and (kind is bool or (kind is Plain and node in _BOOLEANS)):
            return _BOOLEANS.get(node, node)
        if texts and isinstance(node, str):
            return str(node)
        raise _misfit(node, wanted, where, report)

    return read


def _anything(node: Node, where: Where, report: Findings) -> Any:
    """Whatever it is, with plain scalars as what they look like."""
    kind = type(node)
    if kind is dict:
        return {
            key: _anything(whole(value, (where, key), report), (where, key), report)
            for key, value in node.items()
        }
    if kind is list:
        return [_anything(value, (where, index), report) for index, value in enumerate(node)]
    if kind is Plain and node in _BOOLEANS:
        return _BOOLEANS[node]
    if kind is int or (kind is Plain and WHOLE_NUMBER.fullmatch(node)):
        return _number(node, where, report)
    if kind is Plain:
        number = float(node)
        if isinf(number):
            raise _too_large(where, report)
        return number
    return node


def _number(node: str | int, where: Where, report: Findings) -> int:
    try:
        return int(node)
    except ValueError:  # thousands of digits
        raise _too_large(where, report) from None


def _too_large(where: Where, report: Findings) -> BrokenError:
    return _broken("out-of-range", "the number is too large", "Put it in quotation marks.", where, report)


def _misfit(node: Node, wanted: str, where: Where, report: Findings, cls: type | None = None) -> BrokenError:
    """What is said of a value of the wrong type; `cls` is the struct that it should be, or a list of it."""
    found, is_scalar = _described(node)
    what = f"{found}; {wanted} is wanted"
    text = _colon_text(node)
    if text is not None and _TEXT in wanted:
        return _report_colon(text, where, text, report)
    if (shape := _shape(node, wanted, cls)) is not None:
        return _misshapen(what, shape, where, report)
    if wanted != _MAPPING and isinstance(node, list) and node and all(map(_is_scalar, node)):
        return _report_list(node, what, wanted, where, report)
    mend = f"Write {wanted}."
    if wanted == _LIST and is_scalar:
        mend = "Write it after a dash, or between [ and ]."
    elif _TEXT in wanted and is_scalar:
        mend = "Put it in quotation marks."
    elif wanted in (_NUMBER, _BOOLEAN) and is_scalar:
        mend = f"Write {wanted}, without quotation marks."
    return _broken("wrong-type", what, mend, where, report)


def _shape(node: Node, wanted: str, cls: type | None) -> Any | None:
    """What is wanted, filled with what is there; None if that is not clear."""
    if wanted == _MAPPING and cls is not None:
        if isinstance(node, list) and len(node) == 1 and isinstance(node[0], dict):
            return node[0]
        return _filled(cls, node)
    if wanted == _LIST and cls is None and _is_scalar(node):
        return [node]
    if wanted == _LIST and cls is not None:
        from briefreader.brief.reading.shapes import filled_list

        return filled_list(cls, node)
    return None


def _filled(cls: type, node: Node) -> Any | None:
    from briefreader.brief.reading.shapes import filled  # only a mistake needs it

    return filled(cls, node)


def _meant(text: str, allowed: Collection[str]) -> str | None:
    from briefreader.brief.reading.meanings import meant

    return meant(text, allowed)


def _is_scalar(node: Node) -> bool:
    return node is not None and not isinstance(node, dict | list)


def _colon_text(node: Node, *, prose: bool = False) -> str | None:
    """The text of which a colon made a key with a value; `prose` if a key can be meant as one as well."""
    if type(node) is not dict or len(node) != 1:
        return None
    ((key, value),) = node.items()
    if prose and " " not in key and key.islower():
        return None
    return f"{key}: {value}" if isinstance(value, str) else None


def _report_colon(text: str, where: Where, shape: Any, report: Findings) -> BrokenError:
    mend = f"A text with a colon and a space stands between quotation marks: {quoted(text)}."
    what = "the colon makes a key of these words"
    return _broken("colon-in-text", what, mend, where, report, set_to(where, shape))


def _report_list(node: list[Node], what: str, wanted: str, where: Where, report: Findings) -> BrokenError:
    """A list where one value is wanted: the places of a quote that runs over paragraphs are its spans'."""
    key = where[1] if where else ""
    first, *others = map(str, node)
    mend = f"Write one of them: `{key}: {first}`."
    if key == "para" and others:
        more = one_of([f"`para: {place}`" for place in others])
        mend = f"Write the first, `para: {first}`, and {more} on the span that stands there."
    value = int(first) if _NUMBER in wanted and first.isdecimal() else first
    return _broken("wrong-type", what, mend, where, report, set_to(where, value, certain=not others))


def _misshapen(what: str, shape: Any, where: Where, report: Findings) -> BrokenError:
    from briefreader.brief.reading.shapes import flow

    written = flow(shape, _LONGEST_SHOWN)
    key = where[1] if where else ""
    mend = f"Write `{key}: {written}`." if isinstance(key, str) and key else f"Write `{written}`."
    return _broken("wrong-type", what, mend, where, report, set_to(where, shape))


def _described(node: Node) -> tuple[str, bool]:
    """What a node is in words, and whether it is a value without parts."""
    if node is None:
        return "nothing is here", False
    if isinstance(node, dict):
        return "these are keys with values", False
    if isinstance(node, list):
        return "this is a list", False
    if isinstance(node, bool) or node in _BOOLEANS:
        return "this is true or false", True
    if isinstance(node, Plain | int | float):
        return "this is a number", True
    return f"{quoted(node)} is a text", True


def _broken(  # noqa: PLR0913, PLR0917 - the fields of a finding
    code: str, what: str, mend: str, where: Where, report: Findings, fix: Fix | None = None
) -> BrokenError:
    """Report, and have something to raise."""
    report.error(code, where, what, mend, fix)
    return BrokenError()
