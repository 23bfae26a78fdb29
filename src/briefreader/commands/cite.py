"""`briefreader cite`: the reference of a source alone, or the bibliography of several."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import click

from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.document import opened as made_ready
from briefreader.cite.addition import FIELDS, complaint, field_named
from briefreader.cite.citer import Citer, Form
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS
from briefreader.cite.pandoc import PandocError
from briefreader.cite.remarks import Remark
from briefreader.cite.statements import NotCopiable
from briefreader.commands.citing import csl_option, style_option, without_added_option
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, say
from briefreader.commands.session import Session, clean, nearest_hint, refusals
from briefreader.commands.wrong_input import is_folder
from briefreader.composition.bibliography import SharedKeyError, bibliography
from briefreader.composition.citing import added, citer
from briefreader.wording.remarks import missing_words, remark_words


@click.command("cite", epilog="Example: briefreader cite briefs --format biblatex > references.bib")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True))
@style_option
@csl_option
@click.option(
    "--format", "format_name", type=click.Choice((*FORMATS, *ENTRIES)), default="plain", show_default=True
)
@click.option(
    "--add",
    "additions",
    multiple=True,
    metavar="FIELD=VALUE",
    help=f"Complete the citation, in your notes, for all citations: {', '.join(FIELDS)}.",
)
@click.option("--inferred", is_flag=True, help="The additions are inferred; they are shown in brackets.")
@without_added_option
@shared_options
@click.pass_context
def cite_command(
    context: click.Context,
    paths: tuple[str, ...],
    style: str,
    csl_style: Path | None,
    format_name: str,
    additions: tuple[str, ...],
    *,
    inferred: bool,
    without_added: bool,
) -> None:
    """Print the reference of a brief's source, or a bibliography.

    Of several briefs, or of folders, it is one bibliography: each source stands in it once, under a key of
    its own. As plain text the italics of a style stand between asterisks. What a citation has to do without
    is said on stderr; nothing is filled in but what you have added yourself.
    """
    session = Session(context)
    if additions:
        _add(session, _only(paths), additions, inferred=inferred)
    citers = {
        opened.loaded.name: _citer(session, opened, without_added=without_added)
        for opened in _opened(session, paths)
    }
    if not citers:
        raise Failure("there is no brief to cite", "Name a brief, or a folder of briefs.")
    try:
        made = bibliography(citers, Form(style, format_name), csl_style)
    except SharedKeyError as error:
        first, second = map(clean, error.names)
        raise Failure(
            f"{first} and {second} cite different sources under one key, {clean(error.key)}",
            "Give one of them another `citation-key`.",
        ) from None
    except PandocError as error:
        raise Failure(error.what, f"{error.mend}.") from None
    except NotCopiable as error:
        raise Failure(error.what, error.mend) from None
    say(made.text)
    _tell(citers, Form(style, format_name) if csl_style is None else Form())
    for remark in made.remarks:
        narrate(clean(remark_words(remark)))


def _only(paths: Collection[str]) -> str:
    """The one brief that is completed. Raises Failure."""
    (path, *others) = paths
    if others or is_folder(Path(path)):
        raise Failure("--add completes one citation", "Name one brief.")
    return path


def _opened(session: Session, paths: Collection[str]) -> Iterator[OpenDocument]:
    """Briefs and those of folders, each once. Raises Failure."""
    known: set[str] = set()
    for path in paths:
        for loaded in session.loaded(Path(path)) if is_folder(Path(path)) else [session.load(path)]:
            if loaded.name not in known:
                known.add(loaded.name)
                yield made_ready(loaded)


def _citer(session: Session, opened: OpenDocument, *, without_added: bool) -> Citer:
    notebook = None if without_added else session.notebook(opened.brief)
    return citer(opened, added(notebook), session.environment.today)


def _tell(citers: Mapping[str, Citer], form: Form) -> None:
    """What must be said about each source, beside its brief's name if there are several."""
    for name, one in citers.items():
        for remark in one.remarks_in(form):
            told = _words(remark)
            narrate(clean(f"{name}: {told}" if len(citers) > 1 else told))


def _words(remark: Remark) -> str:
    if remark.code == "missing":
        return f"Missing from the citation: {missing_words(remark.names)}"
    return remark_words(remark)


def _add(session: Session, path: str, additions: Collection[str], *, inferred: bool) -> None:
    """Keep fields of the citation in the notes; an empty value takes one back. Raises Failure."""
    from briefreader.notes import subject_of

    values = []
    for addition in additions:
        name, _, value = addition.partition("=")
        field = field_named(name)
        if field is None:
            mend = nearest_hint(name, FIELDS) or f"There are {', '.join(FIELDS)}."
            raise Failure(f"there is no field “{clean(name)}”", mend)
        if value and (what := complaint(field, value)):
            raise Failure(f"{name} cannot be “{clean(value)}”", f"{what}.")
        values.append((field, value.strip() or None))
    brief = session.load(path).brief
    with refusals(), session.store().edit(subject_of(brief)) as edit:
        for field, kept in values:
            edit.add_to_citation(field, kept, inferred=inferred)
    session.tell_notice(edit.notebook)
