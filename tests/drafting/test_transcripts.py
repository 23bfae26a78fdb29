"""What a draft makes of the turns of a transcript, of block quotations and of posts: quotes without marks."""

import pytest

from briefreader.brief import BriefError
from briefreader.brief.lint.linter import lint
from briefreader.brief.model.brief import Brief, Quote
from briefreader.brief.reading.load import load_bytes
from briefreader.brief.reading.problem import Problem
from briefreader.brief.verification.source import SourceText, blocks
from briefreader.brief.writing.serialise import as_yaml
from briefreader.draft import Article, draft_brief, read_article
from tests.drafting.drafting import mark, names

HEARING = """Ferry hearing

The committee met, Hon. Ada Quill [chairwoman of the committee] presiding.

Ms. QUILL. Mr. Osgood, did you know? He said “no.”

Mr. OSGOOD. We never knew. (Laughter.) Nobody told us.

My father said, “It floats,” and it does. “It floats,” he said.

A PARTICIPANT. Shame!

Ms. QUILL. Order.
"""
INTERVIEW = """‘Never again’: an interview with Liv Holm

By Tessa Marl

May 7, 2024

Liv Holm has led the harbour board since 2021. “It is late,” said Dana Polk, the auditor.

Q: The auditor, Dana Polk, says the board lied in 2022. Did it?

A: No. My brother told me, “Say yes or stop.”

(Liv Holm is the author of Boats.)
"""


def read(text: str, name: str = "a.txt") -> tuple[Article, Brief]:
    article = read_article(text.encode(), name)
    return article, draft_brief(article)


def problems(article: Article, brief: Brief, text: str) -> list[Problem]:
    """What `check` finds in a draft, but for notes."""
    source = SourceText(blocks(text), article.sha256, article.name) if article.is_whole else None
    written = as_yaml(brief).encode()
    return [one for one in lint(load_bytes(written, "a.yaml"), written, source) if one.severity != "note"]


def said(brief: Brief) -> list[tuple[str, str]]:
    return [(names(brief, quote), " | ".join(span.exact for span in quote.spans)) for quote in brief.quotes]


def quote_of(brief: Brief, words: str) -> Quote:
    return next(one for one in brief.quotes if any(words in span.exact for span in one.spans))


def test_each_turn_of_a_hearing_is_a_quote_that_check_accepts() -> None:
    article, brief = read(HEARING)
    assert said(brief) == [
        ("Ada Quill", "Mr. Osgood, did you know? He said “no.”"),
        (
            "Mr. OSGOOD",
            "We never knew. | Nobody told us. "
            "| My father said, “It floats,” and it does. “It floats,” he said.",
        ),
        ("No one named", "Shame!"),
        ("Ada Quill", "Order."),
    ]
    assert {(one.kind, one.said_to, one.medium) for one in brief.quotes} == {("direct", "statement", None)}
    assert problems(article, brief, HEARING) == []
    assert ("transcript", "4") in article.remarks


def test_a_question_is_answered_and_its_words_are_no_statement() -> None:
    article, brief = read(INTERVIEW)
    asked, answer = quote_of(brief, "Did it?"), quote_of(brief, "Say yes")
    assert names(brief, asked) == "No one named"
    assert (names(brief, answer), answer.answers, answer.medium) == ("Liv Holm", asked.id, "interview")
    assert [quote.kind for quote in brief.quotes] == ["direct"] * 3
    assert names(brief, quote_of(brief, "It is late")) == "Dana Polk"
    assert [event.date for event in brief.history] == ["2021"]
    assert problems(article, brief, INTERVIEW) == []


def test_what_is_surely_read_is_not_flagged_and_what_may_be_anybodys_is() -> None:
    _, brief = read(HEARING)
    assert not any(one.is_flagged for one in brief.draft)
    _, doubted = read(INTERVIEW.replace("an interview with Liv Holm", "Liv Holm").replace("Dana Polk", "She"))
    answer = next(at for at, quote in enumerate(doubted.quotes) if quote.answers)
    assert (mark(doubted, answer).doubt_kind, mark(doubted, answer).is_flagged) == ("short-name", True)


def test_a_speaker_of_an_article_is_one_person_with_his_label() -> None:
    text = (
        "Ferry row\n\n“We are late,” said Ada Quill, who heads the ferry.\n\nCourier: Why are you late?\n\n"
        "Quill: The crane fell on Friday.\n\nCourier: Whose fault was it?\n\nQuill: Nobody’s.\n\n"
        "Ms. Quill said she would stay. The minister, Jo Roe, said the ferry was safe."
    )
    article, brief = read(text)
    assert [who for who, _ in said(brief)].count("Ada Quill") == 4
    assert problems(article, brief, text) == []


