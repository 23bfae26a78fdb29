"""`briefreader new`."""

from pathlib import Path

import click

from briefreader.base.ids import LONG, slug
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, save
from briefreader.commands.session import clean

ENDINGS = (".yaml", ".yml")
_SKELETON = Path(__file__).parent / "skeleton.yaml"
_ID = "my-brief"


@click.command("new", epilog="Example: briefreader new harbour-strike.yaml")
@click.argument("path", type=click.Path(path_type=Path))
@shared_options
def new_command(path: Path) -> None:
    """Write a brief to start from.

    It is valid as it stands, and says in comments what belongs where. A file that exists is never
    overwritten.
    """
    where = clean(str(path))
    if path.suffix.lower() not in ENDINGS:
        raise Failure("a brief to start from is YAML", f"Name it {clean(path.stem)}.yaml.", where=where)
    save(skeleton(path.stem), path, private=False)
    narrate(f"Wrote {where}. Next: briefreader check {where}")


def skeleton(name: str) -> str:
    """The commented brief, with an id made of a file's name."""
    brief_id = slug(name, LONG).lstrip("0123456789-")
    text = _SKELETON.read_text("utf-8")
    return text.replace(_ID, brief_id) if brief_id else text
