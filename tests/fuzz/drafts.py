"""Mutated articles in every format, read and drafted. See `make fuzz`.

python -m tests.fuzz.drafts [SEED [INPUTS]]

Whatever the bytes are, a draft comes out that has no errors, or one refusal with what is wrong, and how to
mend it. The same seed makes the same inputs. Of each kind of fault the first input is kept in `.fuzz/drafts`.
"""

import io
import logging
import plistlib
import random
import signal
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import FrameType

import yaml

from briefreader.base.text import shown
from briefreader.brief import BriefError
from briefreader.brief.lint.linter import lint
from briefreader.brief.reading.load import load_bytes
from briefreader.brief.verification.source import SourceText, blocks
from briefreader.brief.writing.serialise import as_yaml
from briefreader.draft import Article, draft_brief, read_article
from briefreader.draft.source.article import Options
from tests.drafting import test_formats as formats
from tests.drafting import test_transcripts as transcripts

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".fuzz" / "drafts"
LONGEST = 20  # seconds of processor time for one input
CHANGES = (1, 1, 1, 2, 3, 5, 12)
MOST_COPIES = 40
PACKED_CHANGED_INSIDE = 0.9  # of the files that hold others
LONGEST_FILE = 0.7  # of the changes inside them
PROGRESS = 1_000  # inputs
TODAY = date(2026, 11, 24)
_TOKENS = """
“ ” ‘ ’ " ' « » „ … — - ( ) [ ] < > & ; : , . ? ! * ** _ ~~ ` # > \\ / | = { } \\par \\'94 =E2=80=9D =20
MS. Mr. The CHAIRMAN. Q. Q A. >> [00:12] (Laughter.) [follows:] THE --> <v
said denied says told according to he she they it the that who which not no Mr. Dr. Sen. U.S. Inc. van de
Ann Lee Holm Union Ministry Company Friday May 2024 1931 five years ago last month Q: A: MR. HOLM: By
<p> </p> <div> </div> <q> <b> <h1> <article> <li> <blockquote> <time>
<script> <!-- --> <meta &amp; &#8220;
[x](y) ![x](y) --- http://a.example/2024/05/07/b content-type: boundary= charset=utf-16 \x1b \u2028 \ufeff
\u200b \u0301 \ud83d 한 中 ا é ß İ ﬁ %PDF- endobj stream /Length /Kids <w:p> <w:t> <text:p> <item> <rss>
"""

Seed = tuple[str, bytes]  # the name of a file, and what it holds
Fault = tuple[str, str]  # the exception and where it was raised


class TookTooLongError(Exception):
    """One input has had all the time that it may have."""


def seeds() -> dict[str, list[Seed]]:
    """By format: small files of it, and for what is written as text whole articles."""
    text = "\n\n".join(formats.LINES)
    made: dict[str, list[Seed]] = {
        "text": [("a.txt", text.encode())],
        "markdown": [("a.md", f"---\ntitle: x\n---\n# {text}\n\n- [It](y) *said*\n\n> “No”".encode())],
        "page": [("a.html", formats.PAGE.encode())],
        "mail": [("a.eml", formats.mail())],
        "mhtml": [("a.mhtml", formats.mhtml())],
        "webarchive": [("a.webarchive", formats.webarchive())],
        "docx": [("a.docx", formats.docx())],
        "odt": [("a.odt", formats.odt())],
        "epub": [("a.epub", formats.epub())],
        "rtf": [("a.rtf", formats.rtf())],
        "pdf": [("a.pdf", formats.pdf(formats.LINES, ("Closed again", "It said “no,” said Ann Lee.")))],
        "feed": [("a.xml", formats.FEED.encode())],
        "subtitles": [("a.vtt", "\n\n".join(("WEBVTT", *transcripts.CUES)).encode())],
    }
    for article in _transcripts():
        made["text"].append(("a.txt", article.encode()))
    for article in _articles():
        made["text"].append(("a.txt", article.encode()))
        made["markdown"].append(("a.md", f"# {article}".encode()))
        paragraphs = "".join(f"<p>{one}</p>\n" for one in article.split("\n\n"))
        made["page"].append(("a.html", f"<html><body><article>{paragraphs}</article></body></html>".encode()))
        head = (
            b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
        )
        made["mail"].append(("a.eml", head + article.encode()))
    return made


def _articles() -> Iterator[str]:
    for name in ("articles", "disputes"):
        data = (ROOT / "tests" / "drafting" / "data" / f"{name}.yaml").read_bytes()
        for article in yaml.load(data, yaml.CSafeLoader):
            yield article["text"]


