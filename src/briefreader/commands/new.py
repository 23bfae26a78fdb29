"""`briefreader new`."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.base.ids import distinct_id
from briefreader.base.patterns import pattern
from briefreader.commands.citation_file import citation_in, citation_option
from briefreader.commands.options import STDIN, shared_options
from briefreader.commands.output import Failure, narrate, save
from briefreader.commands.session import clean, contents, unreadable

if TYPE_CHECKING:
    from briefreader.brief.model.brief import Source
    from briefreader.brief.model.csl import CslItem
    from briefreader.draft.source.contents import SourceRemark

ENDINGS = (".yaml", ".yml")
_SKELETON = Path(__file__).parent / "skeleton.yaml"
_ID = "my-brief"
_TITLES = ('"A title of your own"', '"The headline as printed"')
_CSL = pattern(r"^  csl:.*?\n(?=  # Fields)", re.DOTALL | re.MULTILINE)
_MISSING = pattern(r"^  missing: .*\n", re.MULTILINE)


@click.command("new", epilog="Example: briefreader new harbour-strike.yaml --article harbour-strike.txt")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--article",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Begin with its citation and numbered text.",
)
@click.option("--without-text", is_flag=True, help="Store only length and hash of its paragraphs.")
@citation_option
@shared_options
def new_command(path: Path, article: str | None, without_text: bool, citation: str | None) -> None:
    """Write a brief to start from.

    It is valid as it stands, and says in comments what belongs where. The article is a file in any format
    that `briefreader draft` reads. A file that exists is never overwritten. With --citation its
    source is what a reference manager holds.
    """
    where = clean(str(path))
    if path.suffix.lower() not in ENDINGS:
        raise Failure("a brief to start from is YAML", f"Name it {clean(path.stem)}.yaml.", where=where)
    csl = None if citation is None else citation_in(citation)
    if article is None:
        if without_text:
            raise Failure("--without-text is about an article", "Name it: --article FILE.")
        text = skeleton(path.stem)
        save(text if csl is None else with_source(text, csl), path, private=False)
        narrate(f"Wrote {where}. Next: briefreader check {where}")
        return
    if without_text and article == STDIN:
        raise Failure("without its text a brief needs the article's file", "Save the article, and name it.")
    from briefreader.composition.citation_file import with_citation
    from briefreader.draft import begin_brief, text_begun
    from briefreader.environment import today

    with unreadable():
        brief_id = distinct_id("brief", path.stem)
        begun = begin_brief(contents(article), brief_id, with_text=not without_text, today=today())
    brief = begun.brief if csl is None else with_citation(begun.brief, csl)
    save(text_begun(brief), path, private=False)
    _tell(brief.source, begun.remarks, path, Path(article).absolute().parent)


def skeleton(name: str) -> str:
    """The commented brief, with an id made of a file's name."""
    return _SKELETON.read_text("utf-8").replace(_ID, distinct_id("brief", name))


def with_source(skeleton: str, csl: "CslItem") -> str:
    """The brief with a citation in place of the one to be replaced."""
    from briefreader.brief.writing.serialise import entry_as_yaml
    from briefreader.composition.citation_file import missing_variables, plain_title

    title = json.dumps(plain_title(csl), ensure_ascii=False)
    for placeholder in _TITLES:
        skeleton = skeleton.replace(placeholder, title, 1)
    missing = missing_variables(csl)
    listed = f"  missing: [{', '.join(missing)}]\n" if missing else ""
    skeleton = _MISSING.sub(lambda _: listed, skeleton, count=1)
    written = entry_as_yaml("csl", csl, "  ")
    return _CSL.sub(lambda _: f"{written}\n", skeleton, count=1)


def _tell(source: "Source", remarks: "Iterable[SourceRemark]", path: Path, folder: Path) -> None:
    """What was read, on stderr, and how to go on."""
    from briefreader.wording.remarks import missing_words
    from briefreader.wording.sources import source_remark_words

    for remark in remarks:
        narrate(source_remark_words(remark.code, remark.detail))
    if source.missing:
        narrate(f"Missing from the article: {missing_words(source.missing)}.")
    if source.sha256 is None:
        narrate("Quotes are compared with the text in the brief: the article is not plain text.")
    elif path.absolute().parent != folder:
        narrate(f"Quotes are verified if {clean(source.file or '')} is beside the brief.")
    narrate(f"Wrote {clean(str(path))}. Next: briefreader {clean(str(path))}")
