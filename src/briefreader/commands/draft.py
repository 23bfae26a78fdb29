"""`briefreader draft`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.base.dates import iso_day
from briefreader.commands.citation_file import citation_in, citation_option
from briefreader.commands.options import STDIN, format_option, shared_options
from briefreader.commands.output import Failure, narrate, save, say
from briefreader.commands.session import clean, contents, unreadable
from briefreader.environment import today

if TYPE_CHECKING:
    from briefreader.brief import Brief


@click.command(
    "draft", epilog="Example: briefreader draft --date 2024-10-16 --output harbour.yaml article.txt"
)
@click.argument("article", type=click.Path(allow_dash=True))
@click.option("--title", metavar="TEXT", help="The article's title.")
@click.option("--author", "authors", metavar="NAME", multiple=True, help="Author. May be repeated.")
@click.option("--date", "written", metavar="DATE", help="Publication date: 2024-10-16.")
@click.option("--url", metavar="URL", help="URL.")
@click.option("--publication", metavar="NAME", help="Publication.")
@click.option("--entry", type=click.IntRange(min=1), metavar="N", help="Of a feed: which entry, from 1.")
@click.option("--join-hyphens", is_flag=True, help="Of a PDF: join words that a hyphen parts at line ends.")
@click.option(
    "--witness", metavar="MODEL", help="A spaCy model: flag what it reads as said by somebody else."
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="A new file.")
@citation_option
@format_option("yaml", "json")
@click.option("--without-text", is_flag=True, help="Store only length and hash of the paragraphs.")
@click.option("--explain", is_flag=True, help="Print each item with its rule and the words it is based on.")
@shared_options
def draft_command(
    article: str,
    title: str | None,
    authors: tuple[str, ...],
    written: str | None,
    url: str | None,
    publication: str | None,
    citation: str | None,
    entry: int | None,
    join_hyphens: bool,
    witness: str | None,
    output: Path | None,
    format_name: str,
    without_text: bool,
    explain: bool,
) -> None:
    """Draft a brief from an article, by rules.

    ARTICLE is text, Markdown, a saved web page (HTML, MHTML) or an e-mail; with the extra documents also a
    PDF, a feed, or an office or book file (DOCX, ODT, RTF, EPUB). Give - for stdin. Nothing is fetched.
    Everything in the draft is to be checked, in the reader: x accepts an item, e rewords it, w changes its
    speaker, D drops it, Ctrl+s writes a new revision.
    """
    from briefreader.brief.reading.load import has_brief_ending
    from briefreader.composition.citation_file import Facts, facts_of, with_citation
    from briefreader.draft import draft_article, explanation
    from briefreader.wording.sources import NOT_ENGLISH, source_remark_words

    if has_brief_ending(article):
        raise Failure(
            "this is named like a brief, not like an article",
            "Open it: briefreader FILE.",
            where=clean(article),
        )
    if without_text and article == STDIN:
        raise Failure("without its text a draft needs the article's file", "Save the article, and name it.")
    if explain and output is not None:
        raise Failure("--explain prints, and --output writes the draft", "Give one of them.")
    output = None if output == Path(STDIN) else output
    csl = None if citation is None else citation_in(citation)
    facts = Facts() if csl is None else facts_of(csl)
    day = _day(written) or facts.day
    with unreadable():
        draft = draft_article(
            contents(article),
            date=day,
            title=title or facts.title,
            authors=authors or facts.authors,
            url=url or facts.url,
            publication=publication or facts.publication,
            with_text=not without_text,
            entry=entry,
            join_hyphens=join_hyphens,
            witness=witness,
            today=today(),
        )
    brief = draft.brief if csl is None else with_citation(draft.brief, csl)
    if not draft.seems_english:
        narrate(NOT_ENGLISH)
    for remark in draft.remarks:
        narrate(source_remark_words(remark.code, remark.detail))
    if explain:
        say("\n".join(map(clean, explanation(brief).split("\n"))))
    elif output is None:
        say(_written(brief, format_name))
    else:
        ending = output.suffix.lower()
        save(_written(brief, "json" if ending == ".json" else format_name), output, private=False)
    _tell(brief, output, Path(article).absolute().parent)


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    day = iso_day(written.strip())
    if day is None:
        raise Failure(f"“{clean(written)}” is not a date", "Write it as 2024-10-16.", where="--date")
    if day > today():
        raise Failure(
            f"{day} is in the future", "Give the day on which the article appeared.", where="--date"
        )
    from briefreader.draft import FIRST_YEAR

    if day.year < FIRST_YEAR:
        raise Failure(f"{day} is too early", "Write it as 2024-10-16.", where="--date")
    return day


def _written(brief: "Brief", format_name: str) -> str:
    from briefreader.brief.writing.serialise import as_json, as_yaml

    return as_json(brief) if format_name == "json" else as_yaml(brief)


def _tell(brief: "Brief", output: Path | None, folder: Path) -> None:
    """What was found, on stderr, and how to go on."""
    from briefreader.base.extras import installing
    from briefreader.draft import has_trafilatura
    from briefreader.wording.remarks import missing_words

    counts = (
        (len(brief.quotes), "quote", "quotes"),
        (len(brief.claims), "disputed claim", "disputed claims"),
        (len(brief.history), "event", "events"),
    )
    found = ", ".join(f"{number} {one if number == 1 else several}" for number, one, several in counts)
    unsure = sum(one.is_flagged for one in brief.draft)
    narrate(f"A draft: {found}; {unsure} to look at first. Nothing in it is checked.")
    if brief.source.missing:
        narrate(f"Missing from the article: {missing_words(brief.source.missing)}.")
    if brief.source.sha256 is None and not has_trafilatura():
        narrate(f"Pages are read more reliably with the extra html: {installing('html')}")
    if output is not None and brief.source.file is not None and output.absolute().parent != folder:
        narrate(
            f"Quotes are verified if {clean(brief.source.file)} is beside the draft, or in a folder of "
            "`sources` in the settings."
        )
    if output is not None:
        narrate(f"Wrote {clean(str(output))}. Next: briefreader {clean(str(output))}")