def _transcripts() -> Iterator[str]:
    data = (ROOT / "tests" / "drafting" / "data" / "transcripts.yaml").read_bytes()
    return (one["text"] for one in yaml.load(data, yaml.CSafeLoader))


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Some bytes with a few changes; where they are packed, most often what is in them is changed."""
    if chance.random() < PACKED_CHANGED_INSIDE:
        if data.startswith(b"PK"):
            return _mutated_zip(data, other, chance)
        if data.startswith(b"bplist"):
            archive = plistlib.loads(data)
            main = archive["WebMainResource"]
            main["WebResourceData"] = changed(main["WebResourceData"], other, chance)
            return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)
    return changed(data, other, chance)


def changed(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Some bytes with pieces taken out, repeated, moved or taken from others, and marks put in."""
    found = bytearray(data)
    for _ in range(chance.choice(CHANGES)):
        start, end = sorted(chance.randint(0, len(found)) for _ in range(2))
        end = min(end, start + chance.choice((1, 4, 40, 400)))
        piece = bytes(found[start:end])
        match chance.randrange(7):
            case 0:
                del found[start:end]
            case 1:
                found[start:end] = piece * chance.randint(2, MOST_COPIES)
            case 2 | 3:
                token = chance.choice(_TOKENS.split()).encode("utf-8", "surrogatepass")
                found[start:start] = (token + b" " * chance.randint(0, 1)) * chance.choice((1, 1, 1, 9))
            case 4:
                found[start : start + 1] = bytes([chance.randrange(256)])
            case 5:
                at = chance.randint(0, len(other))
                found[start:end] = other[at : at + chance.choice((4, 40, 400))]
            case _:
                at = chance.randint(0, len(found))
                found[at:at] = piece
    return bytes(found)


def _mutated_zip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    name = (
        max(files, key=lambda one: len(files[one])) if chance.random() < 0.7 else chance.choice(list(files))
    )
    files[name] = changed(files[name], other, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for one, held in files.items():
            packed.writestr(one, held)
    return out.getvalue()


def tried(data: bytes, name: str) -> str:
    """`drafted` or `refused`. Whatever else comes of an input is raised."""
    try:
        article = read_article(data, name, options=Options(entry=1), day=TODAY)
        brief = draft_brief(article)
    except BriefError as error:
        told = f"{error.where}: {error.what}. {error.mend}"
        assert error.what and error.mend, told
        assert shown(told, one_line=True), told
        return "refused"
    written = as_yaml(brief).encode()
    loaded = load_bytes(written, "draft.yaml")
    assert loaded.brief == brief, "what is written of the draft is another one"
    errors = [one for one in lint(loaded, written, _source(data, article)) if one.severity == "error"]
    assert not errors, errors[:3]
    return "drafted"


def _source(data: bytes, article: Article) -> SourceText | None:
    """The file as `check` compares it, where it is plain text."""
    if not article.is_whole:
        return None
    return SourceText(blocks(data.decode("utf-8")), article.sha256, article.name)


def run(seed: int, inputs: int) -> int:
    """Try some inputs, the same number of each format; print what came of them, and how many faults."""
    signal.signal(signal.SIGVTALRM, _too_long)
    warnings.simplefilter("ignore")
    logging.disable()
    chance = random.Random(seed)
    by_format = seeds()
    every = [one for several in by_format.values() for one in several]
    outcomes: Counter[tuple[str, str]] = Counter()
    faults: dict[Fault, tuple[str, bytes, int]] = {}
    slowest = 0.0, "", b""
    for number in range(inputs):
        format_name = list(by_format)[number % len(by_format)]
        name, data = chance.choice(by_format[format_name])
        data = mutated(data, chance.choice(every)[1], chance)
        began = time.process_time()
        outcome, fault = _outcome(lambda: tried(data, name))  # noqa: B023 - called at once
        slowest = max(slowest, (time.process_time() - began, name, data), key=lambda one: one[0])
        outcomes[format_name, outcome] += 1
        if number % PROGRESS == PROGRESS - 1:
            print(f"{number + 1:,} ...", file=sys.stderr, flush=True)
        if fault is not None:
            _, _, times = faults.setdefault(fault, (name, data, 0))
            faults[fault] = (*faults[fault][:2], times + 1)
            if not times:
                _keep(fault, name, data, f"{seed}-{len(faults)}")
    _print(outcomes, by_format)
    took, name, data = slowest
    _keep(("the slowest", f"{took:.1f} s"), name, data, "slowest")
    print(f"{inputs:,} inputs, {len(faults)} kinds of faults")
    return len(faults)


def _outcome(tries: Callable[[], str]) -> tuple[str, Fault | None]:
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        return tries(), None
    except Exception as error:
        places = [one for one in traceback.extract_tb(error.__traceback__) if "briefreader" in one.filename]
        where = f"{Path(places[-1].filename).name}:{places[-1].lineno}" if places else "the fuzzer"
        what = str(error)[:200] if isinstance(error, AssertionError) else ""
        return "faulty", (f"{type(error).__name__} {what}"[:60].strip(), where)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLongError


def _keep(fault: Fault, name: str, data: bytes, stem: str) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{stem}{Path(name).suffix}"
    kept.write_bytes(data)
    print(f"{kept.relative_to(ROOT)}: {fault[0]} at {fault[1]}", flush=True)


def _print(outcomes: Mapping[tuple[str, str], int], names: Mapping[str, object]) -> None:
    for name in names:
        counts = (outcomes.get((name, one), 0) for one in ("drafted", "refused", "faulty"))
        print("{:<11} {:>7,} drafted {:>7,} refused {:>5,} faulty".format(name, *counts))


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    sys.exit(run(*numbers, *(1, 20_000)[len(numbers) :]) > 0)
