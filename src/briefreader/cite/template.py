"""Templates: the words of an item put where their author wants them.

Jinja2 in its sandbox. Each value is escaped for the template's format as it is written, so the author
of a template has to think of none. Shipped templates are rendered here; those of a user in a process
of their own (`cite.rendering`), with limits.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from briefreader.cite.formats import FORMATS
from briefreader.cite.template_context import NAMES, Address, Escaped, TemplateFields

# The formats in which the program's own style is a template that comes with it.
NATIVE = ("markdown", "markdown-safe", "pandoc", "obsidian", "latex", "org", "typst", "wikipedia")

_SUFFIX = ".jinja"
_MOST_BYTES = 100_000
_SHIPPED = Path(__file__).parent / "templates"


class TemplateError(Exception):
    """A template cannot be used: what is wrong, in which line (from 1; 0 if that is not known)."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {what}" if line else what)
        self.what = what
        self.line = line


class Template(Struct, frozen=True):
    """The text of a template, and the key of FORMATS that its values are written for."""

    source: str
    format: str


def templates_in(folder: Path) -> dict[str, Path]:
    """The templates of a folder by name: `NAME.FORMAT.jinja`, or `NAME.jinja` for plain text."""
    try:
        files = sorted(folder.glob(f"*{_SUFFIX}"))
    except OSError:
        return {}
    return {file.name.removesuffix(_SUFFIX).partition(".")[0]: file for file in files}


def load_template(path: Path) -> Template:
    """A template from its file. Raises TemplateError."""
    format_name = path.name.removesuffix(_SUFFIX).partition(".")[2] or "plain"
    if format_name not in FORMATS:
        raise TemplateError(f"there is no format {format_name}; there are {', '.join(FORMATS)}")
    try:
        if not path.is_file():
            raise TemplateError("it is not a file")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise TemplateError(f"it is longer than {_MOST_BYTES:,} bytes")
        return Template(data.decode("utf-8-sig").removesuffix("\n"), format_name)
    except UnicodeDecodeError:
        raise TemplateError("it is not UTF-8 text") from None
    except OSError as error:
        raise TemplateError(f"it cannot be read: {error.strerror}") from None


@cache
def native(format_name: str) -> Template:
    """The template of one of `NATIVE`."""
    name = format_name.removesuffix("-safe")
    return Template((_SHIPPED / f"{name}.jinja").read_text("utf-8"), format_name)


def render(template: Template, items: Sequence[TemplateFields]) -> list[str]:
    """The text of each item. Raises TemplateError."""
    import jinja2

    try:
        compiled = _compiled(template)
        return [compiled.render(item) for item in items]
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(error.message or "this is not a template", error.lineno) from error
    except jinja2.UndefinedError as error:
        raise TemplateError(_told(error), _line(error)) from error
    except Exception as error:  # whatever a template's own expressions raise
        raise TemplateError(f"{type(error).__name__}: {error}", _line(error)) from error


@lru_cache(maxsize=32)
def _compiled(template: Template) -> Any:
    """A template ready to be rendered: making it so takes ten times as long as rendering an item."""
    return _environment(template.format).from_string(template.source)


def _environment(format_name: str) -> Any:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    marks: dict[str, str] = {}
    if format_name in ("latex", "wikipedia"):  # braces are their own
        marks = {
            "variable_start_string": "<<",
            "variable_end_string": ">>",
            "block_start_string": "<%",
            "block_end_string": "%>",
            "comment_start_string": "<#",
            "comment_end_string": "#>",
        }
    environment = ImmutableSandboxedEnvironment(
        finalize=_writer(format_name),
        undefined=_undefined(),
        trim_blocks=True,
        lstrip_blocks=True,
        **marks,
    )
    environment.globals.clear()
    return environment


@cache
def _undefined() -> type[Any]:
    """What stands for a name that there is not; the error that it raises has the name as its `field`."""
    from jinja2 import StrictUndefined, UndefinedError
    from jinja2.utils import missing

    class UnknownName(StrictUndefined):
        def __init__(
            self,
            hint: str | None = None,
            obj: object = missing,
            name: str | None = None,
            exc: type[Any] = UndefinedError,
        ) -> None:
            field = name if obj is missing and hint is None else None
            super().__init__(hint, obj, name, type(exc.__name__, (exc,), {"field": field}))

    return UnknownName


def _writer(format_name: str) -> Callable[[object], str]:
    output = FORMATS[format_name]

    def written(value: object) -> str:
        match value:
            case Escaped():
                return str(value)
            case Address():
                return output.address(str(value))
            case list() | tuple():
                return output.value(", ".join(map(str, value)))
            case None:
                return ""
        return output.value(str(value))

    return written


def _told(error: Exception) -> str:
    """An unknown name, and the one that was probably meant."""
    from briefreader.base.nearest import nearest

    name = getattr(error, "field", None)
    if name is None:
        return str(error)
    meant = nearest(name, NAMES)
    hint = f"; did you mean {meant}?" if meant else f"; there are {', '.join(NAMES)}"
    return f"there is no field {name}{hint}"


def _line(error: BaseException) -> int:
    """The line of the template in which it failed."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
