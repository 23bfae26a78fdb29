"""Scores drafts of real pages that no rule was tuned on: `first_sight.py FOLDER`.

FOLDER holds the saved pages (`*.html`, `*.htm`, `*.html.gz`) under any names. Each file of `data/sight`
labels the pages of one repository: by hash, which of them count, and what is right for them. It holds no
text: a quoted span is a hash of its words. Every set with pages in FOLDER is scored.
"""

import gzip
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from math import sqrt
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import briefreader  # noqa: E402
from briefreader.brief.model.brief import Brief, Quote  # noqa: E402
from briefreader.brief.model.links import Index  # noqa: E402
from briefreader.brief.reading.problem import BriefError  # noqa: E402
from briefreader.draft import Article, draft_brief, has_trafilatura, read_article  # noqa: E402
from tests.drafting.scoring import plain_name  # noqa: E402

RULES = ("draft/**/*.py", "records/**/*.py", "brief/verification/roles.py")
SETS = Path(__file__).parent / "data" / "sight"
NOBODY = "No one named"  # as a draft names the speaker of words that nobody is said to say

Verdict = Literal["right", "torn", "wrong", "spurious"]
Words = tuple[str, ...]

_BEGINNING = 5  # words
_EDGES = (60, 80, 90, 95)  # of the bands of confidence, in per cent
_LEAST = 50  # items of a band
_TITLES = "mr mrs ms miss dr prof sir dame lord lady chief gov sen rep gen lt col maj rev president justice"
_HONORIFIC = re.compile(rf"^(?:(?:{_TITLES.replace(' ', '|')})\.?\s+)+", re.IGNORECASE)
_FIELDS = ("body", "title", "author", "date")


# What is right


class KeySpan(NamedTuple):
    """Words between marks, as hashes of them all and of the first five.

    `said_by` are the names that are right, joint ones joined by " & "; none if the words are nobody's speech.
    An open one may be read either way, and is not counted.
    """

    whole: str
    start: str
    length: int
    said_by: tuple[str, ...] = ()
    is_open: bool = False


class KeyClaim(NamedTuple):
    """Who denies or doubts, and who asserts: the names that are right."""

    by: tuple[str, ...]
    asserted_by: tuple[str, ...]
    is_open: bool = False


class Page(NamedTuple):
    """One page's labels. `spans` is None where only contested claims are labelled.

    `statements` are the sentences without quoted speech that report what somebody says, keyed by their words;
    None where they are not labelled.
    """

    sha256: str
    outlet: str
    titles: tuple[str, ...]  # hashes
    authors: tuple[str, ...]
    dates: tuple[str, ...]
    spans: tuple[KeySpan, ...] | None
    claims: tuple[KeyClaim, ...]
    statements: tuple[KeySpan, ...] | None = None


class Labels(NamedTuple):
    """The pages of a repository, and the digest of the rules that made the first figures, if any did."""

    repository: str
    rules: str | None
    pages: tuple[Page, ...]


