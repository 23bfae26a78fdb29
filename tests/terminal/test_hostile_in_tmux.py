"""Every place of the screen with hostile text in it, in a terminal that would do what it says."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.window import Tmux, wait_until

pytestmark = pytest.mark.terminal


CLIPBOARD, TITLE = "\x1b]52;c;ZXZpbA==\x07", "\x1b]2;owned\x07"
EVIL = {
    "sequences": f"a{CLIPBOARD}{TITLE}\x1b]0;owned\x1b\\\x1b]8;;http://e.vil\x1b\\b\x1b]9;owned\x07 end",
    "screen": "a\x1b[2J\x1b[31m\x1b[6n\x1b[?1049l\x1bc\x1bPq\x1b\\\x1b[999;1H end",
    "eight bits": "a\x9d52;c;ZXZpbA==\x9c\x9b2J\x90q\x9c\x00\x08\x7f end",
    "markup": "[bold red]a[/] [@click=app.quit]b[/] [/] [[ ] [link='x']c \\[ $x end",
    "directions": "a\u202eb\u2066c\u2069\u200fd\u061c אבג العربية end",
    "unseen": "a\U000e0041\U000e0042\u200b\u2060\ufeff\u00ad" + "e\u0301" + "\u0301" * 60 + " end",
    "wide": "漢字かな한글 👩‍👩‍👧‍👦 🇰🇷 ﷽ end " + "x" * 300,
    "lines": "a\nb\r\nc\rd\x0be\x0cf\x85g\u2028h\u2029i\tj end",
}
HOSTILE = " ".join(EVIL.values())
STEPS = """
    1 j j Enter j Escape | 2 j Enter Escape | 3 Enter Tab Escape | 4 Enter Escape | 5 j Escape | 6 j j Escape
    3 M l j Escape | ! j Escape | 2 Y j Tab j Escape | E Escape | a Escape | r Escape | v w Escape
    b | B Escape | t Escape | m a | ' Escape | + | R w Escape c Escape Escape | X Escape | C Escape | ? Escape
    : c o p Escape | / a Enter Escape | & a Enter Escape | s Escape
