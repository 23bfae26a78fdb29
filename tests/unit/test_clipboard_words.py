import stat
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from briefreader.clipboard.chain import Clipboard, ways
from briefreader.clipboard.outcome import ClipText
from briefreader.clipboard.terminal import MOST_BYTES, QUIET_BYTES, terminal_sequence


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The private folder; and no desktop of the machine we run on."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("BRIEFREADER_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def refuse(_: str) -> None:
    raise OSError("broken pipe")


def test_the_terminal_gets_the_text_in_one_sequence() -> None:
    sequence = terminal_sequence("“né”".encode())
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert b64decode(sequence[7:-1]).decode() == "“né”"


def test_what_only_the_terminal_took_is_sent_not_copied() -> None:
    sent: list[str] = []
    outcome = Clipboard({}).copy(ClipText("x" * 214), sent.append)
    assert sent == [terminal_sequence(b"x" * 214)]
    assert (outcome.way, outcome.confirmed) == ("terminal", False)
    assert outcome.message == "Copied 214 characters through the terminal (not confirmed)"


@pytest.mark.parametrize(
    ("size", "warned"), [(QUIET_BYTES, False), (QUIET_BYTES + 1, True), (MOST_BYTES, True)]
)
def test_a_long_text_is_sent_with_a_warning(size: int, warned: bool) -> None:
    outcome = Clipboard({}).copy(ClipText("x" * size), lambda _: None)
    assert outcome.way == "terminal"
    assert ("some take no more than 74,994 bytes" in outcome.message) is warned


def test_a_text_too_long_for_any_terminal_goes_straight_to_a_file(state: Path) -> None:
    sent: list[str] = []
    text = "é" * (MOST_BYTES // 2 + 1)
    outcome = Clipboard({}).copy(ClipText(text), sent.append)
    assert (sent, outcome.way, outcome.path) == ([], "file", state / "copied.txt")
    assert outcome.message.startswith(f"Wrote 350,001 characters to {state}/copied.txt. Over 700,000 bytes")
    assert (state / "copied.txt").read_text() == text


@pytest.mark.parametrize(
    ("env", "send", "why"),
    [
        ({}, None, "No clipboard can be reached"),
        ({}, refuse, "The terminal did not take the text: broken pipe"),
    ],
)
def test_where_nothing_takes_the_text_a_file_does(
    env: dict[str, str], send: None, why: str, state: Path
) -> None:
    outcome = Clipboard(env).copy(ClipText("a"), send)
    assert outcome.message.startswith(f"Wrote 1 character to {state}/copied.txt")
    assert why in outcome.message


def test_f_writes_the_text_for_its_owner_alone(state: Path) -> None:
    outcome = Clipboard({}).to_file(ClipText("“a”\n"))
    file = state / "copied.txt"
    assert (outcome.way, outcome.confirmed, outcome.path) == ("file", True, file)
    assert outcome.message == f"Wrote 4 characters to {file}"
    assert file.read_bytes() == "“a”\n".encode()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, state)] == [0o600, 0o700]


def test_a_file_that_may_not_survive_a_power_cut_is_told_as_written(
    state: Path, no_folder_sync: None
) -> None:
    outcome = Clipboard({}).to_file(ClipText("a"))
    assert (outcome.way, outcome.path) == ("file", state / "copied.txt")
    assert outcome.message.startswith(f"Wrote 1 character to {state}/copied.txt. The file may not survive")


def test_when_even_the_file_fails_the_message_says_so_and_how_to_mend(state: Path) -> None:
    state.write_text("not a folder")
    outcome = Clipboard({}).copy(ClipText("a"), None)
    assert (outcome.way, outcome.confirmed, outcome.path) == ("none", False, None)
    assert outcome.message.startswith(f"Not copied: {state}/copied.txt: ")
    assert "BRIEFREADER_STATE" in outcome.message


def test_nothing_to_copy_leaves_the_clipboard_alone() -> None:
    sent: list[str] = []
    assert Clipboard({}).copy(ClipText(""), sent.append).message == "Nothing to copy"
    assert sent == []


def test_half_a_character_does_not_stop_the_rest() -> None:
    sent: list[str] = []
    Clipboard({}).copy(ClipText("a\ud800b"), sent.append)
    assert sent == [terminal_sequence(b"a?b")]


def test_over_ssh_without_a_display_no_tool_of_that_machine_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    tool = ways({"SSH_CONNECTION": "1 2 3 4"})[0]
    assert (tool.available, tool.why) == (False, "over SSH, without a display")


def test_the_ways_out_are_told_in_order(state: Path) -> None:
    told = [(way.name, way.available, way.why) for way in ways({})]
    assert told == [
        ("clipboard tool", False, "no DISPLAY or WAYLAND_DISPLAY"),
        ("tmux", False, "not in tmux"),
        ("terminal", True, "the terminal cannot confirm"),
        ("file", True, f"{state}/copied.txt"),
    ]


def test_in_screen_the_sequence_goes_in_pieces_that_screen_passes_on() -> None:
    sent: list[str] = []
    text = "é" * 500
    outcome = Clipboard({"STY": "1.tty"}).copy(ClipText(text), sent.append)
    assert outcome.message == "Copied 500 characters through the terminal and GNU screen (not confirmed)"
    pieces = sent[0].removesuffix("\x1b\\").split("\x1b\\")
    assert all(piece.startswith("\x1bP") and len(piece) <= 78 for piece in pieces)
    assert "".join(piece[2:] for piece in pieces) == terminal_sequence(text.encode())
    assert ways({"STY": "1.tty"})[2].why == "through GNU screen; the terminal cannot confirm"


def test_in_tmux_inside_screen_the_sequence_is_tmuxs_to_wrap() -> None:
    sent: list[str] = []
    Clipboard({"STY": "1.tty", "TMUX": "/none,1,0"}).copy(ClipText("a"), sent.append)
    assert sent == [terminal_sequence(b"a")]


@pytest.mark.parametrize(
    ("env", "why"),
    [
        ({}, "As plain text only: rich text needs a desktop"),
        ({"WAYLAND_DISPLAY": "wayland-9"}, "As plain text only: rich text can be offered on X11 alone"),
    ],
)
def test_where_rich_text_can_not_be_offered_plain_goes_and_it_is_said(env: dict[str, str], why: str) -> None:
    sent: list[str] = []
    outcome = Clipboard(env).copy(ClipText("plain", "<p>rich</p>"), sent.append)
    assert sent == [terminal_sequence(b"plain")]
    assert why in outcome.message


def test_one_way_alone_can_be_asked_for(state: Path) -> None:
    sent: list[str] = []
    clipboard = Clipboard({})
    assert clipboard.copy_by("terminal", ClipText("a"), sent.append).way == "terminal"
    assert clipboard.copy_by("file", ClipText("b"), sent.append).path == state / "copied.txt"
    assert (state / "copied.txt").read_text() == "b"
    assert clipboard.copy_by("tmux", ClipText("c"), sent.append).way == "none"
    assert clipboard.copy_by("terminal", ClipText("d"), None).message == "There is not a terminal"
    assert sent == [terminal_sequence(b"a")]


def test_a_state_folder_that_can_not_be_made_is_told(state: Path) -> None:
    state.write_text("not a folder")
    assert ways({})[3].why == f"{state} cannot be written"
