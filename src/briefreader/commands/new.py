"""`briefreader new`."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.base.ids import LONG, slug
from briefreader.commands.citation_file import citation_in, citation_option
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, save
from briefreader.commands.session import clean

if TYPE_CHECKING:
    from briefreader.brief.model.csl import CslItem

ENDINGS = (".yaml", ".yml")
_SKELETON = Path(__file__).parent / "skeleton.yaml"
_ID = "my-brief"
_TITLES = ("A title of your own", '"The headline as printed"')
_CSL = re.compile(r"^  csl:.*?\n(?=  # Fields)", re.DOTALL | re.MULTILINE)
_MISSING = re.compile(r"^  missing: .*\n", re.MULTILINE)


@click.command("new", epilog="Example: briefreader new harbour-strike.yaml")
@click.argument("path", type=click.Path(path_type=Path))
@citation_option
@shared_options
def new_command(path: Path, citation: str | None) -> None:
    """Write a brief to start from.

    It is valid as it stands, and says in comments what belongs where. A file that exists is never
    overwritten. With --citation its source is what a reference manager holds.
    """
    where = clean(str(path))
    if path.suffix.lower() not in ENDINGS:
        raise Failure("a brief to start from is YAML", f"Name it {clean(path.stem)}.yaml.", where=where)
    text = skeleton(path.stem)
    save(text if citation is None else with_source(text, citation_in(citation)), path, private=False)
    narrate(f"Wrote {where}. Next: briefreader check {where}")


def skeleton(name: str) -> str:
    """The commented brief, with an id made of a file's name."""
    brief_id = slug(name, LONG).lstrip("0123456789-")
    text = _SKELETON.read_text("utf-8")
    return text.replace(_ID, brief_id) if brief_id else text


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