def words_of(text: str) -> Words:
    """The words as they are compared: without case, marks and punctuation."""
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def digest(words: Words) -> str:
    """A short hash of some words."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def key_span(text: str, said_by: Iterable[str] = (), *, is_open: bool = False) -> KeySpan:
    """The key of some words."""
    words = words_of(text)
    return KeySpan(digest(words), digest(words[:_BEGINNING]), len(words), tuple(said_by), is_open)


def read_labels(path: Path) -> Labels:
    """The labels of a file."""
    found = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return Labels(found["repository"], found["rules"], tuple(map(_page, found["pages"])))


def _page(entry: dict[str, Any]) -> Page:
    return Page(
        entry["sha256"],
        entry["outlet"],
        tuple(entry.get("titles", ())),
        tuple(entry.get("authors", ())),
        tuple(map(str, entry.get("dates", ()))),
        _key_spans(entry.get("spans")),
        tuple(
            KeyClaim(tuple(one["by"]), tuple(one["asserted_by"]), one.get("open", False))
            for one in entry.get("claims", ())
        ),
        _key_spans(entry.get("statements")),
    )


def _key_spans(entries: Sequence[dict[str, Any]] | None) -> tuple[KeySpan, ...] | None:
    return None if entries is None else tuple(map(_key_span, entries))


def _key_span(one: dict[str, Any]) -> KeySpan:
    said_by = tuple(one.get("said_by", ()))
    return KeySpan(one["whole"], one["start"], one["length"], said_by, one.get("open", False))


def rules_digest(package: Path) -> str:
    """The SHA-256 over names and bytes of all modules of the package that read an article."""
    total = hashlib.sha256()
    names = {path.relative_to(package).as_posix() for pattern in RULES for path in package.glob(pattern)}
    for name in sorted(names):
        total.update(name.encode() + b"\0" + (package / name).read_bytes() + b"\0")
    return total.hexdigest()


# What a draft says


class Item(NamedTuple):
    """One item of a draft, judged."""

    verdict: Verdict
    flagged: bool
    confidence: int


class Seen(NamedTuple):
    """What became of one page."""

    outlet: str
    quotes: tuple[Item, ...] = ()
    missed: int = 0
    mixed: int = 0  # quotes that hold words from outside the marks
    claims: tuple[Item, ...] = ()
    missed_claims: int = 0
    statements: tuple[Item, ...] = ()
    missed_statements: int = 0
    fields: tuple[tuple[str, str], ...] = ()  # by name: right, part, wrong, missing


class Match(NamedTuple):
    """The keys that a found span covers, in order, and whether it holds other words too."""

    keys: tuple[int, ...]
    is_mixed: bool = False


def match_spans(found: Sequence[Words], keys: Sequence[KeySpan]) -> list[Match]:
    """Which keys each found span is: several if it joins them, one if it leaves out the key's end."""
    free = sorted(range(len(keys)), key=lambda n: -keys[n].length)
    matches: dict[int, Match] = {}
    for whole_only in (True, False):
        for n, words in enumerate(found):
            if n in matches:
                continue
            covered, rest = _covered(words, keys, free)
            if rest and whole_only:
                continue
            match = Match(covered, bool(rest)) if covered else _begun(words, keys, free)
            free = [key for key in free if key not in match.keys]
            matches[n] = match
    return [matches[n] for n in range(len(found))]


def _covered(words: Words, keys: Sequence[KeySpan], free: Iterable[int]) -> tuple[tuple[int, ...], Words]:
    """The keys that follow one another from the first word on, and the words that are left."""
    covered: list[int] = []
    while words:
        key = next(
            (n for n in free if n not in covered and digest(words[: keys[n].length]) == keys[n].whole), None
        )
        if key is None:
            break
        covered.append(key)
        words = words[keys[key].length :]
    return tuple(covered), words


def _begun(words: Words, keys: Sequence[KeySpan], free: Iterable[int]) -> Match:
    """The key that begins alike; else none, and mixed if a key begins further on."""
    key = next((n for n in free if digest(words[:_BEGINNING]) == keys[n].start), None)
    if key is not None:
        return Match((key,))
    long = [one for one in keys if one.length >= _BEGINNING]
    inside = {digest(words[at : at + _BEGINNING]) for at in range(1, len(words))}
    return Match((), any(one.start in inside for one in long))


def judge_speakers(shown: Collection[str], right: Iterable[str]) -> Verdict:
    """Whether the names shown are the right ones whole, a part of them or more than them, or others."""
    names = frozenset(map(bare_name, shown))
    accepted = [frozenset(map(bare_name, name.split(" & "))) for name in right]
    if names in accepted:
        return "right"
    known = {word for one in accepted for name in one for word in words_of(name)}
    return "torn" if any(word in known for name in names for word in words_of(name)) else "wrong"


def bare_name(name: str) -> str:
    """A name without article and titles, as it is compared."""
    return plain_name(_HONORIFIC.sub("", name.strip()))


def judge_claim(deniers: Collection[str], asserters: Collection[str], key: KeyClaim) -> Verdict | None:
    """Whether both sides are right; None if it is not this key's denial."""
    if not deniers or not _among(deniers, key.by):
        return None
    if not asserters:
        return "right" if NOBODY in key.asserted_by else "wrong"
    return "right" if _among(asserters, key.asserted_by) else "wrong"


def _among(names: Iterable[str], right: Iterable[str]) -> bool:
    known = {bare_name(part) for name in right for part in name.split(" & ")}
    return all(bare_name(name) in known for name in names)


