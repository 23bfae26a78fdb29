"""Words on their way into a sentence: their end, the marks around them, lists of names."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from briefreader.base.patterns import pattern
from briefreader.base.rich_text import CLOSING

_BREAKS = pattern(
    r"(?<![ \t])[ \t]*[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029][ \n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]*"
)
_LAST_COMMA = pattern(rf",(?=[’”'\"{CLOSING}]*\s*$)")
_LAST_STOP = pattern(rf"(?<![.…])\.(?=[’”'\"{CLOSING}]*\s*$)")
_ABBREVIATION = pattern(
    rf"\b(?:(?:[^\W\d_]\.){{2,}}|(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|et al|etc)\.)[{CLOSING}]*$"
)
_LONGEST_ABBREVIATION = 16
_DOUBLE = pattern(r"“([^“”]*)”|[“”]")
_SINGLE = pattern(r"‘((?:[^‘’]|’(?=\w))*)’(?!\w)")
_MARKED = pattern(r"“([^“”]*)”|(?<!\w)‘((?:[^‘’]|’(?=\w)|‘[^‘’]*’)*)’(?!\w)")
_QUOTED = pattern(r"(“[^“”]*”)")
# A mark opens where no word goes on before it, and closes where none goes on after it.
_STRAIGHT_DOUBLE = pattern(r'(?<![\w"])"(?=[^\s"])([^"]*[^\s"(\[])"(?!\w)')
_STRAIGHT_SINGLE = pattern(
    r"(?<![\w'’])'(?=[^\s\d'])(?!(?:tis|twas|em|til|cause|n)\b)((?:[^']|(?<=\w)'(?=\w))*[^\s'(\[])'(?!\w)",
    re.IGNORECASE,
)
_STRAIGHT_APOSTROPHE = pattern(r"(?<=[^\W\d])'|'(?=[^\W_])")
_INNER = str.maketrans("“”", "‘’")
_ENCLOSED = pattern(r"\s*(?:“([^“”]*)”|\"([^\"]*)\")\s*")


def one_line(value: str) -> str:
    """A value with each line break and tab, and the spaces around it, as one space."""
    return value if value.isprintable() else _BREAKS.sub(" ", value)


def without_comma(words: str) -> str:
    """Words without the comma that belongs to the sentence around them."""
    return (_LAST_COMMA.sub("", words) if "," in words else words).strip()


def without_stop(words: str) -> str:
    """Words without their last comma or full stop; the stop of `U.S.` and `Inc.` stays."""
    words = without_comma(words)
    if "." not in words:
        return words
    return words if _ABBREVIATION.search(words[-_LONGEST_ABBREVIATION:]) else _LAST_STOP.sub("", words)


def curled(words: str, *, apostrophes: bool = False) -> str:
    """Words whose straight quotation marks are curly, where they are pairs; on demand apostrophes too.

    What stands for feet and inches, minutes and seconds (`5' 6"`) is no mark, and stays.
    """
    if '"' in words:
        words = _STRAIGHT_DOUBLE.sub(r"“\1”", words)
    if "'" in words:
        words = _STRAIGHT_SINGLE.sub(r"‘\1’", words)
        words = _STRAIGHT_APOSTROPHE.sub("’", words) if apostrophes else words
    return words


def marked(words: str) -> str:
    """Words between quotation marks, the marks of their own turned by one level."""
    return f"“{_DOUBLE.sub(_one_level_in, curled(words))}”"


def single_marked(words: str) -> str:
    """Words between single quotation marks, as British styles have them; inside them double ones."""
    parts = _QUOTED.split(curled(words))
    parts[::2] = (_SINGLE.sub(r"“\1”", outside) for outside in parts[::2])
    return f"‘{''.join(parts)}’"


def _one_level_in(found: re.Match[str]) -> str:
    inside: str | None = found[1]
    if inside is None:  # a mark without its other one
        return found[0].translate(_INNER)
    return "‘" + _SINGLE.sub(r"“\1”", inside) + "’"


def at_first_level(words: str, marks: Callable[[str], str]) -> str:
    """Words that stand without marks of their own, with the marks in them as a style has outer ones.

    `marks` is how the style marks words: `marked`, or `single_marked`.
    """

    def turned(found: re.Match[str]) -> str:
        inside: str = found[1] if found[1] is not None else found[2]
        return marks(inside)

    return _MARKED.sub(turned, curled(words))


def unmarked(words: str) -> str:
    """A paraphrase without quotation marks around the whole of it."""
    enclosed = _ENCLOSED.fullmatch(words)
    return (enclosed[1] or enclosed[2] or "") if enclosed else words


def capital(words: str) -> str:
    """Words with a capital letter at their beginning."""
    return f"{words[:1].upper()}{words[1:]}"


def stopped(words: str) -> str:
    """Words with a full stop, which they may have already: `et al.`, `n.d.`."""
    return words if words.rstrip(CLOSING).endswith(".") else f"{words}."


def ended(title: str, mark: str) -> str:
    """A title with the comma or stop that follows it, as American styles have it: inside its last marks.

    After a question there is none.
    """
    if not mark or ends_sentence(title) or (mark == "." and title.rstrip(f"’”{CLOSING}").endswith(".")):
        return title
    words = title.rstrip(f"’”{CLOSING}")
    if title.endswith("’") and "‘" not in title:  # an apostrophe
        return f"{title}{mark}"
    if title.endswith("’”") and "‘" not in title:
        return f"{title[:-1]}{mark}”"
    return f"{words}{mark}{title[len(words) :]}" if "”" in title[len(words) :] else f"{title}{mark}"


def ends_sentence(words: str) -> bool:
    """Whether the words end with a mark that takes no comma or full stop after it."""
    return words.rstrip(f"’”'\"{CLOSING}").endswith(("?", "!", "…"))


def listed(names: Sequence[str], joint: str = "and") -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return f" {joint} ".join(names)
    return f"{', '.join(names[:-1])}, {joint} {names[-1]}"


def in_sequence(spans: Sequence[str]) -> list[str]:
    """Spans of an interrupted quote without the reporter's words between, with a stop before a new sentence.

    Nothing of the speaker is left out between them, so no omission is marked.
    """
    return [
        *(
            stopped(span) if following[:1].isupper() and not ends_sentence(span) else span
            for span, following in pairwise(spans)
        ),
        *spans[-1:],
    ]


def count_words(spans: Sequence[str]) -> int:
    """How many words, by the spaces between them."""
    return sum(len(span.split()) for span in spans)
