"""The settings: one TOML file, typed, with every complaint at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from msgspec import Struct, field
from msgspec.structs import replace

LikelihoodScale = Literal["icd203", "phia"]
SCALES: tuple[LikelihoodScale, ...] = get_args(LikelihoodScale)
# The names that a setting chooses from, each with the one that it stands for: itself, unless it is short for
# another. They are asked for only where a file has that setting.
Choices = Callable[[], Mapping[str, str]]
_ReadSetting = Callable[[object], Any]

# What a line break can stand in: texts, comments and brackets; and the break itself.
_TOML_TOKEN = r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}\n]'


class Settings(Struct, frozen=True):
    """What the settings file can say. Paths are absolute; None leaves the choice to the program."""

    reviewer: str | None = None
    library: Path | None = None
    sources: tuple[Path, ...] = ()
    notes: Path | None = None
    theme: str | None = None
    keymap: Mapping[str, str] = field(default_factory=dict)
    verdicts: tuple[str, ...] = ("supported", "unsupported", "misleading", "false", "cannot-determine")
    likelihood: LikelihoodScale = "icd203"
    style: str = "default"
    format: str = "plain"
    animations: bool = False


# What each setting means, in the order in which they are shown.
ABOUT: Mapping[str, str] = {
    "reviewer": "Who writes the notes. Without it the first note asks.",
    "library": "The folder that is opened when no path is given. Without it, a first page with the samples.",
    "sources": "Folders in which the articles of briefs are found, by their hash.",
    "notes": "The folder of the notes. Without it that of your user data.",
    "theme": "The colours: a theme of Textual, or high-contrast.",
    "verdicts": "The verdicts that a review offers.",
    "likelihood": 'The words of likelihood: "icd203" or "phia".',
    "style": "The style in which y copies and reports are cited: one that `briefreader cite --help` lists.",
    "format": "The format in which y copies: one that `briefreader quotes --help` lists.",
    "animations": "Whether anything may move by itself. Reading never waits for it.",
}
# How those that have no default might be written.
EXAMPLES: Mapping[str, str | list[str]] = {
    "reviewer": "Ada Lee",
    "library": "~/briefs",
    "sources": ["~/articles"],
    "notes": "~/shared/notes",
    "theme": "textual-light",
}


class Complaint(Struct, frozen=True):
    """One thing in the settings that cannot be used: `key` is dotted, `line` counts from 1."""

    key: str
    what: str
    mend: str
    file: str = ""
    line: int = 1

    @property
    def told(self) -> str:
        """What is wrong, without the place."""
        key = f"{self.key}: " if self.key else ""
        return f"{key}{self.what}. {self.mend}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.told}"


def load(
    path: Path, choices: Mapping[str, Choices] = MappingProxyType({}), *, required: bool = False
) -> tuple[Settings, tuple[Complaint, ...]]:
    """The settings in a file, and what is wrong with it; a wrong value alone falls back to its default.

    `choices` has the names for `style` and `format`, which are not known here; without them any name will
    do. A missing file is fine, unless it is `required`, that is, the user named it. Never raises.
    """
    try:
        table = _parsed(_text(path))
    except FileNotFoundError:
        missing = Complaint("", "There is no such file", "The defaults are used.", str(path))
        return Settings(), (missing,) if required else ()
    except _WrongError as error:
        return Settings(), (Complaint("", error.what, error.mend, str(path), error.line),)
    values, complaints = _values(table, _readers(path.absolute().parent, choices))
    return Settings(**values), placed(complaints, path)


def placed(complaints: Iterable[Complaint], path: Path) -> tuple[Complaint, ...]:
    """The same complaints with the file and the line of their key, in the order of the file."""
    complaints = tuple(complaints)
    lines = _lines(path) if complaints else {}
    found = [replace(each, file=str(path), line=lines.get(each.key, 1)) for each in complaints]
    return tuple(sorted(found, key=lambda each: each.line))


class _WrongError(Exception):
    """Why a value, or the whole file, cannot be used."""

    def __init__(self, what: str, mend: str, line: int = 1) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.line = line


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise _WrongError("This is not a file", "The defaults are used.")
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _WrongError(f"It cannot be read: {error.strerror}", "The defaults are used.") from error
    except UnicodeDecodeError as error:
        raise _WrongError("It is not UTF-8 text", "The defaults are used.") from error


def _parsed(text: str) -> dict[str, Any]:
    import re
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        number = re.match(r"line (\d+)", place)
        line = int(number[1]) if number else max(len(text.splitlines()), 1)
        raise _WrongError(f"Not TOML: {what}", "The defaults are used.", line) from error
    except RecursionError as error:
        raise _WrongError("This is nested too deep", "The defaults are used.", _unread_line(text)) from error
    except ValueError as error:  # of Python's own limit to the digits of a number
        raise _WrongError("This number is too long", "The defaults are used.", _unread_line(text)) from error


def _unread_line(text: str) -> int:
    """The line of the first statement that cannot be read by itself; 1 if each can."""
    import tomllib

    for line, statement in _statements(text):
        try:
            tomllib.loads(statement)
        except (ValueError, RecursionError):
            return line
    return 1


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The statements of a text that is TOML, each after the line on which it begins; blank ones as well."""
    import re

    begins, line, depth = 0, 1, 0
    for token in re.finditer(_TOML_TOKEN, f"{text}\n", re.DOTALL):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
            case "\n" if depth <= 0:
                statement = text[begins : token.start()]
                yield line, statement
                begins, line = token.end(), line + statement.count("\n") + 1