def see(page: Page, data: bytes) -> Seen:
    """A page drafted and judged."""
    try:
        article = read_article(data, f"{page.outlet}.html")
    except BriefError:
        return Seen(
            page.outlet,
            missed=_missed(page.spans or ()),
            missed_claims=sum(not key.is_open for key in page.claims),
            missed_statements=_missed(page.statements or ()),
            fields=tuple((name, "missing") for name in _FIELDS),
        )
    brief = draft_brief(article)
    seen = _with_claims(Seen(page.outlet, fields=tuple(judge_fields(page, article))), brief, page.claims)
    if page.spans is not None:
        seen = with_quotes(seen, brief, page.spans)
    if page.statements is not None:
        seen = with_statements(seen, brief, article, page.statements)
    return seen


def _missed(keys: Iterable[KeySpan], found: Collection[int] = ()) -> int:
    """How many keys that count are not among those found."""
    return sum(bool(key.said_by) and not key.is_open and n not in found for n, key in enumerate(keys))


def with_quotes(seen: Seen, brief: Brief, keys: Sequence[KeySpan]) -> Seen:
    """The quoted spans of a draft judged too."""
    index = Index(brief)
    spans = [(words_of(span.exact), quote) for quote in brief.quotes for span in quote.spans]
    matches = match_spans([words for words, _ in spans], keys)
    items: list[Item] = []
    for (_, quote), match in zip(spans, matches, strict=True):
        mark = index.drafted[quote.id]
        names = _shown(index, quote)
        counted = [keys[n] for n in match.keys if not keys[n].is_open]
        verdicts: list[Verdict] = [
            judge_speakers(names, key.said_by) if key.said_by else "spurious" for key in counted
        ]
        if not match.keys:
            verdicts = ["spurious"]
        items += (Item(verdict, mark.is_flagged, mark.confidence) for verdict in verdicts)
    covered = {n for match in matches for n in match.keys}
    return seen._replace(
        quotes=tuple(items), missed=_missed(keys, covered), mixed=sum(one.is_mixed for one in matches)
    )


def _shown(index: Index, quote: Quote) -> list[str]:
    return [speaker.name for speaker in map(index.speaker, quote.speakers) if speaker is not None]


def with_statements(seen: Seen, brief: Brief, article: Article, keys: Sequence[KeySpan]) -> Seen:
    """The statements of a draft judged too, by the sentence that each is in."""
    index = Index(brief)
    paragraphs = {one.place: words_of(one.text or "") for one in article.paragraphs}
    covered: set[int] = set()
    items: list[Item] = []
    for quote in brief.quotes:
        if quote.kind != "indirect":
            continue
        mark = index.drafted[quote.id]
        assert quote.para is not None  # a draft has all places
        n = find_sentence(paragraphs[quote.para], quote.attribution or "", quote.content or "", keys)
        if n is None or not keys[n].is_open:
            verdict: Verdict = (
                "spurious" if n is None else judge_speakers(_shown(index, quote), keys[n].said_by)
            )
            items.append(Item(verdict, mark.is_flagged, mark.confidence))
        if n is not None:
            covered.add(n)
    return seen._replace(statements=tuple(items), missed_statements=_missed(keys, covered))


def find_sentence(paragraph: Words, attribution: str, content: str, keys: Sequence[KeySpan]) -> int | None:
    """The labelled sentence of a paragraph that has the attribution and most words of the content."""
    cue, said = words_of(attribution), set(words_of(content))
    cues = [at for at in range(len(paragraph)) if paragraph[at : at + len(cue)] == cue]
    best, most = None, (False, 0)
    for n, key in enumerate(keys):
        start = min(_BEGINNING, key.length)
        for at in range(len(paragraph)):
            has_cue = any(at <= place < at + key.length for place in cues)
            if has_cue and digest(paragraph[at : at + start]) == key.start:
                words = paragraph[at : at + key.length]
                fit = digest(words) == key.whole, len(said.intersection(words))
                if fit > most:
                    best, most = n, fit
    return best


