"""The options that several commands share; what `--help` needs, and nothing that costs time to import."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from briefreader import __version__

STDIN = "-"

_META = "briefreader.options"
_AnyFunction = TypeVar("_AnyFunction", bound=Callable[..., Any])


class _Name(click.ParamType[str]):
    """A name of which something can be seen, in one line."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is shown."""
        from briefreader.base.text import name_line

        return name_line(value) or self.fail("A name needs letters.", param, ctx)


def shared_options(function: _AnyFunction) -> _AnyFunction:
    """The options that stand before or after a path or command; the last one given counts."""
    for option in (
        click.option("--reviewer", metavar="NAME", type=_Name(), help="Who you are.", **_remembered()),
        click.option(
            "--notes",
            metavar="DIR",
            type=click.Path(file_okay=False),
            help="Where notes are kept.",
            **_remembered(),
        ),
        click.option(
            "--config",
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False),
            help="The settings file.",
            **_remembered(),
        ),
        click.version_option(__version__, prog_name="briefreader", message="%(prog)s %(version)s"),
    ):
        function = option(function)
    return function


def format_option(*formats: str) -> Callable[[_AnyFunction], _AnyFunction]:
    """`--format`, of which the first is the default."""
    return click.option(
        "--format", "format_name", type=click.Choice(formats), default=formats[0], show_default=True
    )


def _remembered() -> dict[str, Any]:
    def remember(context: click.Context, option: click.Parameter, value: object) -> None:
        if value is not None:
            context.meta.setdefault(_META, {})[option.name] = value

    return {"expose_value": False, "callback": remember}


def given(context: click.Context) -> Mapping[str, str]:
    """The shared options that were given, before or after the command."""
    options: Mapping[str, str] = context.meta.get(_META, {})
    return options
