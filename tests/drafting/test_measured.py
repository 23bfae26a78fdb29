"""The rules are as right as the documentation says: on invented articles, and on real ones where they are."""

import json
from pathlib import Path

import pytest

from briefreader.brief.reading.load import load
from briefreader.draft.confidence import MEASURED_FILE
from tests.conftest import Shared
from tests.drafting import score, scoring
from tests.drafting.seed import score_seed

GUM = "data/gum-news-dev"


@pytest.mark.parametrize(
    ("name", "f", "speakers"), [("articles.yaml", 0.97, 0.94), ("held_out.yaml", 0.94, 0.9)]
)
def test_quotations_and_speakers_of_invented_articles(name: str, f: float, speakers: float) -> None:
    tally = scoring.score_quotes(scoring.articles(name))
    assert tally.f >= f
    assert tally.share_right >= speakers


@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("disputes.yaml", 0.9, 0.85), ("disputes_held_out.yaml", 0.85, 0.85)]
)
def test_denials_and_doubts_of_invented_passages(name: str, precision: float, recall: float) -> None:
    found = scoring.score_disputes(name)
    assert found.tally.precision >= precision
    assert found.tally.recall >= recall
    assert found.invented_sides == 0


def test_turns_of_invented_transcripts() -> None:
    tally = scoring.score_turns("transcripts.yaml")
    assert (tally.precision, tally.recall, tally.share_right) == (1, 1, 1)


def test_annotated_news(shared: Shared) -> None:
    tally = scoring.score_quotes(scoring.gum(shared(GUM)))
    assert tally.f >= 0.97
    assert tally.share_right >= 0.9
    assert tally.wrong_flagged * 2 >= tally.wrong


def test_the_first_article(seed_article: Path, samples: Path) -> None:
    found = score_seed(seed_article, load(samples / "north-korea-ukraine.yaml").brief)
    assert (found.spans, found.right_speakers) == (12, 12)
    assert found.indirect >= 12
    assert found.sides["c-troops"]  # the others are asserted far from where they are denied
    assert found.right_dates >= 4


def test_confidences_and_documentation_are_what_was_measured(shared: Shared, seed_article: Path) -> None:
    shared(GUM)
    measured = {rule: list(counts) for rule, counts in score.measured().items()}
    assert json.loads(MEASURED_FILE.read_text("utf-8")) == measured, "run: make score"
    page = score.PAGE.read_text("utf-8")
    assert "\n".join(score.tables()) in page, "run: make score"
