"""`show` as a screen reader meets it: everything that the brief says, in its order, without drawing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.brief.model.brief import Brief, several
from briefreader.brief.reading.load import load
from tests.conftest import Program

SAMPLES = ("north-korea-ukraine.yaml", "sarrow-dam.yaml", "sarrow-dam-r2.yaml")
DRAWING = set("│║┃─━═╭╮╰╯┌┐└┘├┤┬┴┼▌▎█▃\x1b")


def in_order(brief: Brief) -> Iterator[str]:
    """What is said one after the other, in the order of the panes."""
    yield from several(brief.summary)
    yield from (point.text for point in brief.key_points)
    yield from (gap.text for gap in brief.gaps)
    yield "Quotes by speaker"
    yield "Claims"
    yield from (claim.text for claim in brief.claims if claim.status == "contested")
    yield "History"


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", SAMPLES)
def test_says_everything(program: Program, samples: Path, name: str) -> None:
    brief = load(samples / name).brief
    said = flat(program("show", samples / name).out)
    spans = [span.exact for quote in brief.quotes for span in quote.spans]
    contents = [quote.content for quote in brief.quotes if quote.content]
    disputes = [claim.dispute for claim in brief.claims if claim.dispute]
    texts = [*(claim.text for claim in brief.claims), *(event.text for event in brief.history)]
    heard = {speaker for quote in brief.quotes for speaker in quote.speakers}
    names = [speaker.name for speaker in brief.speakers if speaker.id in heard]
    for words in (*several(brief.summary), *spans, *contents, *disputes, *texts, *names):
        assert flat(words) in said
    for claim in brief.claims:
        stances = [position.stance for position in claim.positions]
        after = said[said.index(flat(claim.text)) :]
        assert all(stance.replace("-", " ").split()[0] in after for stance in stances)


@pytest.mark.parametrize("name", SAMPLES)
def test_in_order_and_without_drawing(program: Program, samples: Path, name: str) -> None:
    brief = load(samples / name).brief
    out = program("show", samples / name).out
    assert not DRAWING.intersection(out)
    said, at = flat(out), 0
    for words in in_order(brief):
        at = said.index(flat(words), at)
