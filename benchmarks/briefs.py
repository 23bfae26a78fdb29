"""Generated briefs of any size."""

from pathlib import Path

import msgspec

from briefreader.brief.reading.load import load_bytes

HEAD = """\
brief: "1"
id: generated
title: A generated brief
source:
  csl: {id: generated, type: article-newspaper, title: A generated article}
summary: As many quotes as were asked for.
speakers:
"""
SPEAKER = "  - {{id: s{0}, name: Speaker {0}, type: person, party: side-{1}}}\n"
QUOTE = """\
  - id: q{0}
    speaker: s{1}
    para: {2}
    kind: direct
    spans:
      - exact: "We counted {0} trucks, and none of them came back, whatever they say now"
    attribution: said Speaker {1}, an officer at the crossing
    said_to: reporter
    when: {{text: on Tuesday, resolved: 2024-10-15, inferred: true}}
    note: "number {0} of the generated ones: nothing hangs on it"
"""
SPEAKERS = 50


def as_yaml(quotes: int) -> bytes:
    """A YAML brief of so many quotes with nine or ten fields each."""
    speakers = "".join(SPEAKER.format(number, number % 3) for number in range(SPEAKERS))
    body = "".join(QUOTE.format(number, number % SPEAKERS, number // 3 + 1) for number in range(quotes))
    return f"{HEAD}{speakers}quotes:\n{body}".encode()


def as_json(quotes: int) -> bytes:
    """The same in JSON."""
    return msgspec.json.encode(load_bytes(as_yaml(quotes), "generated.yaml").brief)


def written(folder: Path, quotes: int, ending: str) -> Path:
    """A brief of so many quotes in a file of its own."""
    path = folder / f"generated-{quotes}.{ending}"
    path.write_bytes(as_yaml(quotes) if ending == "yaml" else as_json(quotes))
    return path
