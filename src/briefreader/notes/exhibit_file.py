"""Pages over many briefs that a reviewer has set aside for a report, and that are made anew for each one."""

from typing import Literal

from msgspec import Struct

from briefreader.notes.toml_file import EntryFile

ExhibitKind = Literal["timeline", "claims", "variants", "dossier", "comparison"]


class Exhibit(Struct, frozen=True, forbid_unknown_fields=True):
    """A page over the briefs in some folders; `of` is what it was asked for, as its kind writes that."""

    kind: ExhibitKind
    folders: tuple[str, ...]
    of: str = ""


EXHIBITS = EntryFile("exhibits.toml", "exhibit", Exhibit)
