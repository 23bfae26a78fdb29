"""Subtitles, WebVTT and SRT, of which the speakers are told: by voices, labels or signs."""

import html
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from briefreader.brief.reading.problem import BriefError
from briefreader.draft.source.contents import SourceContents, plain_blocks
from briefreader.draft.source.decoding import decoded
from briefreader.draft.source.metadata import Metadata
from briefreader.records.turns import transcript_of

_TIMES = re.compile(r"\s*(?P<clock>(?:\d{1,3}:)?\d\d:\d\d)[.,]\d{3}\s+-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,60})?\s+([^<>]{1,80})>")
_TAG = re.compile(r"<[^<>]{0,200}>")
_LONG = 1_000  # characters, behind which a turn's next sentence begins another paragraph


class _Cue(NamedTuple):
    """Words that are shown together; nobody's if no voice is told."""

    clock: str
    voice: str
    words: str


def read_subtitles(data: bytes, name: str) -> SourceContents:
    """The turns of subtitles, each voice with its time above its words. Raises BriefError if none is told."""
    texts = tuple(_paragraphs(tuple(_cues(decoded(data, name).text))))
    if transcript_of(texts) is None:
        what = "these are subtitles (WebVTT or SRT) that do not tell who speaks"
        raise BriefError(what, name, "Save what is said as plain text, with names: “Ann Lee: …”.")
    return SourceContents(Metadata(title=PurePath(name).stem), plain_blocks(texts))


def _cues(text: str) -> Iterator[_Cue]:
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.split("\n")
        at = next((at for at, line in enumerate(lines[:2]) if _TIMES.match(line)), None)
        times = _TIMES.match(lines[at]) if at is not None else None
        if at is None or times is None:
            continue  # a header, a comment, a style
        first, *parts = _VOICE.split(" ".join(lines[at + 1 :]))
        for voice, words in (("", first), *zip(parts[::2], parts[1::2], strict=True)):
            plain = " ".join(html.unescape(_TAG.sub("", words)).split())
            if plain:
                yield _Cue(times["clock"], " ".join(html.unescape(voice).split()), plain)


def _paragraphs(cues: tuple[_Cue, ...]) -> Iterator[str]:
    """The words of each voice below its name and time; cues of one voice in a row are one turn."""
    has_voices = any(cue.voice for cue in cues)
    words: list[str] = []
    last: _Cue | None = None
    for cue in cues:
        is_new = last is None or cue.voice != last.voice or (not has_voices and _begins(cue.words))
        is_full = sum(map(len, words)) > _LONG and words[-1].endswith((".", "?", "!"))
        if words and (is_new or is_full):
            yield " ".join(words)
            words = []
        if is_new and cue.voice:
            yield f"{cue.voice} {cue.clock}"
        elif is_new and has_voices:
            words.append(f"{cue.clock} >>")
        words.append(cue.words)
        last = cue
    if words:
        yield " ".join(words)


def _begins(words: str) -> bool:
    """Whether a line of subtitles without voices shows that somebody else speaks."""
    return bool(re.match(r"(?:>>|[A-ZÀ-Þ][\w .'’-]{1,40}:\s)", words))
