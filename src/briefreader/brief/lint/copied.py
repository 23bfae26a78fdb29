"""Words that should be the brief's own and are the article's."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from briefreader.base.patterns import pattern
from briefreader.base.text import shown
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import several
from briefreader.brief.reading.findings import Where

RUN = 8  # so many of the article's words in a row are no paraphrase any more
LONGEST = 1 << 20  # characters of an article; what is longer is no article
_WORD = pattern(r"\w+(?:[’'-]\w+)*")
_QUOTED = pattern(r"“[^“”]*”|\"[^\"]*\"")


def check_own_words(examined: LintContext) -> None:
    """The summary, key points, events and paraphrases against the words of the article.

    Drafts made by rules have the article's words where nobody has found others: they say so themselves.
    """
    made = examined.brief.provenance
    length = sum(map(len, examined.text.words.values()))
    if not 0 < length < LONGEST or (made is not None and made.made_by == "rules"):
        return
    article = _Article(examined.text.words.values())
    for where, text in _own_words(examined):
        examined.pause()
        if run := article.run_in(text):
            examined.report.warning(
                "articles-words",
                where,
                f"these are the article's own words, not yours: “{shown(run, one_line=True)}”",
                "Say it in other words, or quote it.",
            )


def _own_words(examined: LintContext) -> Iterator[tuple[Where, str]]:
    brief = examined.brief
    if isinstance(brief.summary, str):
        yield at("summary"), brief.summary
    else:
        for number, paragraph in enumerate(several(brief.summary)):
            yield at("summary", number), paragraph
    for number, point in enumerate(brief.key_points):
        yield at("key_points", number, "text"), point.text
    for number, quote in enumerate(brief.quotes):
        if quote.content is not None:
            yield at("quotes", number, "content"), quote.content
    for number, event in enumerate(brief.history):
        yield at("history", number, "text"), event.text


class _Article:
    """The words of an article, to find runs of them in another text."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._paragraphs = paragraphs

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        words = map(_words, self._paragraphs)
        return frozenset(run for found in words for run in _runs_of(found))

    def run_in(self, text: str) -> str:
        """The longest stretch of the article's words in a text, outside its quotation marks; or nothing."""
        outside = _QUOTED.sub(lambda found: "\0" * len(found[0]), text)
        longest = ""
        for part in re.finditer(r"[^\0]+", outside):
            found = self._longest(part[0])
            longest = max(longest, found, key=len)
        return longest

    def _longest(self, text: str) -> str:
        places = [match.span() for match in _WORD.finditer(text)]
        if len(places) < RUN:
            return ""
        runs = list(_runs_of(_words(text)))
        best, start = (0, 0), None
        for number in range(len(runs) + 1):
            if number < len(runs) and runs[number] in self._runs:
                start = number if start is None else start
            elif start is not None:
                end = number - 1 + RUN
                best = max(best, (start, end), key=lambda one: one[1] - one[0])
                start = None
        return text[places[best[0]][0] : places[best[1] - 1][1]] if best[1] else ""


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _runs_of(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