def _with_claims(seen: Seen, brief: Brief, keys: Sequence[KeyClaim]) -> Seen:
    index = Index(brief)
    left = list(keys)
    items: list[Item] = []
    for claim in brief.claims:
        mark = index.drafted[claim.id]
        sides: dict[bool, list[str]] = {True: [], False: []}
        for position in claim.positions:
            speaker = index.speaker("".join(position.speakers))
            if speaker is not None and speaker.name != NOBODY:
                sides[position.stance == "asserts"].append(speaker.name)
        judged = [(judge_claim(sides[False], sides[True], key), key) for key in left]
        fits = [(verdict, key) for verdict, key in judged if verdict is not None]
        verdict, key = min(fits, key=lambda one: (one[0] != "right", one[1].is_open), default=(None, None))
        if key is not None:
            left.remove(key)
        if key is None or not key.is_open:
            items.append(Item(verdict or "spurious", mark.is_flagged, mark.confidence))
    return seen._replace(claims=tuple(items), missed_claims=sum(not key.is_open for key in left))


def judge_fields(page: Page, article: Article) -> Iterator[tuple[str, str]]:
    """By name: whether the body was found, and what became of title, author and date."""
    body = words_of(" ".join(paragraph.text or "" for paragraph in article.paragraphs if paragraph.n))
    yield "body", judge_body(body, page.spans or ())
    yield "title", "right" if digest(words_of(article.title)) in page.titles else "wrong"
    authors = {words_of(one.literal or f"{one.given or ''} {one.family or ''}") for one in article.authors}
    if page.authors:
        yield "author", _judge_names(authors, set(map(words_of, page.authors)))
    if page.dates:
        yield "date", _judge_date(article.written, page.dates)


def judge_body(body: Words, keys: Iterable[KeySpan]) -> str:
    """Right if nine of ten labelled spans begin in the body, missing if none does."""
    beginnings = {
        digest(body[at : at + length]) for length in range(1, _BEGINNING + 1) for at in range(len(body))
    }
    there = [key.start in beginnings for key in keys if key.said_by and not key.is_open]
    if not any(there):
        return "missing" if there or not body else "right"
    return "right" if sum(there) >= 0.9 * len(there) else "part"


def _judge_names(found: set[Words], right: set[Words]) -> str:
    if not found:
        return "missing"
    if found == right:
        return "right"
    return "part" if found & right else "wrong"


def _judge_date(found: date | None, right: Sequence[str]) -> str:
    if found is None:
        return "missing"
    return "right" if found.isoformat() in right else "wrong"


# Figures


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z = 1.96
    share = right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return middle - half, middle + half


def share(part: int, of: int) -> str:
    """A share with its numbers and its interval."""
    if not of:
        return "0 of 0"
    low, high = wilson(part, of)
    return f"{part} of {of} = {100 * part / of:.1f} % ({100 * low:.0f} to {100 * high:.0f})"


def bands(items: Iterable[Item]) -> list[list[Item]]:
    """The items by stated confidence, from low to high; a band of under 50 items joins the next."""
    ordered = sorted(items, key=lambda one: one.confidence)
    found: list[list[Item]] = []
    for _, group in groupby(ordered, key=lambda one: sum(edge <= one.confidence for edge in _EDGES)):
        if found and len(found[-1]) < _LEAST:
            found[-1] += group
        else:
            found.append(list(group))
    if len(found) > 1 and len(found[-1]) < _LEAST:
        found[-2:] = [found[-2] + found[-1]]
    return found


def tables(seen: Sequence[Seen]) -> Iterator[str]:
    """All figures, as Markdown."""
    quotes = [item for one in seen for item in one.quotes]
    claims = [item for one in seen for item in one.claims]
    statements = [item for one in seen for item in one.statements]
    yield "| figure | value (95 % interval) |"
    yield "| --- | ---: |"
    yield from _of_items("spans", quotes, sum(one.missed for one in seen))
    verbatim = sum(one.mixed for one in seen)
    yield f"| quotes that hold the reporter's words | {verbatim} of {len(quotes)} |"
    yield from _of_items("contested claims", claims, sum(one.missed_claims for one in seen))
    missed = sum(one.missed_statements for one in seen)
    if statements or missed:
        yield from _of_items("statements", statements, missed)
    yield ""
    yield from _calibration("quotes", quotes)
    if statements:
        yield from _calibration("statements", statements)
    yield from _fields(seen)
    yield from _outlets(seen)


