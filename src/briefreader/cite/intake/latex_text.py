"""Text of BibTeX fields as rich text of CSL: accents, symbols, and the commands that set words apart.

Accents and symbols are those of LaTeX (https://ctan.org/pkg/latex2e-help-texinfo) that names and titles have;
of another command what stands between its braces is kept.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from briefreader.base.normalise import composed
from briefreader.base.patterns import pattern

_ACCENTS: Mapping[str, str] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
_SYMBOLS: Mapping[str, str] = {
    "AA": "Å",
    "AE": "Æ",
    "DH": "Ð",
    "DJ": "Đ",
    "L": "Ł",
    "NG": "Ŋ",
    "O": "Ø",
    "OE": "Œ",
    "P": "¶",
    "S": "§",
    "SS": "ẞ",
    "TH": "Þ",
    "aa": "å",
    "ae": "æ",
    "BibTeX": "BibTeX",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "XeLaTeX": "XeLaTeX",
    "approx": "≈",
    "cdot": "·",
    "circ": "°",
    "copyright": "©",
    "dh": "ð",
    "dj": "đ",
    "dots": "…",
    "euro": "€",
    "ell": "ℓ",
    "ge": "≥",
    "geq": "≥",
    "guillemotleft": "«",
    "guillemotright": "»",
    "i": "ı",
    "j": "ȷ",
    "infty": "∞",
    "l": "ł",
    "langle": "⟨",
    "le": "≤",
    "ldots": "…",
    "leq": "≤",
    "neq": "≠",
    "ng": "ŋ",
    "o": "ø",
    "oe": "œ",
    "pm": "±",
    "pounds": "£",
    "quad": " ",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "rangle": "⟩",
    "rightarrow": "→",
    "sim": "∼",
    "ss": "ß",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbullet": "•",
    "textcopyright": "©",
    "textdegree": "°",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "texteuro": "€",
    "textgreater": ">",
    "textless": "<",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textquotedbl": '"',
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textregistered": "®",
    "textsection": "§",
    "textsterling": "£",
    "texttrademark": "™",
    "textunderscore": "_",
    "th": "þ",
    "thinspace": " ",
    "times": "×",
    "to": "→",
}
_TAGS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("emph", "textit", "mkbibemph", "textsl"), ("<i>", "</i>")),
    **dict.fromkeys(("textbf", "mkbibbold"), ("<b>", "</b>")),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    **dict.fromkeys(("enquote", "mkbibquote"), ("“", "”")),
}
# Accents that are written out, above all in mathematics.
_OVER: Mapping[str, str] = {
    "bar": "\u0304",
    "dot": "\u0307",
    "hat": "\u0302",
    "overline": "\u0305",
    "tilde": "\u0303",
    "vec": "\u20d7",
}
_WITHOUT_TEXT = frozenset(("hspace", "vspace", "phantom", "label", "index", "color"))
_SETTINGS = "relax protect noopsort displaystyle left right em bf it sc rm"
_DROPPED = frozenset(("/", "-", "@", *_SETTINGS.split()))
_TOKEN = pattern(
    r"\\(?P<command>[A-Za-z]+)\s*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$)"
    r"|(?P<row>---?|``|''|~)|(?P<text>[^\\{}$`'~-]+|.)",
    re.DOTALL,
)
_ROWS: Mapping[str, str] = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_IN_MATH = pattern(r"([_^])\s*(\{[^{}]*\}|\\?\w+|.)")
_NOCASE = ('<span class="nocase">', "</span>")


def csl_text(value: str, *, title: bool = False) -> str:
    """A field as rich text. In a title braces around capitals keep their case."""
    text = _whole(value.strip())
    return " ".join(_Reader(text, keeps_case=title).read().split(" "))


def split_outside_braces(value: str, separator: str) -> list[str]:
    """The parts of a value between separators that stand in no braces."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 2
            continue
        depth += {"{": 1, "}": -1}.get(value[at], 0)
        if depth == 0 and value.startswith(separator, at):
            parts.append(value[start:at])
            at += len(separator)
            start = at
            continue
        at += 1
    return [*parts, value[start:]]