"""


def hostile(text: str) -> dict[str, Any]:
    """A brief with the text in every place that holds words."""
    source = {"id": "x", "type": "article-newspaper", "title": text, "container-title": text, "URL": text}
    return {
        "brief": "1",
        "id": "evil",
        "title": text,
        "handling": text,
        "source": {
            "csl": {**source, "section": text},
            "inferred": {"issued": {"value": text, "confidence": "low", "reason": text}},
            "missing": ["author", text],
        },
        "summary": [text, text],
        "parties": {"p": text, "o": text},
        "text": [{"n": 1, "text": text}, {"n": 2, "text": f"“{text}” he said."}],
        "key_points": [{"id": "k", "text": text, "cites": [1]}],
        "speakers": [
            {"id": "s", "name": text, "type": "person", "role": text, "affiliation": text, "party": "p"},
            {"id": "o", "name": text, "type": "group", "party": "o"},
        ],
        "quotes": [
            {"id": "q", "speaker": "s", "para": 2, "kind": "direct", "spans": [{"exact": text}]},
            {"id": "i", "speaker": "o", "para": 1, "kind": "indirect", "content": text, "hedge": text},
        ],
        "claims": [
            {
                "id": "c",
                "text": text,
                "status": "contested",
                "dispute": text,
                "positions": [
                    {"stance": "asserts", "by": "s", "quote": "q", "evidence": "none-offered", "note": text},
                    {"stance": "denies", "by": "o", "quote": "i", "evidence": "not-stated", "basis": text},
                ],
            }
        ],
        "history": [{"id": "e", "text": text, "date": "2024", "date_text": text, "attributed_to": "s"}],
        "gaps": [{"id": "g", "text": text}],
    }


def notes(text: str) -> bytes:
    """What a colleague sends: a note, tags and a review with the text in them."""
    note = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:6a0c7f0e-1d6e-4f6e-9d7b-2f6f0e7a5a11",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": text},
        "body": [
            {"type": "TextualBody", "value": text},
            {"type": "TextualBody", "value": text, "purpose": "tagging"},
        ],
        "target": {"source": "urn:briefreader:brief:evil", "selector": {"type": "ItemSelector", "item": "c"}},
    }
    return json.dumps(note).encode()


def settings(text: str) -> str:
    """Settings in which everything is wrong, and told on the screen in its own words."""
    words = "".join(sign if sign.isalnum() else f"\\U{ord(sign):08x}" for sign in text)
    wrong = (f'"{words}" = 1', f'theme = "{words}"', f'likelihood = "{words}"')
    return "\n".join([*wrong, "[keymap]", f'"{words}" = "w"', f'zoom = "{words}"\n'])


def test_no_place_of_the_screen_lets_it_through(tmux: Tmux, tmp_path: Path) -> None:
    tmux("set-option", "-s", "set-clipboard", "on")
    plain = Walk(tmux, tmp_path / "harmless", "a plain text, and its end")
    evil = Walk(tmux, tmp_path / "hostile", HOSTILE)
    for step in STEPS.replace("|", "\n").strip().splitlines():
        for walk in (plain, evil):
            walk.press(step)
        wait_until(lambda: settled(plain.raw, evil.raw) and plain.is_back and evil.is_back, step)
    harmless, hostile = plain.leave(), evil.leave()
    assert tmux("list-buffers") == ""
    assert sequences(hostile) <= sequences(harmless)
    assert not re.search("[\x00-\x06\x0b\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]", hostile)
    assert not re.search("[\U000e0000-\U000e007f]", hostile)


class Walk:
    """A window with a brief full of a text, in which every place is gone to."""

    def __init__(self, tmux: Tmux, folder: Path, text: str) -> None:
        folder.mkdir()
        brief = folder / re.sub("[/\0]", "", f"{text[:40]}.json")
        brief.write_text(json.dumps(hostile(text)))
        sent = folder / "sent.json"
        sent.write_bytes(notes(text))
        (folder / "CONFIG").write_text(settings(text))
        kept = [f"BRIEFREADER_{name}={folder}/{name}" for name in ("NOTES", "STATE", "CONFIG")]
        program = ["env", "-u", "DISPLAY", *kept, sys.executable, "-m", "briefreader", "--reviewer", "ana"]
        imported = subprocess.run(
            [*program, "notes", "import", str(brief), str(sent)], check=False, capture_output=True
        )
        assert b"1 added" in imported.stderr + imported.stdout, imported
        script, self.raw = folder / "run.py", folder / "raw"
        script.write_text(f"import subprocess; subprocess.run({[*program, str(brief)]!r})")
        self._tmux, self._name = tmux, folder.name
        tmux("new-window", "-n", self._name, "sleep 1000")
        self._tell("resize-window", "-x", "120", "-y", "40")
        self._tell("pipe-pane", f"cat > '{self.raw}'")
        self._title = self._tell("display-message", "-p", "#{pane_title}")
        self._tell("respawn-pane", "-k", sys.executable, str(script))
        wait_until(lambda: "Disputed claims" in self._screen)

    def press(self, step: str) -> None:
        """Press keys; a moment after an Escape, or the next key would belong to it."""
        for keys in re.findall("(?:(?!Escape)\\S+ ?)*(?:Escape)?", step):
            if keys:
                self._tell("send-keys", *keys.split())

    @property
    def is_back(self) -> bool:
        """Whether the lines at the foot are where they belong."""
        return "? keys" in self._screen

    def leave(self) -> str:
        """What the program wrote to the terminal."""
        assert self._tell("display-message", "-p", "#{pane_title}") == self._title
        self._tell("kill-window")
        return self.raw.read_bytes().decode("utf-8", "surrogateescape")

    @property
    def _screen(self) -> str:
        return self._tell("capture-pane", "-p")

    def _tell(self, command: str, *arguments: str) -> str:
        return self._tmux(command, "-t", self._name, *arguments)


def sequences(written: str) -> set[str]:
    """The kinds of escape sequences, but for colours and the place of the cursor."""
    kinds = re.findall("\x1b(?:\\[[0-9;?>=<$]*[^0-9;?>=<$mH]|\\][^\x07\x1b]*|[^\\[\\]])", written)
    return {re.sub("[0-9]+", "0", kind) for kind in kinds}


def settled(*written: Path) -> bool:
    """Whether nothing has been written for a moment."""
    sizes = [raw.stat().st_size for raw in written]
    time.sleep(0.1)
    return sizes == [raw.stat().st_size for raw in written]
