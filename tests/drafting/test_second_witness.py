"""A second opinion on who speaks: what it names otherwise is flagged, and nothing else changes."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefreader.brief.model.brief import Brief, Drafted
from briefreader.draft import draft_brief, read_article
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.words import Passage, Stretch
from briefreader.draft.attribution.spacy_witness import SpacyWitness
from briefreader.draft.text.stage import with_words
from tests.conftest import Program
from tests.drafting.drafting import HEAD

TEXT = (
    "“We will open it,” said Mr. Al Poe, the mayor of Quay. Ann Lee left when he came.\n\n"
    "Jo Roe denied that the harbour was closed."
)


@dataclass(frozen=True)
class Fixed:
    """A witness who takes the same words for the speaker, wherever they stand in the passage."""

    words: str
    name: str = "fixed"

    def speakers(self, document: Document, said: Sequence[Stretch]) -> Sequence[Stretch | None]:
        return [self._in(document.passages[one.passage].text, one) for one in said]

    def _in(self, text: str, said: Stretch) -> Stretch | None:
        found = re.search(rf"\b{re.escape(self.words)}\b", text)
        return Stretch(said.passage, *map(CharIndex, found.span())) if found else None


def with_witness(words: str, text: str = TEXT) -> Brief:
    return draft_brief(read_article((HEAD + text).encode(), "article.txt"), witness=Fixed(words))


def alone(text: str = TEXT) -> Brief:
    return draft_brief(read_article((HEAD + text).encode(), "article.txt"))


def marks(brief: Brief) -> dict[str, Drafted]:
    return {one.item: one for one in brief.draft}


def test_another_speaker_is_a_doubt_and_the_rules_speaker_stays() -> None:
    brief = with_witness("Ann Lee")
    quote = brief.quotes[0]
    mark = marks(brief)[quote.id]
    assert quote.speaker == "s-al-poe"
    assert (mark.doubt_kind, mark.doubt) == (
        "second-opinion",
        "a second witness reads “Ann Lee” as the speaker",
    )
    assert mark.is_flagged
    assert mark.confidence < marks(alone())[quote.id].confidence


@pytest.mark.parametrize("words", ["Al Poe", "Mr. Al Poe", "the mayor of Quay", "he", "nobody who is named"])
def test_the_same_speaker_or_no_opinion_leaves_the_draft_as_it_is(words: str) -> None:
    assert with_witness(words).draft == alone().draft


def test_a_pronoun_of_another_gender_is_another_speaker() -> None:
    text = "“We will open it,” said Mr. Al Poe. Later she left."
    assert marks(with_witness("she", text))["q-p1-al-poe"].doubt_kind == "second-opinion"


def test_a_claim_is_as_doubtful_as_its_denial() -> None:
    brief = with_witness("the harbour")
    assert {one.doubt_kind for one in brief.draft if one.item.startswith(("c-", "q-p2"))} == {
        "second-opinion"
    }


def test_what_is_doubtful_already_keeps_its_doubt() -> None:
    text = "“We will open it,” the striker said. Ann Lee left."
    (mark,) = with_witness("Ann Lee", text).draft
    assert mark.doubt_kind == "named-elsewhere"


# A parser as the witness


@dataclass(eq=False)
class Parsed:
    """A token as a parser gives it."""

    text: str
    idx: int
    i: int
    dep_: str
    pos_: str
    head: "Parsed" = field(init=False)
    children: list["Parsed"] = field(default_factory=list)

    @property
    def lower_(self) -> str:
        return self.text.lower()

    @property
    def ancestors(self) -> Iterator["Parsed"]:
        one = self
        while one.head is not one:
            one = one.head
            yield one

    def __len__(self) -> int:
        return len(self.text)


def parsed(text: str, *tree: tuple[str, str, str, str]) -> list[Parsed]:
    """Tokens of a text: word, part of speech, relation, and the word that it belongs to."""
    found: list[Parsed] = []
    for number, (word, pos, relation, _) in enumerate(tree):
        found.append(Parsed(word, text.index(word, found[-1].idx + 1 if found else 0), number, relation, pos))
    for token, (*_, head) in zip(found, tree, strict=True):
        token.head = next(one for one in found if one.text == head)
        if token.head is not token:
            token.head.children.append(token)
    return found


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Parsed]]:
    """A parser that knows some passages by heart, and gives nothing for all others."""
    known: dict[str, list[Parsed]] = {}

    def load(name: str, exclude: Sequence[str]) -> SimpleNamespace:
        if name != "model":
            raise OSError(f"no model {name}")
        return SimpleNamespace(pipe=lambda texts: [known.get(text, []) for text in texts])

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    return known


def test_a_parser_reads_the_subject_of_the_verb_of_speech(parser: dict[str, list[Parsed]]) -> None:
    text = "Ann Lee, who met Al Poe, said the harbour was closed."
    parser[text] = parsed(
        text,
        ("Ann", "PROPN", "compound", "Lee"),
        ("Lee", "PROPN", "nsubj", "said"),
        ("met", "VERB", "relcl", "Lee"),
        ("Poe", "PROPN", "dobj", "met"),
        ("said", "VERB", "ROOT", "said"),
        ("harbour", "NOUN", "nsubj", "closed"),
        ("closed", "VERB", "ccomp", "said"),
    )
    assert named_by_parser(text) == ["Ann Lee"]


def test_a_parser_does_not_see_the_words_between_the_marks(parser: dict[str, list[Parsed]]) -> None:
    text = "“Poe said it,” said Ann."
    seen = text.replace("Poe said it,", "xxxxxxxxxxxx")
    parser[seen] = parsed(text, ("said", "VERB", "ROOT", "said"), ("Ann", "PROPN", "nsubj", "said"))
    parser[seen][0].idx = text.rindex("said")
    assert named_by_parser(text) == ["Ann"]


def named_by_parser(text: str) -> list[str]:
    document = with_words(Document((Passage(1, text),)))
    said = [Stretch(0, CharIndex(0), CharIndex(len(text)))]
    found = SpacyWitness("model").speakers(document, said)
    return [one.words(document.passages) for one in found if one is not None]


def test_a_witness_without_its_library_or_model_is_refused(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: dict[str, list[Parsed]]
) -> None:
    article = tmp_path / "harbour.txt"
    article.write_text(HEAD + TEXT, "utf-8")
    ran = program("draft", str(article), "--witness", "unknown")
    assert (ran.code, ran.out) == (2, "")
    assert "spaCy has no such model" in ran.err
    monkeypatch.setitem(sys.modules, "spacy", None)
    ran = program("draft", str(article), "--witness", "model")
    assert (ran.code, ran.out) == (2, "")
    assert "'.[witness]'" in ran.err