@pytest.mark.parametrize("times", [("", "", "", ""), (" 00:03", " 00:10", " 00:15", " 00:20")])
def test_lines_of_their_own_are_labels_with_their_times(times: tuple[str, ...]) -> None:
    names_of = ("Ada Quill", "Peter Osgood") * 2
    words = ("It fell. “It fell,” he said.", "No", "Yes.", "It did.")
    lines = (f"{name}{time}\n\n{words}" for name, time, words in zip(names_of, times, words, strict=True))
    text = "\n\n".join(("Ada Quill and Peter Osgood", *lines))
    article, brief = read(text)
    assert [who for who, _ in said(brief)] == list(names_of)
    assert [quote.at or "" for quote in brief.quotes] == [time.strip() for time in times]
    assert problems(article, brief, text) == []


def test_a_caption_between_turns_is_nobodys_words() -> None:
    text = INTERVIEW.replace("A: No.", "Photo: Liv Holm at the pier. Credit: Ann Roe\n\nA: No.")
    assert not any("pier" in words for _, words in said(read(text)[1]))


def test_an_article_with_a_label_or_two_is_read_as_one() -> None:
    article, brief = read("Harbour closed\n\nUpdate: it rained.\n\n“We knew,” said Ann Lee.")
    assert article.transcript is None
    assert [who for who, _ in said(brief)] == ["Ann Lee"]


# Subtitles

CUES = (
    "00:00:03.000 --> 00:00:05.000\n<v Ada Quill>Thanks for &amp; coming. What",
    "00:00:05.000 --> 00:00:08.000\n<v Ada Quill>happened on Friday?",
    "00:00:09.000 --> 00:00:12.000\n<v.loud Peter Osgood>A <i>crane</i> fell. “Run,” he said.",
    "00:00:13.000 --> 00:00:14.000\nNobody was hurt.",
    "00:00:15.000 --> 00:00:16.000\n<v Ada Quill>Who called?",
)


def test_the_voices_of_subtitles_are_speakers() -> None:
    text = "\n\n".join(("WEBVTT", "NOTE a remark", "STYLE\n::cue {}", *CUES))
    article, brief = read(text, "a.vtt")
    assert said(brief) == [
        ("Ada Quill", "Thanks for & coming. What happened on Friday?"),
        ("Peter Osgood", "A crane fell. “Run,” he said."),
        ("No one named", "Nobody was hurt."),
        ("Ada Quill", "Who called?"),
    ]
    assert [quote.at for quote in brief.quotes] == ["00:00:03", "00:00:09", "00:00:13", "00:00:15"]
    assert problems(article, brief, text) == []


def test_one_voice_alone_is_a_speaker_to_be_looked_at() -> None:
    brief = read("\n\n".join(("WEBVTT", *CUES[:2])), "a.vtt")[1]
    assert said(brief) == [("Ada Quill", "Thanks for & coming. What happened on Friday?")]
    assert mark(brief).is_flagged


def test_labels_in_subtitles_are_speakers() -> None:
    said_in_turn = ("MS. QUILL: When did", "it fall?", "MR. ROE: It fell on Friday.", "MS. QUILL: Thank you.")
    text = "\n\n".join(
        f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{words}" for at, words in enumerate(said_in_turn, 1)
    )
    assert said(read(text, "a.srt")[1])[0] == ("MS. QUILL", "When did it fall?")


def test_subtitles_that_tell_no_speakers_are_refused() -> None:
    with pytest.raises(BriefError, match="who speaks"):
        read("WEBVTT\n\n00:00.000 --> 00:01.000\nWe will open it.", "a.vtt")


# Block quotations and posts

POST = "<blockquote><p>Nobody told us.</p>— Liv Holm (@livholm) May 4, 2024</blockquote>"
LETTER = "<p>The mayor, Jo Roe, wrote:</p><blockquote><p>The pier is gone.</p></blockquote>"
SIGNED = "<blockquote><p>My trade is gone.</p></blockquote><p>So says a note, signed by Ann Lee.</p>"
NOBODYS = "<p>It rained.</p><blockquote><p>The boats are gone.</p></blockquote><p>It rained again.</p>"


@pytest.mark.parametrize(
    ("block", "words", "who", "medium"),
    [
        (POST, "Nobody told us.", "Liv Holm", "post"),
        (LETTER, "The pier is gone.", "Jo Roe", None),
        (SIGNED, "My trade is gone.", "Ann Lee", None),
    ],
)
def test_a_block_quotation_is_that_of_whom_the_page_names_beside_it(
    block: str, words: str, who: str, medium: str | None
) -> None:
    page = (
        f"<html><body><article><h1>Ferry</h1><p>The ferry is late.</p>{block}<p>It was closed.</p></article>"
    )
    article, brief = read(page, "a.html")
    quote = quote_of(brief, words)
    assert (names(brief, quote), quote.medium, quote.spans[0].marks) == (who, medium, "none")
    assert not any(words in gap.text or "@livholm" in gap.text for gap in brief.gaps)
    assert problems(article, brief, page) == []


def test_a_block_quotation_beside_which_nobody_is_named_is_a_gap() -> None:
    page = f"<html><body><article><h1>Ferry</h1><p>The ferry is late.</p>{NOBODYS}</article>"
    brief = read(page, "a.html")[1]
    assert not any("boats" in words for _, words in said(brief))
    assert any("The boats are gone." in gap.text for gap in brief.gaps)
