"""Each stage of drafting by itself: what it adds to a document, and that it changes nothing else."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import reduce

import pytest

from briefreader.draft.annotations.document import Document, Stage
from briefreader.draft.annotations.people import Mention, Resolved
from briefreader.draft.annotations.words import Passage, Sentence
from briefreader.draft.attribution.stage import with_attributions
from briefreader.draft.coreference.introducing import introduce
from briefreader.draft.coreference.memory import Memory
from briefreader.draft.coreference.pronouns import resolved_at
from briefreader.draft.disputes.stage import with_denial_cues, with_disputes
from briefreader.draft.mentions.stage import with_mentions
from briefreader.draft.pipeline import annotated, stages
from briefreader.draft.text.stage import with_words
from briefreader.draft.time.stage import with_times

STAGES = stages()
ADDS: Mapping[Stage, set[str]] = {
    with_words: {"quotations", "parts"},
    with_mentions: {"introductions", "names"},
    with_denial_cues: {"denial_cues"},
    with_attributions: {"attributions", "statements", "denials", "unused"},
    with_disputes: {"disputes"},
    with_times: {"times", "history"},
}
ARTICLE = (
    "Mayor Jo Roe opened the harbour on 3 May 2021. “It is ready,” she said.",
    "Al Poe, a pilot, said that the harbour was sold in March. Roe denied that the harbour was sold.",
)


def document(*texts: str, stages: tuple[Stage, ...] = ()) -> Document:
    """The paragraphs of an article of 4 May 2021, with what some stages find."""
    passages = tuple(Passage(number, text) for number, text in enumerate(texts, start=1))
    return reduce(lambda so_far, stage: stage(so_far), stages, Document(passages, date(2021, 5, 4)))


def names(resolved: Resolved) -> list[str]:
    """Whom a mention means."""
    return [voice.name for voice in resolved.voices]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_a_stage_adds_its_own_and_leaves_the_rest(stage: Stage) -> None:
    before = document(*ARTICLE, stages=STAGES[: STAGES.index(stage)])
    after = stage(before)
    changed = {one.name for one in fields(Document) if getattr(before, one.name) != getattr(after, one.name)}
    assert changed == ADDS[stage] - {"unused"}
    assert stage(after) == after


def test_words_are_read_without_any_other_stage() -> None:
    part = with_words(document(ARTICLE[0])).parts[0]
    assert [part.words(*sentence) for sentence in part.sentences] == [
        "Mayor Jo Roe opened the harbour on 3 May 2021.",
        "“It is ready,” she said.",
    ]
    assert [token.text for token in part.tokens if token.is_word][-2:] == ["she", "said"]


def test_whom_a_sentence_introduces_is_told_by_its_words_alone() -> None:
    found = document(*ARTICLE, stages=(with_words, with_mentions)).introductions.values()
    named = [one for introduced in found for one in introduced if one.kind == "name"]
    told = [(one.mention.text, one.mention.role, one.role_behind) for one in named]
    assert ("Jo Roe", "Mayor", "") in told
    assert ("Al Poe", "", "a pilot") in told


def test_the_words_of_a_denial_are_found_before_it_is_known_who_speaks() -> None:
    cues = document(*ARTICLE, stages=(with_words, with_denial_cues)).denial_cues
    assert [cue.told.mention.text for cue in cues.values() if cue.told and cue.told.mention] == ["Roe"]


def test_to_ask_whom_a_name_means_changes_nothing() -> None:
    memory = Memory(document(*ARTICLE, stages=(with_words, with_mentions)))
    sentence = Sentence(1, 1, 13, 19)
    stranger = Mention("name", "Bo Holm", 13, 15, role="the owner")
    first = resolved_at(memory, stranger, sentence)
    assert names(first) == ["Bo Holm"]
    assert list(memory.cast.voices) == []
    assert resolved_at(memory, stranger, sentence) == first


def test_what_a_mention_tells_is_learnt_on_request() -> None:
    memory = Memory(document(*ARTICLE, stages=(with_words, with_mentions)))
    sentence = Sentence(1, 1, 13, 19)
    memory.learn(resolved_at(memory, Mention("name", "Bo Holm", 13, 15, role="owner"), sentence))
    (voice,) = memory.learn(resolved_at(memory, Mention("name", "Holm", 13, 14), sentence)).voices
    assert (voice.name, voice.role) == ("Bo Holm", "owner")
    assert [one.name for one in memory.cast.voices] == ["Bo Holm"]


def test_a_pronoun_means_who_was_introduced_before_it() -> None:
    found = document(*ARTICLE, stages=(with_words, with_mentions))
    memory, she = Memory(found), Mention("pronoun", "she", 12, 13)
    first, second = Sentence(0, 0, 0, 11), Sentence(0, 1, 11, 15)
    assert names(resolved_at(memory, she, second)) == []
    introduce(memory, found.introductions[first], first)
    assert names(resolved_at(memory, she, second)) == ["Jo Roe"]


def test_every_voice_is_as_it_is_known_at_the_end_of_the_article() -> None:
    found = document("“Yes,” Roe said.", "“No,” said Jo Roe.", stages=STAGES[:4])
    assert [one.resolved.voices[0].name for one in found.attributions] == ["Jo Roe", "Jo Roe"]


def test_a_dispute_has_both_sides() -> None:
    (dispute,) = annotated(document(*ARTICLE)).disputes
    assert names(dispute.denial.resolved) == ["Jo Roe"]
    assert [voice.name for saying in dispute.partners for voice in saying.voices] == ["Al Poe"]


def test_times_are_read_without_any_other_stage() -> None:
    assert [[one.value for one in found] for found in with_times(document(*ARTICLE)).times] == [
        ["2021-05-03"],
        ["2021-03"],
    ]
