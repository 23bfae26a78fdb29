"""The strings of the formats and of Bluebook, for one article of which all is known."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from briefreader.brief.model.brief import Quote, Span, Speaker
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.address import page_address
from briefreader.cite.citer import Citer, Form
from tests.conftest import Shared
from tests.unit.test_cite_reference import TODAY, a_brief
from tests.unit.test_cite_styles import WORDS

EXPERT = "Yang Uk, a military expert at the Asan Institute for Policy Studies in Seoul"


def test_what_is_expected_is_what_was_agreed(examples: dict[str, Any], shared: Shared) -> None:
    agreed = json.loads(shared("reference/citing-examples.json").read_text("utf-8"))
    assert is_part(examples, agreed)


def is_part(some: Any, whole: Any) -> bool:
    """Whether all that some JSON says, the whole says too."""
    if isinstance(some, dict):
        return all(key in whole and is_part(value, whole[key]) for key, value in some.items())
    if isinstance(some, list):
        return all(any(is_part(one, other) for other in whole) for one in some)
    return bool(some == whole)


def copied(form: Form, *words: str) -> str:
    """A quote of Yang Uk's, in as many spans as there are words."""
    attribution = f"said {EXPERT}"
    spans = tuple(Span(exact=exact) for exact in words)
    quote = Quote(id="q", speaker="yang", para=5, kind="direct", spans=spans, attribution=attribution)
    yang = Speaker(
        id="yang",
        name="Yang Uk",
        type="person",
        role="military expert",
        affiliation="Asan Institute for Policy Studies, Seoul",
    )
    brief = replace(a_brief(language="en-US"), quotes=(quote,), speakers=(yang,))
    text = KnownWords(
        {5: f" {attribution}. ".join(f"“{exact}”" for exact in words)}, "source-file", "the article"
    )
    return Citer(brief, Index(brief), Verifier(brief, text), today=TODAY, text=text).excerpt("q", form).text


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html", "biblatex", "typst", "wikipedia"])
def test_a_quote_in_each_format(name: str, examples: dict[str, Any]) -> None:
    assert copied(Form("default", name), WORDS) == examples["formats"][name]


def test_ris_has_the_key_besides(examples: dict[str, Any]) -> None:
    agreed = examples["formats"]["ris"].replace("ER  -", "ID  - choe2024\nER  -")
    assert copied(Form("default", "ris"), WORDS) == agreed


def test_a_quote_in_plain_text_is_the_same_in_one_line_with_the_address_of_the_page(
    examples: dict[str, Any],
) -> None:
    agreed = examples["formats"]["plain"].replace("\n", " ")
    assert copied(Form(), WORDS) == page_address(agreed)


def test_latex_has_the_quote_in_a_sentence_or_as_csquotes_decides(examples: dict[str, Any]) -> None:
    first = next(quote["text"] for quote in examples["quotes"] if quote["id"] == "q1")
    place = "[{para.~5}]{choe2024}"
    inline, auto, joined = (
        copied(Form("default", "latex", "sentence"), WORDS),
        copied(Form("default", "latex"), first),
        copied(Form("default", "latex"), first, WORDS),
    )
    assert inline == rf"{EXPERT}, said: \textcquote{place}{{{WORDS.removesuffix('.')}}}"
    assert auto == rf"{EXPERT}, said: \blockcquote{place}{{{first.removesuffix(',')}}}"
    assert joined == rf"{EXPERT}, said: \blockcquote{place}{{{first.removesuffix(',')}. {WORDS}}}"


def test_formats_that_cite_by_key_name_the_speaker_too() -> None:
    assert copied(Form("default", "pandoc"), WORDS) == f"> {WORDS}\n>\n> — Yang Uk [@choe2024, para. 5]"
    assert copied(Form("default", "org"), WORDS) == (
        f"#+begin_quote\n{WORDS}\n\n— Yang Uk [cite:@choe2024 para. 5]\n#+end_quote"
    )


def test_csl_json_is_one_record(examples: dict[str, Any]) -> None:
    agreed = {**examples["formats"]["csl-json"], "custom": {"family-first": True}}
    assert json.loads(copied(Form("default", "csl-json"), WORDS)) == [agreed]


def test_rtf_begins_with_the_words_set_off(examples: dict[str, Any]) -> None:
    gold = examples["formats"]["rtf-fragment"].removesuffix("}")
    assert copied(Form("default", "rtf"), WORDS).startswith(gold)


def test_bluebook_has_sentence_and_note(examples: dict[str, Any]) -> None:
    gold = examples["style_expected"]["bluebook"]
    assert copied(Form("bluebook"), WORDS).split("\n") == [gold["inline"], gold["note"].replace("*", "")]
    assert copied(Form("bluebook", "markdown"), WORDS).split("\n\n")[-1] == gold["note"]
