from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefreader.base.text import shows_words
from briefreader.brief import Brief, BriefError
from briefreader.brief.model.brief import (
    Claim,
    Drafted,
    KeyPoint,
    Link,
    Position,
    Quote,
    Source,
    Span,
    Speaker,
)
from briefreader.brief.reading.load import load, load_bytes
from briefreader.brief.writing.serialise import WIDTH, as_json, as_yaml
from tests.hostile_texts import hostile_texts

SAMPLES = sorted((Path(__file__).parents[2] / "briefs").glob("*.yaml"))

HOSTILE = (
    *hostile_texts(60),
    *("no", "Yes", "null", "~", "true", "1:30", "1973", "1e5", "0x1F", ".inf", "2026-11-20", "-", "?", "<<"),
    *(
        " leading",
        "trailing ",
        "two  spaces",
        "tab\there",
        "line\nbreak",
        "\n",
        "cr\r\n",
        "\x85",
        "\u2028x\u2029",
    ),
    *(
        "\x00",
        "\x1b[2J",
        "\x7f",
        "\x9b",
        "\ufeffx",
        "\u202eabc",
        "\uffff",
        "\U0010ffff",
        "😀 👩\u200d👧",
        "e\u0301",
    ),
    *(
        "a: b",
        "a #b",
        "a:",
        "# a",
        "- a",
        "? a",
        "'a",
        '"a"',
        "[a]",
        "{a: b}",
        "!a",
        "&a",
        "*a",
        "|",
        ">",
        "%a",
        "@a",
    ),
    "\\" * 30 + " " + '" ' * 60,
    "word: word # word - word " * 20,
    "– “He said no,” she said. " * 20,
    ("x" * 200 + " ") * 3,
    " " * 150 + "x" + " " * 150,
)


def brief_of(text: str, anything: Any = None) -> Brief:
    """A brief that holds a text wherever a text can stand; behind a letter where words have to be seen."""
    seen = text if shows_words(text) else f"x{text}"
    like_nothing = load(SAMPLES[0]).brief
    csl = replace(like_nothing.source.csl, id=seen, title=seen, custom={text: anything, "y": text})
    return Brief(
        brief="1",
        id="invented",
        title=seen,
        source=Source(csl=csl, missing=(text,)),
        summary=(seen, text),
        parties={text: text},
        key_points=(KeyPoint(seen, "key", (text, 5)),),
        speakers=(Speaker("s", seen, "person", party=(text,), aliases=(text, text)),),
        quotes=(
            Quote(
                id="q",
                speaker="s",
                para=1,
                kind="partial",
                spans=(Span(seen),),
                content=seen,
                attribution=text,
            ),
        ),
        claims=(Claim("c", seen, "uncontested", (Position("asserts", text, "s", "q", "not-stated", text),)),),
        links=(Link("q", text, "context"),),
        draft=(Drafted("q", text, 62, text, ("s",), text),),
    )


def read_back(text: str, ending: str) -> Brief:
    return load_bytes(text.encode(), f"x.{ending}").brief


def assert_same(brief: Brief) -> None:
    assert read_back(as_yaml(brief), "yaml") == brief
    assert read_back(as_json(brief), "json") == brief


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_back_as_it_was(path: Path) -> None:
    brief = load(path).brief
    assert_same(brief)
    written = as_yaml(brief)
    assert as_yaml(read_back(written, "yaml")) == written
    assert "null" not in written and "&" not in written.replace(" & ", "")
    assert max(map(len, written.splitlines())) <= WIDTH + 40  # a hash or address is not broken


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_comes_back_letter_for_letter(text: str) -> None:
    brief = brief_of(text)
    assert_same(brief)
    # Other programs read the same.
    assert yaml.safe_load(as_yaml(brief))["draft"][0]["rule"] == text


@given(
    st.text(),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    ),
)
@example("x", [[], {}, [[1, [2]], {"a": {}}], {"a": [{"b": 1}]}, "1", -0.0, 1e300, 10**30])
@example("", {"x" * 2000: {"a b" * 900: ["y"]}})
def test_any_text_and_any_value_come_back(text: str, anything: Any) -> None:
    assert_same(brief_of(text, anything))


def test_letters_stay_and_hidden_characters_are_seen() -> None:
    brief = brief_of("김정은 “é” 😀\u202e\x1b")
    for written in (as_yaml(brief), as_json(brief)):
        assert "김정은 “é” 😀" in written.replace('\\"', "")
        assert "\u202e" not in written and "\x1b" not in written and "\\u202e" in written


@pytest.mark.parametrize("write", [as_yaml, as_json])
def test_half_a_character_is_refused_with_its_place(write: Any) -> None:
    with pytest.raises(BriefError) as refused:
        write(replace(brief_of("x"), title="a\ud800"))
    assert (refused.value.where, "surrogate" in refused.value.what) == ("title", True)


def test_what_is_absent_is_not_written() -> None:
    assert as_yaml(brief_of("text")) == EXPECTED


EXPECTED = """\
brief: "1"
id: invented
title: text

source:
  csl:
    id: text
    type: article-newspaper
    title: text
    container-title: The New York Times
    container-title-short: NY Times
    language: en
    custom:
      text: null
      "y": text
  missing: [text]

parties:
  text: text
summary: [text, text]

key_points:
  - id: key
    text: text
    cites: [text, 5]

speakers:
  - id: s
    name: text
    type: person
    party: [text]
    aliases: [text, text]

quotes:
  - id: q
    speaker: s
    para: 1
    kind: partial
    spans:
      - {exact: text}
    content: text
    attribution: text

claims:
  - id: c
    text: text
    status: uncontested
    positions:
      - stance: asserts
        party: text
        by: s
        quote: q
        evidence: not-stated
        evidence_note: text

links:
  - {from: q, to: text, rel: context}

draft:
  - item: q
    rule: text
    confidence: 62
    words: text
    candidates: [s]
    doubt: text
"""
