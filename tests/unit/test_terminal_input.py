"""Bytes of a terminal, before Textual parses them."""

import pytest

from briefreader.app.input_driver import TerminalInput

BEGIN, END = b"\x1b[200~", b"\x1b[201~"


def whole(*chunks: bytes) -> bytes:
    taken = TerminalInput()
    return b"".join(map(taken.feed, chunks)) + taken.pause()


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        ((b"caf\xe9 au",), "caf\ufffd au"),
        ((b"\x80 ",), "\ufffd "),
        (("é".encode()[:1], "é".encode()[1:]), "é"),
        (("é".encode()[:1],), "\ufffd"),
        ((b"\xff\xfe", b"j"), "\ufffd\ufffdj"),
        ((b"\xed\xa0\x80",), "\ufffd" * 3),
    ],
    ids=["Latin-1", "alone", "in two", "half", "none at all", "half of a pair"],
)
def test_what_comes_out_is_utf8_and_whole(chunks: tuple[bytes, ...], expected: str) -> None:
    assert whole(*chunks).decode() == expected


@pytest.mark.parametrize("cut", range(7))
def test_an_old_report_of_the_mouse_is_passed_over_wherever_it_is_cut(cut: int) -> None:
    report = b"\x1b[M \xc8\x21"
    assert whole(report[:cut], report[cut:], b"jk") == b"\x1b[M!!!jk"


def test_half_an_old_report_takes_no_key_that_comes_later() -> None:
    taken = TerminalInput()
    assert taken.feed(b"\x1b[M") + taken.pause() + taken.feed("né".encode()) == b"\x1b[Mn\xc3\xa9"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (b"\x1b[M" + "é".encode(), b"[M" + "é".encode()),
        (b"\x1b[<0;20;40M\x1bOQ", b"[<0;20;40MOQ"),
        (b"\x1b]52;c;eA==\x07", b"]52;c;eA==\x07"),
        (b"\x1b[20\x1b\x1b[200~", b"[20[200~"),
    ],
    ids=["an old report", "a click and a key", "a copy", "nearly an end"],
)
def test_sequences_in_a_paste_are_text_wherever_it_is_cut(text: bytes, kept: bytes) -> None:
    pasted = BEGIN + text + END
    for cut in range(len(pasted)):
        assert whole(pasted[:cut], pasted[cut:], b"jk") == BEGIN + kept + END + b"jk"


def test_sequences_after_a_paste_without_an_end_are_no_keys() -> None:
    taken = TerminalInput()
    given = [
        taken.feed(BEGIN + b"words"),
        taken.feed(b"\x1b[<0;20;40M"),
        taken.feed(b"\x1b["),
        taken.silence(),
    ]
    assert b"".join(given) == BEGIN + b"words[<0;20;40M[" + END
    assert taken.feed(b"\x1b[B") == b"\x1b[B"


def test_a_paste_without_an_end_ends_in_silence() -> None:
    taken = TerminalInput()
    assert taken.feed(BEGIN + b"words") == BEGIN + b"words"
    assert taken.is_in_paste
    assert taken.silence() == END
    assert taken.silence() == b""
    assert taken.feed(b"jk") == b"jk"


@pytest.mark.parametrize("rest", [b"the rest" + END, b"a long rest" * 10])
def test_the_rest_of_a_paste_that_only_stopped_is_no_typing(rest: bytes) -> None:
    taken = TerminalInput()
    taken.feed(BEGIN + b"words")
    taken.silence()
    assert taken.feed(rest) == BEGIN + rest


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_paste_is_known_wherever_its_marks_are_cut(cut: int) -> None:
    taken = TerminalInput()
    taken.feed(BEGIN[:cut])
    taken.feed(BEGIN[cut:] + b"words")
    assert taken.is_in_paste
    taken.feed(END[:cut])
    taken.feed(END[cut:])
    assert not taken.is_in_paste
