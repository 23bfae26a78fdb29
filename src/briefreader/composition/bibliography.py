"""One bibliography of several briefs: each source once, under a key that no other has."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.composition.citing import without_hidden

if TYPE_CHECKING:
    from briefreader.cite.citer import Citer, Form
    from briefreader.cite.entries import Keyed
    from briefreader.cite.remarks import Rendered


class SharedKeyError(Exception):
    """Two different sources have one key; `names` are those of their briefs."""

    def __init__(self, key: str, names: tuple[str, str]) -> None:
        super().__init__(f"{names[0]} and {names[1]} share the key {key}")
        self.key = key
        self.names = names


def bibliography(citers: "Mapping[str, Citer]", form: "Form", csl_style: Path | None = None) -> "Rendered":
    """The sources of briefs, which are given by their names, in a style, a format or the style of a CSL file.

    Entries stand by the alphabet of their keys, references as the style has them. Raises SharedKeyError, and
    PandocError for a CSL file that cannot be used.
    """
    from briefreader.cite.entries import ENTRIES

    sources = _each_once(citers)
    entries: list[Keyed] = [(one.key, one.item) for one in sources]
    if csl_style is not None:
        from briefreader.cite.csl_style import references_by_pandoc

        text = references_by_pandoc(entries, csl_style, form.format)
    elif form.format in ENTRIES:
        text = ENTRIES[form.format].bibliography(entries)
    else:
        from briefreader.cite.report import reference_list

        text = reference_list(sources, form)
    return without_hidden(text, ())


def _each_once(citers: "Mapping[str, Citer]") -> "Sequence[Citer]":
    """What cites each source, by the alphabet of their keys. Raises SharedKeyError."""
    from briefreader.cite.entries.key import is_same_source

    known: dict[str, tuple[str, Citer]] = {}
    for name, one in citers.items():
        first, same = known.setdefault(one.key, (name, one))
        if not is_same_source(same.item, one.item):
            raise SharedKeyError(one.key, (first, name))
    return [known[key][1] for key in sorted(known)]