def is_whole(value: str) -> bool:
    """Whether one pair of braces is around all of a value."""
    if not (value.startswith("{") and value.endswith("}")):
        return False
    depth = 0
    for at, character in enumerate(value):
        if value[at - 1 : at] != "\\":
            depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return at == len(value) - 1
    return False


def _whole(value: str) -> str:
    while is_whole(value):
        value = value[1:-1]
    return value


class _Reader:
    """Reads one value from its beginning to its end."""

    def __init__(self, text: str, *, keeps_case: bool) -> None:
        self._tokens: Sequence[re.Match[str]] = list(_TOKEN.finditer(text))
        self._at = 0
        self._keeps_case = keeps_case

    def read(self) -> str:
        """All that is left at this level of braces."""
        parts: list[str] = []
        while (token := self._next()) is not None and not token["close"]:
            parts.append(self._token(token))
        return composed("".join(parts))

    def _next(self) -> re.Match[str] | None:
        if self._at == len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _token(self, token: re.Match[str]) -> str:
        if token["open"]:
            return self._group()
        if token["math"]:
            return self._math()
        if command := token["command"] or token["sign"]:
            return self._command(command, token[0])
        return _ROWS.get(token[0]) or re.sub(r"\s+", " ", token[0])

    def _group(self) -> str:
        """What stands between braces."""
        keeps_case, self._keeps_case = self._keeps_case, False
        begins_with_command = self._at < len(self._tokens) and self._tokens[self._at][0].startswith("\\")
        inside = self.read()
        self._keeps_case = keeps_case
        if not keeps_case or begins_with_command or inside.lower() == inside:
            return inside
        return f"{_NOCASE[0]}{inside}{_NOCASE[1]}"

    def _argument(self) -> str:
        """The next group, command or character."""
        token = self._next()
        if token is None:
            return ""
        if token["open"]:
            keeps_case, self._keeps_case = self._keeps_case, False
            inside = self.read()
            self._keeps_case = keeps_case
            return inside
        if token["text"] and len(token[0].lstrip()) > 1:
            words = token[0].lstrip()
            self._tokens = [*self._tokens[: self._at], *_TOKEN.finditer(words[1:]), *self._tokens[self._at :]]
            return words[0]
        return self._token(token)

    def _command(self, name: str, written: str) -> str:
        if name in _ACCENTS and (len(name) > 1 or not name.isalpha() or self._takes_argument(written)):
            letter = self._argument()
            letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
            return f"{letter[:1]}{_ACCENTS[name]}{letter[1:]}" if letter else ""
        if name in _SYMBOLS:
            return _SYMBOLS[name]
        if name in _TAGS:
            before, after = _TAGS[name]
            return f"{before}{self._argument()}{after}"
        if name == "href":
            self._argument()
            return self._argument()
        if name in _DROPPED:
            return ""
        if name in _WITHOUT_TEXT:
            self._argument()
            return ""
        if name in _OVER:
            return "".join(f"{letter}{_OVER[name]}" for letter in self._argument())
        if greek := _greek(name):
            return greek
        if not name.isalpha():
            return " " if name in " ,;:\n" else name
        follows = self._tokens[self._at] if self._at < len(self._tokens) else None
        return self._argument() if follows is not None and follows["open"] else written.strip()

    def _takes_argument(self, written: str) -> bool:
        """Whether a command of one letter is an accent: something follows it, in braces or after a space."""
        follows = self._tokens[self._at] if self._at < len(self._tokens) else None
        if follows is None:
            return False
        return bool(follows["open"] or follows["command"]) or written[-1:].isspace()

    def _math(self) -> str:
        """What stands between dollars; letters above and below the line are marked."""
        raw: list[str] = []
        while (token := self._next()) is not None and not token["math"]:
            raw.append(token[0])
        marked = _IN_MATH.sub(_shifted, "".join(raw))
        return _Reader(marked, keeps_case=False).read()


def _greek(name: str) -> str:
    """A Greek letter by its name; empty if it is none."""
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    called = {"lambda": "LAMDA", "varepsilon": "EPSILON", "varphi": "PHI"}.get(name.lower(), name.upper())
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {called}")
    except KeyError:
        return ""


def _shifted(found: re.Match[str]) -> str:
    tag = "sup" if found[1] == "^" else "sub"
    return f"<{tag}>{found[2]}</{tag}>"
