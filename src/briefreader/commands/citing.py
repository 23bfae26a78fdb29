"""What the commands that cite share: the options, and the templates of the user."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from briefreader.base.text import copyable
from briefreader.brief.model.brief import Quote
from briefreader.cite.citer import Citer, Form
from briefreader.cite.style_input import Layout
from briefreader.cite.styles import ALIASES, STYLES
from briefreader.cite.template import TemplateError, templates_in
from briefreader.commands.output import Failure, narrate
from briefreader.commands.session import Session, clean, nearest_hint
from briefreader.composition.citing import by_template
from briefreader.wording.remarks import remark_words

if TYPE_CHECKING:
    from briefreader.notes import Notebook

style_option = click.option(
    "--style",
    type=click.Choice((*STYLES, *ALIASES)),
    default="default",
    show_default=True,
    callback=lambda _context, _option, name: ALIASES.get(name, name),
)
csl_option = click.option(
    "--csl",
    "csl_style",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Any other style: a file of the CSL project's, through pandoc.",
)
layout_option = click.option(
    "--layout",
    type=click.Choice(get_args(Layout)),
    default="auto",
    show_default=True,
    help="Inline, as a block, or as the style requires.",
)
without_added_option = click.option(
    "--without-added", is_flag=True, help="Only what the source itself gives, without your additions."
)


def texts_by_template(
    session: Session,
    cites: Citer,
    notebook: "Notebook | None",
    quotes: Sequence[Quote],
    name: str,
    form: Form,
) -> list[str]:
    """What a template of the user makes of each quote, fit to be printed. Raises Failure."""
    folder = session.environment.templates
    files = templates_in(folder)
    if name not in files:
        hint = nearest_hint(name, files) or f"Put {name}.jinja into {folder}."
        raise Failure(f"there is no template “{name}”", hint)
    try:
        made = by_template(cites, notebook, [quote.id for quote in quotes], files[name], form)
    except TemplateError as error:
        where = f"{files[name]}:{error.line}" if error.line else str(files[name])
        raise Failure(clean(error.what), "docs/templates.md lists the fields.", where=where) from None
    for item, one in made.items():
        if one.remarks:
            narrate(clean(f"{item}: {'; '.join(map(remark_words, one.remarks))}"))
    return [copyable(one.text)[0] for one in made.values() if one.text]
