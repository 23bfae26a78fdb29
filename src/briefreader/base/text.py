"""The one door for text: cleans what a file says for the eye, and for the clipboard.

A brief is untrusted. Its raw strings serve matching and hashing; nothing else gets them uncleaned. What turns
the direction of reading is listed in Unicode Standard Annex 9 (https://unicode.org/reports/tr9/).
"""

import re
import unicodedata

from briefreader.base.patterns import pattern

LONGEST_NAME = 80  # characters of a name that are shown
MAX_MARKS = 8  # combining marks on one base; more of them draw over the lines above and below

_REPLACEMENT = "\ufffd"
_ZWNJ, _ZWJ = "\u200c", "\u200d"
_ESCAPE = 0x1B

# Written as the insides of regular expression classes.
_SURROGATES = "\ud800-\udfff"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 without tab and newline
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
_DIRECTIONS = "\u061c\u200e\u200f"  # bidi marks
_TAGS = "\U000e0000-\U000e007f"
_FILLERS = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"
_INVISIBLE = f"{_FILLERS}\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
_BREAKS = "\r\x85\u2028\u2029"

# Scripts in which a joiner or non-joiner changes the letters beside it: Arabic to Samaritan,
# those of India to Sinhala, Tibetan, Myanmar, Khmer, Mongolian, Phags-pa and the Brahmic ones beyond the BMP.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f"
    "\U00010a00-\U00010a5f\U00010ac0-\U00010aff\U00010d00-\U00010d3f\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)

# Few texts need these: `re` compiles each when it is first used, and keeps it.
_NEWLINE = "\r\n|[\r\x85\u2028\u2029]"
_SIGNED = f"[{_SURROGATES}{_CONTROLS}{_OVERRIDES}{_DIRECTIONS}{_TAGS}]"
_DROPPED = f"[{_INVISIBLE}]+"
_NOT_COPIED = f"[{_CONTROLS}{_OVERRIDES}{_TAGS}]"
_SURROGATE = f"[{_SURROGATES}]"
_JOINED = f"[{_JOINING}]"
_EMOJIS = f"[{_EMOJI}]"
_EMOJI_END = f"[{_EMOJI}\ufe0f]"

# Where combining marks are, among other characters, but none of Latin, Greek, Cyrillic, Chinese or Japanese.
_MARK_BLOCKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\uabff\ufb1e\ufe00-\ufe2f"
    "\U000101fd-\U00011fff\U00013430-\U0001345f\U00016100-\U00016fff\U0001bc9d-\U0001bc9f\U0001cf00-\U0001cf4f"
    "\U0001d160-\U0001d24f\U0001da00-\U0001daaf\U0001e000-\U0001e94f\U000e0100-\U000e01ef"
)
_DOUBTFUL = pattern(
    f"[{_SURROGATES}{_CONTROLS}{_BREAKS}{_OVERRIDES}{_DIRECTIONS}{_TAGS}{_INVISIBLE}{_ZWNJ}{_ZWJ}{_MARK_BLOCKS}]"
)
# Taken out before one looks: what prose has, and arrows, lines, shapes and signs, which the screen has.
_USUAL = dict.fromkeys([*map(ord, "“”‘’…–—\u00a0✎☆★✓✗"), *range(0x2190, 0x2600)])
_UNSETTLED = f"[{_ZWNJ}{_ZWJ}]|[{_MARK_BLOCKS}]{{{MAX_MARKS + 1}}}"


def shown(raw: str, *, one_line: bool = False) -> str:
    """The text as it may be drawn: every hidden character named or gone; cleaning twice changes nothing.

    With `one_line`, line breaks and tabs are spaces.
    """
    if raw.isascii() and raw.isprintable():
        return raw
    others = raw.translate(_USUAL)
    if others.isprintable() and max(others, default="") < "\u0300":
        return raw  # none of these is doubtful
    text = raw
    if _DOUBTFUL.search(text):
        text = re.sub(_NEWLINE, "\n", text)
        text = re.sub(_SIGNED, _sign, text)
        text = re.sub(_DROPPED, "", text)
        if re.search(_UNSETTLED, text):
            text = _settled(text)
    if one_line:
        text = text.replace("\n", " ").replace("\t", " ")
    return text


def one_line(raw: str, longest: int | None = None) -> str:
    """The text in one line, with single spaces; cut with `…` after so many characters."""
    line = " ".join(shown(raw, one_line=True).split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def name_line(raw: str) -> str:
    """A name as it is shown, and compared, without what cannot be seen; empty if nothing is left."""
    seen = "".join(sign for sign in raw if sign.isspace() or sign in (_ZWNJ, _ZWJ) or is_seen(sign))
    return one_line(seen, LONGEST_NAME)


def is_seen(character: str) -> bool:
    """Whether it is more than a mark for a program: no control, joiner, variation or filler."""
    return unicodedata.category(character) not in ("Cf", "Cc", "Cs", "Cn") and not (
        "\ufe00" <= character <= "\ufe0f" or character in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"
    )


def shows_words(raw: str) -> bool:
    """Whether there is anything in it to be seen, apart from spaces."""
    first = raw[:1]
    return (first.isascii() and first.isalnum()) or any(is_seen(sign) and not sign.isspace() for sign in raw)


def copyable(raw: str) -> tuple[str, int]:
    """The text as it may leave by the clipboard, and how many characters were removed from it.

    Nothing is named or cut: only what could steer a terminal or turn the reading direction goes.
    """
    if raw.isascii() and raw.isprintable():
        return raw, 0
    text = re.sub(_SURROGATE, _REPLACEMENT, re.sub(_NEWLINE, "\n", raw))
    return re.subn(_NOT_COPIED, "", text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xD800 <= code <= 0xDFFF:
        return _REPLACEMENT
    return "<ESC>" if code == _ESCAPE else f"<U+{code:04X}>"


def _settled(text: str) -> str:
    """Joiners only where they join, and no more than `MAX_MARKS` marks in a row."""
    kept: list[str] = []
    last = ""
    held = False  # a joiner after an emoji, waiting for another emoji
    marks = 0
    for char in text:
        if char in (_ZWJ, _ZWNJ):
            if re.match(_JOINED, last):
                kept.append(char)
                last = char
            elif char == _ZWJ and re.match(_EMOJI_END, last):
                held = True
            continue
        if _is_mark(char):
            marks += 1
            if marks > MAX_MARKS:
                continue
        else:
            marks = 0
        if held and re.match(_EMOJIS, char):
            kept.append(_ZWJ)
        held = False
        kept.append(char)
        last = char
    return "".join(kept)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"
