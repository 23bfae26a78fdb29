"""What a second witness gives: `second_opinion.py MODEL [FOLDER]`, with a spaCy model.

Of what the rules draft without a flag: how many wrong items the witness flags, and how many right ones. Own
articles are judged by the whole name. FOLDER is the data of PolNeAR, which tells who says something in the
words of the sentence: judged are those with a name, by the speaker's last name.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from briefreader.brief.model.brief import Brief, Quote  # noqa: E402
from briefreader.brief.model.links import Index  # noqa: E402
from briefreader.draft import draft_brief, read_article  # noqa: E402
from briefreader.draft.attribution.spacy_witness import SpacyWitness  # noqa: E402
from briefreader.draft.attribution.witness import Witness  # noqa: E402
from tests.drafting import scoring  # noqa: E402
from tests.drafting.scoring import Case, Judged, Judgement  # noqa: E402

Judge = Callable[[Brief, Index], Iterable[Judged]]
GUM = ROOT.parent / "shared" / "data" / "gum-news-dev"
_EVERY = 8  # of so many articles of PolNeAR one is read
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")


class Opinions(NamedTuple):
    """Of the items that the rules do not flag: wrong and right ones, and how many the witness flags."""

    wrong: int
    wrong_flagged: int
    right: int
    right_flagged: int

    @property
    def row(self) -> str:
        """As a row of a table."""
        left, items = self.wrong - self.wrong_flagged, self.wrong + self.right
        unflagged = items - self.wrong_flagged - self.right_flagged
        return (
            f"{self.wrong_flagged} of {self.wrong} | {self.right_flagged} of {self.right} "
            f"| {_share(self.wrong, items)} | {_share(left, unflagged)}"
        )


def _share(some: int, all_of_them: int) -> str:
    return f"{100 * some / all_of_them:.1f} %" if all_of_them else "–"


def opinions(articles: Iterable[tuple[str, str, Judge]], witness: Witness) -> Opinions:
    """What the witness says of articles: name, text, and what judges the items of a draft."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for name, text, judge in articles:
        article = read_article(text.encode(), f"{name}.txt", day=date.today())
        alone = draft_brief(article)
        index, second = Index(alone), Index(draft_brief(article, witness=witness))
        for quote, is_right in judge(alone, index):
            if not index.drafted[quote.id].is_flagged:
                counts[bool(is_right), second.drafted[quote.id].is_flagged] += 1
    wrong, right = (tuple(counts[one, flagged] for flagged in (False, True)) for one in (False, True))
    return Opinions(sum(wrong), wrong[1], sum(right), right[1])


def own(
    cases: Iterable[Case], judge: Callable[[Case, Brief, Index], Judgement]
) -> Iterator[tuple[str, str, Judge]]:
    """Articles with a key of their own."""

    def judged(case: Case, brief: Brief, index: Index) -> Iterable[Judged]:
        return judge(case, brief, index).judged

    for case in cases:
        yield case.name, case.text, partial(judged, case)


# PolNeAR


class Source(NamedTuple):
    """Who says something, in the words of its sentence, and what: words of the article."""

    words: str
    content: str


def polnear(folder: Path, *, are_quotes: bool) -> Iterator[tuple[str, str, Judge]]:
    """Articles for training and development, with the names of those who say something."""
    texts = (path for part in ("train", "dev") for path in (folder / part / "text").glob("*.txt"))
    for path in sorted(texts)[::_EVERY]:
        text = path.read_text("utf-8")
        labels = sorted((path.parents[1] / "attributions").glob(f"{path.stem}_*.ann"))  # one a person
        sources = [source for one in labels for source in _sources(text, one)]
        yield path.stem, text, partial(_by_sources, sources, are_quotes)


def _sources(text: str, path: Path) -> Iterator[Source]:
    """Of a file of brat: `T1 Source 8 15 words`, `;` between stretches; `E1 Attribution:T4 Source:T1`."""
    split = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    lines = [one for one in split if re.fullmatch(r"[TE]\d+", one[0])]  # the words go on over lines
    words: dict[str, str] = {}
    for one in lines:
        if one[0].startswith("T"):
            stretches = re.findall(r"(\d+) (\d+)", one[1])
            words[one[0]] = " ".join(text[int(start) : int(end)] for start, end in stretches)
    for one in lines:
        if one[0].startswith("E"):
            parts = dict(part.split(":") for part in one[1].split())
            if {"Source", "Content"} <= parts.keys():
                yield Source(words[parts["Source"]], _plain(words[parts["Content"]]))


def _by_sources(sources: Iterable[Source], are_quotes: bool, brief: Brief, index: Index) -> Iterator[Judged]:
    """The quotes of which the key names the speaker, with a name."""
    for quote in brief.quotes:
        if bool(quote.spans) != are_quotes:
            continue
        said = _plain(quote.spans[0].exact if quote.spans else quote.content or "")
        found = {one.words for one in sources if said and (said in one.content or one.content in said)}
        if len(found) == 1 and _NAME.search(words := found.pop()):
            yield Judged(quote, _is_named(index, quote, words))


def _is_named(index: Index, quote: Quote, words: str) -> bool:
    """Whether some words have the last name of one who speaks."""
    speakers = (index.speaker(one) for one in quote.speakers)
    names = (_plain(name).split() for one in speakers if one is not None for name in (one.name, *one.aliases))
    told = _plain(words).split()
    return any(name[-1] in told for name in names if name)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def main(model: str, folder: Path | None) -> None:
    """A table of everything that is here."""
    witness = SpacyWitness(model)
    tuned, held = scoring.articles("articles.yaml"), scoring.articles("held_out.yaml")
    texts = {
        "invented articles (tuned on): quotations": own(tuned, scoring.judged_quotes),
        "invented articles, held out: quotations": own(held, scoring.judged_quotes),
        "invented articles (tuned on): statements": own(tuned, scoring.judged_statements),
        "invented articles, held out: statements": own(held, scoring.judged_statements),
    }
    if GUM.is_dir():
        texts["annotated news (tuned on): quotations"] = own(scoring.gum(GUM), scoring.judged_quotes)
    if folder is not None:
        texts["PolNeAR: quotations"] = polnear(folder, are_quotes=True)
        texts["PolNeAR: statements"] = polnear(folder, are_quotes=False)
    print("| texts | wrong, of these flagged | right, of these flagged | wrong among unflagged | with it |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, articles in texts.items():
        print(f"| {name} | {opinions(articles, witness).row} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("second_opinion.py MODEL [FOLDER]")
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None)
