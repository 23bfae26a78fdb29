"""`briefreader quotes` and `briefreader cite`: words with their citation, and the reference alone."""

import re
from collections.abc import Collection, Sequence
from typing import get_args

import click

from briefreader.brief.model import Quote, QuoteKind
from briefreader.brief.opened import Opened
from briefreader.brief.text import copyable
from briefreader.cite import (
    ALIASES,
    FORMATS,
    STYLES,
    Excerpt,
    Form,
    NotCopiable,
    excerpt,
    missing_fields,
    reference,
)
from briefreader.printing.words import missing_words, speaker_name
from briefreader.verbs.options import shared_options
from briefreader.verbs.output import Failure, narrate, say, say_json
from briefreader.verbs.session import Session, clean, nearest_hint, today

_LISTED = "`briefreader show --pane quotes` lists them."
_style_option = click.option(
    "--style",
    type=click.Choice((*STYLES, *ALIASES)),
    default="default",
    show_default=True,
    callback=lambda _context, _option, name: ALIASES.get(name, name),
)


@click.command("quotes", epilog="Example: briefreader quotes brief.yaml --speaker yang --format markdown")
@click.argument("path", type=click.Path(allow_dash=True))
@click.option("--speaker", metavar="NAME", help="Id, name, or the beginning of a word of it.")
@click.option("--kind", type=click.Choice(get_args(QuoteKind)))
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this quote; give it again for another.")
@_style_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice([name for name in FORMATS if name != "bibtex"] + ["json"]),
    default="plain",
    show_default=True,
)
@shared_options
@click.pass_context
def quotes_command(
    context: click.Context,
    path: str,
    speaker: str | None,
    kind: str | None,
    ids: tuple[str, ...],
    style: str,
    format_name: str,
) -> int:
    """Print quotes, each with its citation.

    What can not be vouched for is said on stderr. PATH is a brief, or - for stdin. The exit code is 1 if a
    quote can not be cited.
    """
    opened = Session(context).open(path)
    form = Form(style=style, format="plain" if format_name == "json" else format_name)
    cited = [(quote, _cited(opened, quote, form)) for quote in _chosen(opened, speaker, kind, ids)]
    if format_name == "json":
        _say_json(opened, cited)
    elif texts := [one.text.strip("\n") for _, one in cited if one.text]:
        say(("\n" if format_name == "plain" and style == "default" else "\n\n").join(texts))
    for quote, one in cited:
        if one.remarks:
            narrate(clean(f"{quote.id}: {'; '.join(one.remarks)}"))
    return int(not all(one.text for _, one in cited))


@click.command("cite", epilog="Example: briefreader cite brief.yaml --format bibtex >> references.bib")
@click.argument("path", type=click.Path(allow_dash=True))
@_style_option
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="plain", show_default=True)
@shared_options
@click.pass_context
def cite_command(context: click.Context, path: str, style: str, format_name: str) -> None:
    """Print the reference of a brief's source.

    What the citation has to do without is said on stderr; nothing is filled in.
    """
    brief = Session(context).load(path).brief
    say(copyable(reference(brief, style=style, format=format_name, today=today()))[0])
    if missing := missing_fields(brief.source.csl):
        narrate(f"The citation lacks: {missing_words(missing)}")


def _chosen(opened: Opened, speaker: str | None, kind: str | None, ids: Collection[str]) -> list[Quote]:
    """The quotes that all options fit. Raises Failure if one of them fits nothing."""
    quotes = list(opened.brief.quotes)
    if ids:
        known = {quote.id: quote for quote in quotes}
        for unknown in (quote_id for quote_id in ids if quote_id not in known):
            mend = nearest_hint(unknown, known) or _LISTED
            raise Failure(f"there is no quote “{unknown}”", mend, where=opened.loaded.name)
        quotes = [known[quote_id] for quote_id in dict.fromkeys(ids)]
    if speaker is not None:
        wanted = re.compile(rf"\b{re.escape(speaker)}", re.IGNORECASE)
        names = {
            one.id
            for one in opened.brief.speakers
            if any(map(wanted.search, (one.id, one.name, *one.aliases)))
        }
        if not names:
            hint = nearest_hint(speaker, (one.name for one in opened.brief.speakers))
            mend = hint or _LISTED
            raise Failure(f"no speaker fits “{speaker}”", mend, where=opened.loaded.name)
        quotes = [quote for quote in quotes if names.intersection(quote.speakers)]
    return [quote for quote in quotes if kind is None or quote.kind == kind]


def _cited(opened: Opened, quote: Quote, form: Form) -> Excerpt:
    """A quote with its citation; without a text if there is no truthful one, and the remark says why."""
    try:
        one = excerpt(
            opened.brief, opened.index, opened.verify, quote.id, form, today=today(), text=opened.text
        )
    except NotCopiable as error:
        return Excerpt("", (str(error),))
    words, removed = copyable(one.text)
    hidden = f"{removed} hidden character{'s' if removed > 1 else ''} removed"
    return Excerpt(words, (*one.remarks, hidden) if removed else one.remarks)


def _say_json(opened: Opened, cited: Sequence[tuple[Quote, Excerpt]]) -> None:
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
                    "remarks": list(one.remarks),
                }
                for quote, one in cited
            ],
        }
    )
