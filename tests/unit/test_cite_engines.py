"""References and citations beside those of two independent engines (`tests/engines`)."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from briefreader.brief.model.brief import Brief, Gap, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.styles import STYLES
from tests.engines.sources import SOURCES

TODAY = date(2026, 11, 23)
OUTPUTS: dict[str, dict[str, dict[str, str]]] = json.loads(
    (Path(__file__).parents[1] / "engines" / "outputs.json").read_text("utf-8")
)
GUIDES = [style for style in STYLES if style != "default"]


def citer(source: str) -> Citer:
    csl = msgspec.convert({"id": source, **SOURCES[source]}, CslItem)
    brief = Brief(
        brief="1",
        id="x",
        title="x",
        source=Source(csl=csl),
        summary="The Sarrow Dam. The Harbour Times.",
        gaps=(Gap(id="g1", text="X."),),
    )
    return Citer(brief, Index(brief), Verifier(brief, KnownWords({}, "none", "")), today=TODAY)


def ours(style: str, source: str) -> Iterator[tuple[str, str]]:
    """Citation and reference of a source, as the engines' outputs have them."""
    cites = citer(source)
    statement = cites.excerpt("g1", Form(style)).text.split("\n")
    citation = statement[1].removeprefix("1. ") if "¹" in statement[0] else statement[0][2:-1]
    yield "citation", citation
    yield "reference", cites.reference(Form(style))


def alike(text: str) -> str:
    """Without what the engines leave to others: sentence case, the italics of a citation."""
    return " ".join(text.replace("*", "").split()).casefold()


# What our styles do otherwise on purpose, as changes to an engine's text; docs/citing.md gives the reasons.
CHICAGO = ((r"^the harbour times\.", "harbour times."), (r"the harbour times", "harbour times"))
OTHERWISE: dict[str, tuple[tuple[str, str], ...]] = {
    "chicago18-notes": CHICAGO,
    "chicago18-author-date": CHICAGO,
    "chicago17-author-date": CHICAGO,
    "aglc4": ((r"\(online, ", "(online at "),),
}


def agrees(style: str, source: str, what: str, text: str) -> bool:
    outputs = (engine[what] for engine in OUTPUTS[f"{style} {source}"].values())
    for output in map(alike, outputs):
        changed, own = output, alike(text)
        for pattern, other in OTHERWISE.get(style, ()):
            changed, own = re.sub(pattern, other, changed), re.sub(pattern, other, own)
        if own == changed:
            return True
    return False


@pytest.mark.parametrize(
    ("style", "number"),
    [
        ("apa7", 38),
        ("mla9", 38),
        ("chicago18-notes", 37),
        ("chicago18-author-date", 38),
        ("chicago17-author-date", 38),
        ("harvard-ctr12", 35),
        ("ieee", 35),
        ("oscola4", 30),
        ("aglc4", 32),
    ],
)
def test_how_many_strings_agree_with_an_engine(style: str, number: int) -> None:
    """Of 38: 19 sources, each with a citation and a reference. Bluebook has a form of its own."""
    made = [(source, what, text) for source in SOURCES for what, text in ours(style, source)]
    agreeing = sum(agrees(style, *one) for one in made)
    assert agreeing == number
