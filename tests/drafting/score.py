"""`make score`: measures the rules; writes the tables of docs/drafting.md and the rules' confidences."""

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from briefreader.brief.reading.load import load  # noqa: E402
from briefreader.draft import confidence, draft_brief, read_article  # noqa: E402
from briefreader.draft.rules import Rule  # noqa: E402
from tests.drafting import scoring  # noqa: E402
from tests.drafting.seed import score_seed  # noqa: E402
from tests.drafting.tally import Counts, Tally  # noqa: E402

SHARED = ROOT.parent / "shared"
GUM = SHARED / "data" / "gum-news-dev"
PAGE = ROOT / "docs" / "drafting.md"
Texts = Sequence[tuple[str, Sequence[scoring.Case]]]  # by name
BEGIN, END = "<!-- measured -->\n", "<!-- end of what is measured -->\n"


def measured() -> Counts:
    """Right and found by the id of a rule, over all that the rules were tuned on; in order of the labels."""
    tuned = (*scoring.gum(GUM), *scoring.articles("articles.yaml"))
    tallies = [
        scoring.score_quotes(tuned),
        scoring.score_indirect(scoring.articles("articles.yaml")),
        scoring.score_turns("transcripts.yaml"),
        scoring.score_dates(GUM),
    ]
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for counts in (*(tally.counts for tally in tallies), scoring.real_claims()):
        for label, (right, found) in counts.items():
            total[label][0] += right
            total[label][1] += found
    ids = {rule.label: rule.id for rule in Rule}
    return {ids[label]: (right, found) for label, (right, found) in sorted(total.items())}


def tables() -> Iterator[str]:
    """Everything that is measured, as Markdown."""
    gum, tuned, held = (
        scoring.gum(GUM),
        scoring.articles("articles.yaml"),
        scoring.articles("held_out.yaml"),
    )
    annotated = ("annotated news (tuned on)", gum)
    invented = (("invented articles (tuned on)", tuned), ("invented articles, held out", held))
    yield from _quotations((annotated, *invented))
    yield from _statements(invented)
    turns = scoring.score_turns("transcripts.yaml")
    yield "\n### Turns of transcripts, invented (tuned on)\n"
    yield f"P {_percent(turns.precision)}, R {_percent(turns.recall)}, right speaker {_share(turns)} %."
    yield from _denials()
    dates = scoring.score_dates(GUM)
    yield "\n### Dates, on the annotated news\n"
    yield f"P {_percent(dates.precision)}, R {_percent(dates.recall)}, value right {_share(dates)} %.\n"
    yield from _calibration((*gum, *tuned, *held))
    yield from _seed()
    yield from _rules()


def _head(*columns: str) -> Iterator[str]:
    """The first lines of a table: words, then numbers."""
    yield f"| {' | '.join(columns)} |"
    yield f"| --- |{' ---: |' * (len(columns) - 1)}"


def _quotations(texts: Texts) -> Iterator[str]:
    yield "### Quotations and speakers\n"
    yield from _head("texts", "articles", "P", "R", "F", "right full name", "wrong, of these flagged")
    for name, cases in texts:
        tally = scoring.score_quotes(cases)
        yield (
            f"| {name} | {len(cases)} | {_precision_and_recall(tally)} | {_percent(tally.f)} "
            f"| {_share(tally)} | {tally.wrong}, {tally.wrong_flagged} |"
        )


def _statements(texts: Texts) -> Iterator[str]:
    yield "\n### Statements without marks, by sentence\n"
    yield from _head("texts", "P", "R", "right whole speaker")
    for name, cases in texts:
        tally = scoring.score_indirect(cases)
        yield f"| {name} | {_precision_and_recall(tally)} | {_share(tally)} % |"


def _denials() -> Iterator[str]:
    yield "\n### Denials and doubts\n"
    remark = "remark on evidence: right, extra, missed"
    yield from _head("passages", "P", "R", "right other side", "side invented", remark)
    for name, file in (
        ("tuned on", "disputes.yaml"),
        ("held out, written before the rules", "disputes_held_out.yaml"),
    ):
        disputes = scoring.score_disputes(file)
        tally = disputes.tally
        yield (
            f"| {name} | {_precision_and_recall(tally)} | {disputes.right_sides} of {tally.found} "
            f"| {disputes.invented_sides} | {', '.join(map(str, disputes.evidence))} |"
        )


def _rules() -> Iterator[str]:
    yield "### By rule\n"
    yield (
        "Over everything the rules were tuned on; of denials, doubts and other sides the claims of 1,218 "
        "real articles. The confidence is (right + 1) / (found + 2); of the other side of a claim it is the "
        "lower end of the 95 % interval (Wilson) over all that were read, if its rule was met there. A claim "
        "with two sides is as sure as its denial times its other side.\n"
    )
    yield from _head("rule", "right", "of", "confidence")
    for rule, (right, found) in confidence.measured().items():
        yield f"| {rule.label} | {right} | {found} | {confidence.confidence(rule)} % |"
    yield ""


def _calibration(cases: Sequence[scoring.Case]) -> Iterator[str]:
    """Whether items of a confidence are right as often as it says."""
    yield "### Confidences of quotations, over all these articles\n"
    yield from _head("said", "quotations", "right")
    for (low, high), (right, found) in scoring.score_quotes(cases).by_confidence.items():
        yield f"| {low} to {high - 1} % | {found} | {_percent(right / found)} % |"
    yield ""


def _seed() -> Iterator[str]:
    article = next((SHARED / "seed").glob("*.txt"))
    seed = score_seed(article, load(ROOT / "briefs" / "north-korea-ukraine.yaml").brief)
    yield "### The first article\n"
    yield f"- {seed.spans} of {seed.all_spans} spans, {seed.right_speakers} with the right speaker"
    yield f"- {seed.indirect} of {seed.all_indirect} statements without marks, with the whole speaker"
    yield f"- {seed.dates} of {seed.all_dates} words for a time, {seed.right_dates} with the same date"
    right = sum(seed.sides.values())
    yield f"- {right} of {len(seed.sides)} claims that somebody expressly denies or doubts, with their sides"
    yield ""
    print(f"{_milliseconds(article):.1f} ms of work for the first article", file=sys.stderr)


def _milliseconds(article: Path) -> float:
    """The median time that a draft of an article takes."""
    data = article.read_bytes()
    times = []
    for _ in range(21):
        start = time.perf_counter()
        draft_brief(read_article(data, article.name))
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _share(tally: Tally) -> str:
    return f"{tally.right} of {tally.found} = {_percent(tally.share_right)}"


def _precision_and_recall(tally: Tally) -> str:
    return f"{_percent(tally.precision)} | {_percent(tally.recall)}"


def main() -> None:
    """Write the confidences first: what is flagged rests on them."""
    confidence.MEASURED_FILE.write_text(json.dumps(measured(), indent=1, ensure_ascii=False) + "\n", "utf-8")
    confidence.measured.cache_clear()
    scoring.drafted.cache_clear()
    text = "\n".join(tables())
    print(text)
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit("make score needs the folder `shared` beside the repository")
    main()
