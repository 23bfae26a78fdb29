"""`briefreader quotes`: words with their citation."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import get_args

import click

from briefreader.base.text import copyable
from briefreader.brief.model.brief import Quote, QuoteKind
from briefreader.brief.reading.problem import UnknownItemError
from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.citer import Citer, Form
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS
from briefreader.cite.pandoc import PandocError
from briefreader.cite.remarks import Rendered
from briefreader.cite.statements import NotCopiable
from briefreader.cite.style_input import Layout
from briefreader.commands.citing import (
    csl_option,
    layout_option,
    style_option,
    texts_by_template,
    without_added_option,
)
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, say, say_json
from briefreader.commands.session import Session, clean
from briefreader.composition.citing import added, cited, citer, quotes
from briefreader.wording.brief import speaker_name
from briefreader.wording.remarks import remark_words

_LISTED = "`briefreader show --pane quotes` lists them."


@click.command("quotes", epilog="Example: briefreader quotes brief.yaml --speaker yang --format markdown")
@click.argument("path", type=click.Path(allow_dash=True))
@click.option("--speaker", metavar="NAME", help="Id, name, or the beginning of a word of it.")
@click.option("--kind", type=click.Choice(get_args(QuoteKind)))
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this quote. May be repeated.")
@style_option
@csl_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice((*FORMATS, *ENTRIES, "json")),
    default="plain",
    show_default=True,
)
@layout_option
@click.option(
    "--template", "template_name", metavar="NAME", help="A template of yours, from the settings folder."
)
@click.option("--together", is_flag=True, help="All quotes in one run, with one reference for all.")
@without_added_option
@shared_options
@click.pass_context
def quotes_command(
    context: click.Context,
    path: str,
    speaker: str | None,
    kind: QuoteKind | None,
    ids: tuple[str, ...],
    style: str,
    csl_style: Path | None,
    format_name: str,
    layout: Layout,
    template_name: str | None,
    *,
    together: bool,
    without_added: bool,
) -> int:
    """Print quotes, each with its citation.

    What cannot be vouched for is said on stderr. PATH is a brief, or - for stdin. The exit code is 1 if a
    quote cannot be cited.
    """
    session = Session(context)
    opened = session.open(path)
    chosen = _chosen(opened, speaker, kind, ids)
    notebook = session.notebook(opened.brief)
    cites = citer(opened, () if without_added else added(notebook), session.environment.today)
    if template_name is not None:
        from briefreader.notes.item_words import ItemWords  # only a template has notes

        notebook = notebook and ItemWords(opened).in_place(notebook)
        say(
            "\n".join(
                texts_by_template(session, cites, notebook, chosen, template_name, Form(style, layout=layout))
            )
        )
        return 0
    form = Form(style, "plain" if format_name == "json" else format_name, layout)
    if csl_style is not None:
        return _print_by_pandoc(cites, chosen, csl_style, form)
    if together or format_name in ENTRIES:
        return _print_together(cites, chosen, form)
    made = [(quote, _cited(cites, quote, form)) for quote in chosen]
    if format_name == "json":
        _say_json(opened, made)
    elif texts := [one.text.strip("\n") for _, one in made if one.text]:
        say(("\n" if form == Form(layout=layout) else "\n\n").join(texts))
    for quote, one in made:
        if one.remarks:
            narrate(clean(f"{quote.id}: {'; '.join(map(remark_words, one.remarks))}"))
    return int(not all(one.text for _, one in made))


def _print_together(cites: Citer, quotes: Sequence[Quote], form: Form) -> int:
    one = cites.excerpts([quote.id for quote in quotes], form)
    if one.text:
        say(copyable(one.text)[0])
    for remark in one.remarks:
        narrate(clean(remark_words(remark)))
    return int(not one.text)


def _print_by_pandoc(cites: Citer, quotes: Sequence[Quote], style: Path, form: Form) -> int:
    try:
        one = cites.excerpts_by_csl([quote.id for quote in quotes], style, form)
    except PandocError as error:
        raise Failure(error.what, f"{error.mend}.") from None
    say(copyable(one.text)[0])
    for remark in one.remarks:
        narrate(clean(remark_words(remark)))
    return 0


def _chosen(
    opened: OpenDocument, speaker: str | None, kind: QuoteKind | None, ids: Collection[str]
) -> tuple[Quote, ...]:
    """The quotes that all options fit. Raises Failure if one of them fits nothing."""
    try:
        return quotes(opened, speaker=speaker, kind=kind, ids=ids)
    except UnknownItemError as error:
        fits = "there is no quote" if error.kind == "quote" else "no speaker fits"
        mend = f"Did you mean {error.nearest}?" if error.nearest else _LISTED
        raise Failure(f"{fits} “{error.name}”", mend, where=opened.loaded.name) from None


def _cited(cites: Citer, quote: Quote, form: Form) -> Rendered:
    """A quote with its citation; without a text if there is no truthful one, and the remark says why."""
    try:
        return cited(cites, quote.id, form)
    except NotCopiable as error:
        return Rendered("", (error.remark(),))


def _say_json(opened: OpenDocument, cited: Sequence[tuple[Quote, Rendered]]) -> None:
    from briefreader.printing.tree import brief_tree, verification_tree

    fields = {quote["id"]: quote for quote in brief_tree(opened.brief).get("quotes", ())}
    states = verification_tree(opened, (quote for quote, _ in cited))
    say_json(
        {
            "source": brief_tree(opened.brief)["source"],
            "quotes": [
                {
                    **fields[quote.id],
                    "speakers": [speaker_name(opened.index, speaker) for speaker in quote.speakers],
                    "verification": states[quote.id],
                    "cited": one.text or None,
                    "remarks": list(map(remark_words, one.remarks)),
                }
                for quote, one in cited
            ],
        }
    )