def _of_items(name: str, items: Sequence[Item], missed: int) -> Iterator[str]:
    """Finding, right, wrong without a flag, and what the flags hold; what is torn is wrong."""
    found = [item for item in items if item.verdict != "spurious"]
    right = sum(item.verdict == "right" for item in items)
    wrong = [item for item in items if item.verdict != "right"]
    unflagged = [item for item in items if not item.flagged]
    unflagged_found = [item for item in found if not item.flagged]
    yield f"| {name}: precision | {share(len(found), len(items))} |"
    yield f"| {name}: recall | {share(len(found), len(found) + missed)} |"
    yield f"| {name}: right of found | {share(right, len(found))} |"
    yield f"| {name}: right of all in the draft | {share(right, len(items))} |"
    yield f"| {name}: torn names | {sum(item.verdict == 'torn' for item in items)} |"
    yield f"| {name}: wrong among unflagged | {share(_wrong(unflagged_found), len(unflagged_found))} |"
    yield f"| {name}: the same, spurious ones too | {share(_wrong(unflagged), len(unflagged))} |"
    yield f"| {name}: errors that are flagged | {share(sum(item.flagged for item in wrong), len(wrong))} |"
    yield f"| {name}: items that are flagged | {share(len(items) - len(unflagged), len(items))} |"


def _wrong(items: Iterable[Item]) -> int:
    return sum(item.verdict != "right" for item in items)


def _calibration(name: str, items: Sequence[Item]) -> Iterator[str]:
    yield f"| {name}: stated | on average | right | inside |"
    yield "| --- | ---: | ---: | --- |"
    for band in bands(item for item in items if item.verdict != "spurious"):
        stated = sum(item.confidence for item in band) / len(band)
        right = len(band) - _wrong(band)
        low, high = wilson(right, len(band))
        inside = "yes" if 100 * low <= stated <= 100 * high else "no"
        ends = f"{band[0].confidence} to {band[-1].confidence} %"
        yield f"| {ends} | {stated:.0f} % | {share(right, len(band))} | {inside} |"
    yield ""


def _fields(seen: Sequence[Seen]) -> Iterator[str]:
    yield "| of the page | pages | right | part | wrong | missing |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name in _FIELDS:
        counts = Counter(verdict for one in seen for field, verdict in one.fields if field == name)
        cells = [counts[verdict] for verdict in ("right", "part", "wrong", "missing")]
        yield f"| {name} | {' | '.join(map(str, (counts.total(), *cells)))} |"
    yield ""


def _outlets(seen: Sequence[Seen]) -> Iterator[str]:
    yield "| outlet | spans found | missed | spurious | right speaker | wrong without a flag |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for one in seen:
        found = [item for item in one.quotes if item.verdict != "spurious"]
        right = len(found) - _wrong(found)
        unflagged = _wrong(item for item in found if not item.flagged)
        numbers = (len(found), one.missed, len(one.quotes) - len(found), right, unflagged)
        yield f"| {one.outlet} | {' | '.join(map(str, numbers))} |"


def sight(recorded: str | None, now: str) -> str:
    """Whether the figures are of first sight: the rules are those of the first figures, or there are none."""
    if recorded is None:
        return f"First sight. Write `rules: {now}` into the labels, and the figures into docs/drafting.md."
    if recorded == now:
        return f"First sight: no rule has changed since. Rules {now}."
    return f"Not first sight: the rules have changed since. Rules {now}, first sight {recorded}."


def pages_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every saved page under a folder, unpacked, with its SHA-256."""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith((".html", ".htm", ".html.gz")):
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            yield hashlib.sha256(data).hexdigest(), data


def main(arguments: Sequence[str]) -> None:
    """Print the figures of each set that has pages in the folder."""
    if not arguments or not (folder := Path(arguments[0])).is_dir():
        sys.exit(f"not here: {arguments[0] if arguments else 'a folder of saved pages'}")
    stored = dict(pages_in(folder))
    now = rules_digest(Path(briefreader.__file__).parent)
    found = False
    for labels in map(read_labels, sorted(SETS.glob("*.yaml"))):
        here = [page for page in labels.pages if page.sha256 in stored]
        if here:
            found = True
            print(f"{labels.repository}: {sight(labels.rules, now)}")
            extra = "" if has_trafilatura() else "out"
            print(f"{len(here)} of {len(labels.pages)} pages, with{extra} trafilatura.\n")
            print("\n".join(tables([see(page, stored[page.sha256]) for page in here])))
    if not found:
        sys.exit(f"not here: none of the labelled pages is in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
