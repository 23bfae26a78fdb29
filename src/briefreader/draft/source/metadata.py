"""What the file of an article says of it."""

from collections.abc import Sequence
from typing import NamedTuple


class Metadata(NamedTuple):
    """The fields as they are printed there; empty where it says nothing."""

    title: str = ""
    authors: Sequence[str] = ()
    date: str = ""
    url: str = ""
    publication: str = ""
    language: str = ""
    section: str = ""