def _lines(path: Path) -> dict[str, int]:
    """The line on which each key begins: the TOML parser tells none, so it gets a statement at a time."""
    try:
        text = _text(path)
    except (FileNotFoundError, _WrongError):
        return {}
    found: dict[str, int] = {}
    table: tuple[str, ...] = ()  # the keys of the table that the statement stands in
    for line, statement in _statements(text):
        try:
            keys = tuple(_keys(_parsed(statement)))
        except _WrongError:
            continue
        if statement.lstrip().startswith("["):
            table = keys
        elif table:
            keys = tuple(f"{table[0]}.{key}" for key in keys) if len(table) == 1 else ()
        for key in keys:
            found.setdefault(key, line)
    return found


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    """The dotted keys of the settings and of what is in their tables."""
    for name, value in table.items():
        yield name
        if isinstance(value, dict):
            yield from (f"{name}.{each}" for each in value)


def _values(
    table: Mapping[str, Any], readers: Mapping[str, _ReadSetting]
) -> tuple[dict[str, Any], list[Complaint]]:
    """What can be used, and a complaint for each thing that cannot."""
    values: dict[str, Any] = {}
    complaints: list[Complaint] = []

    def read(into: dict[str, Any], name: str, key: str, reader: _ReadSetting, value: object) -> None:
        try:
            into[name] = reader(value)
        except _WrongError as error:
            complaints.append(Complaint(key, error.what, error.mend))

    for name, value in table.items():
        if name == "keymap" and isinstance(value, dict):
            values[name] = {}
            for command, keys in value.items():
                read(values[name], command, f"{name}.{command}", _line, keys)
        else:
            read(values, name, name, readers.get(name, _unknown(name)), value)
    return values, complaints


def _readers(folder: Path, choices: Mapping[str, Choices]) -> Mapping[str, _ReadSetting]:
    """What reads each setting; a relative path starts at the `folder` of the settings file."""

    def path(value: object) -> Path:
        try:
            return folder / Path(_line(value)).expanduser()
        except RuntimeError as error:
            raise _WrongError("This home folder is not known", "Write the whole path.") from error

    def chosen(name: str) -> _ReadSetting:
        known = choices.get(name)
        return _line if known is None else lambda value: _choice(name, _line(value), known())

    return {
        "reviewer": _line,
        "library": path,
        "sources": lambda value: tuple(path(each) for each in _list(value)),
        "notes": path,
        "theme": _line,
        "keymap": _no_table,
        "verdicts": _verdicts,
        "likelihood": _scale,
        "style": chosen("style"),
        "format": chosen("format"),
        "animations": _flag,
    }


def _unknown(name: str) -> _ReadSetting:
    def reader(_: object) -> None:
        from briefreader.base.nearest import nearest  # only a mistake needs it

        names = Settings.__struct_fields__
        meant = nearest(name, names)
        mend = f"Did you mean {meant}?" if meant else f"The settings are {', '.join(names)}."
        raise _WrongError("There is no such setting", mend)

    return reader


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError(f"This has to be a text, not {_kind(value)}", "Write it in quotation marks.")
    if not value.strip():
        raise _WrongError("This is empty", "Fill it in, or take the line out.")
    if not value.isprintable():
        raise _WrongError("This has characters that cannot be shown", "Write it on one line, without them.")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise _WrongError(f"This has to be a list, not {_kind(value)}", 'Write it as ["…", "…"].')
    return value


def _verdicts(value: object) -> tuple[str, ...]:
    verdicts = tuple(_line(each) for each in _list(value))
    if not verdicts:
        raise _WrongError("This is empty", "Name one verdict or more, or take the line out.")
    if len(set(verdicts)) < len(verdicts):
        raise _WrongError("One verdict is named twice", "Name each once.")
    return verdicts


def _scale(value: object) -> LikelihoodScale:
    return cast(LikelihoodScale, _choice("scale", _line(value), {scale: scale for scale in SCALES}))


def _choice(kind: str, name: str, names: Mapping[str, str]) -> str:
    if name in names:
        return names[name]
    from briefreader.base.nearest import nearest  # only a mistake needs it

    meant = nearest(name.lower(), names)
    mend = f"Did you mean {meant}?" if meant else f"The {kind}s are {', '.join(names)}."
    raise _WrongError(f"There is no {kind} {name!r}", mend)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(
            f"This has to be true or false, not {_kind(value)}", "Write it without quotation marks."
        )
    return value


def _no_table(value: object) -> None:
    what = f"This has to be a table, not {_kind(value)}"
    raise _WrongError(what, 'Write [keymap] on a line, and under it an action and its keys: copy = "c".')


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    names: dict[type, str] = {str: "a text", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")
