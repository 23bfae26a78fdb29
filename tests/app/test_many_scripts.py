"""Quotes from right to left and in wide signs: their raw words leave, and nothing that turns them."""

import re

import pytest

from briefreader.brief.verification.document import load
from briefreader.cite.formats import FORMATS
from briefreader.cite.styles import STYLES
from briefreader.composition.citing import cite_quote
from briefreader.environment import Environment
from tests.app.driving import opened, press
from tests.conftest import ROOT

BRIEF = ROOT / "tests" / "briefs" / "many-scripts.yaml"
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
QUOTES = {quote.id: quote.spans[0].exact for quote in load(BRIEF).brief.quotes}


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quote_of_any_script_is_found_in_its_marks(quote: str) -> None:
    opened_brief = load(BRIEF)
    assert [opened_brief.verify(one).state for one in opened_brief.brief.quotes if one.id == quote] == [
        "consistent"
    ]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("output", ["plain", "html"])
def test_what_leaves_has_the_raw_words_and_the_name_and_turns_nothing(style: str, output: str) -> None:
    document = load(BRIEF)
    for quote in document.brief.quotes:
        text = cite_quote(document, quote, style=style, format=output).text
        speaker = document.index.speaker(quote.speakers[0])
        assert speaker is not None and speaker.name in text
        assert QUOTES[quote.id].rstrip(".") in text
        assert not TURNING.search(text)


@pytest.mark.parametrize("output", [name for name in FORMATS if name != "rtf"])  # which has numbers for them
def test_joiners_leave_in_every_format(output: str) -> None:
    assert "نمی\u200cخواهیم" in cite_quote(load(BRIEF), "q-persian", format=output).text


async def test_y_copies_each_as_the_source_has_it(outside: Environment) -> None:
    async with opened(BRIEF, outside, (80, 24)) as pilot:
        await press(pilot, "2", "g")
        for words in QUOTES.values():
            await press(pilot, "y")
            assert pilot.app.clipboard.startswith(f"“{words}” — ")
            assert not TURNING.search(pilot.app.clipboard)
            await press(pilot, "j")
