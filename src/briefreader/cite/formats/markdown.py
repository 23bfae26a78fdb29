"""Markdown: readable, safe in every dialect, and as Obsidian has it.

Readable escapes what could become a mark or an address in CommonMark and GitHub's dialect; safe
escapes every mark of ASCII, which pandoc and the others read as the characters themselves.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import structs

from briefreader.base.patterns import pattern
from briefreader.base.rich_text import Mark
from briefreader.cite.formats.pieces import (
    GAP,
    HIDDEN,
    Format,
    Hyperlink,
    Outline,
    Table,
    superscript,
)
from briefreader.cite.punctuation import one_line

# CommonMark has marks for bold alone, and leaves the rest to HTML.
_HTML_MARKS: Mapping[Mark, Callable[[str], str]] = {
    "b": "**{}**".format,
    "sup": "<sup>{}</sup>".format,
    "sub": "<sub>{}</sub>".format,
}
_PANDOC_RICH: Mapping[Mark, Callable[[str], str]] = {
    "b": "**{}**".format,
    "sup": lambda text: f"^{text.replace(' ', chr(92) + ' ')}^",
    "sub": lambda text: f"~{text.replace(' ', chr(92) + ' ')}~",
    "sc": "[{}]{{.smallcaps}}".format,
}
_EMOJI = rf":(?=[{HIDDEN}\w+-]{{1,60}}:)"  # `:smile:`
_MARKS = pattern(rf"[\\`*_{{}}\[\]<>#|~$@^&!=]|{_EMOJI}")
# Patterns of the formats that few ask for: compiled, and kept by `re`, when they are used first.
_OBSIDIAN_MARKS = rf"[\\`*_{{}}\[\]<>#|~$@^&!=%]|{_EMOJI}"
# After these pandoc makes a space one that does not break (`pandoc --print-default-data-file abbreviations`).
_ABBREVIATIONS = (
    "aet. aetat. al. Apr. Aug. bk. Bros. c. Capt. cf. ch. chap. chs. Co. col. Corp. cp. d. Dec. Dr. e.g. ed. "
    "eds. esp. f. fasc. Feb. ff. fig. fl. fol. fols. Fr. Gen. Gov. Hon. i.e. ill. Inc. incl. Jan. Jr. Jul. "
    "Jun. Ltd. M.A. M.D. Mar. Mr. Mrs. Ms. n. n.b. nn. No. Nov. Oct. p. Ph.D. pp. Pres. Prof. pt. q.v. Rep. "
    "Rev. s.v. s.vv. saec. sec. Sen. Sep. Sept. Sgt. Sr. St. univ. viz. vol. vs."
)
_SHORT = frozenset(_ABBREVIATIONS.split())
_LETTERS = f"[A-Za-z{HIDDEN}]{{1,30}}"
# Besides marks, what pandoc makes typographic: quotation marks, rows of dashes and points, and those spaces.
_PANDOC_MARKS = (
    rf"[\\`*_{{}}\[\]<>#|~$@^&!=%'\"]|{_EMOJI}|-(?={GAP}-)|(?<=-)-|[.](?={GAP}[.])|(?<=[.])[.]"
    rf"|\b(?P<word>{_LETTERS}(?:[.]{_LETTERS})?)(?=[.]{GAP}\s)"
)
_HIDDEN = pattern(f"[{HIDDEN}]")
_PUNCTUATION = pattern(r"[!-/:-@\[-`{-~]")
_ADDRESS = pattern(f"(?<=:){GAP}(?=/)|(?<=[wW]){GAP}(?=\\.)")
_START = pattern(f"([{HIDDEN} ]*)(?:([0-9][{HIDDEN}0-9]*)(?=[.)])|(?=[-+]))?")
_PANDOC_LETTER = rf"^[{HIDDEN} ]*(?:[A-Za-z]|[ivxlcdmIVXLCDM{HIDDEN}]+)(?={GAP}[.)])"
# Readers that make links themselves take these whole; others they may end early.
_BARE_ADDRESS = pattern(r"https?://[a-z0-9.]++(?:[/.=?%-]?[A-Za-z0-9])*+/?")


def _readable(value: str) -> str:
    return _without_addresses(_MARKS.sub(r"\\\g<0>", one_line(value)))


def _for_obsidian(value: str) -> str:
    return _without_addresses(re.sub(_OBSIDIAN_MARKS, r"\\\g<0>", one_line(value)))


def _without_addresses(escaped: str) -> str:
    return _ADDRESS.sub("\\g<0>\\\\", escaped)


def _for_pandoc(value: str) -> str:
    return _without_addresses(re.sub(_PANDOC_MARKS, _escaped_for_pandoc, one_line(value)))


def _escaped_for_pandoc(found: re.Match[str]) -> str:
    word = found["word"]
    if word is None:
        return f"\\{found[0]}"
    is_short = f"{_HIDDEN.sub('', word)}." in _SHORT
    return f"{found[0]}\\" if is_short else found[0]


def _safe(value: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", one_line(value))


def _start(line: str) -> str:
    """A line that begins no list and no code."""
    start = _START.match(line)
    assert start
    gap, number = start.groups()
    rest = line[start.end() :]
    escape = "\\" if number or rest.startswith(("-", "+")) else ""
    return f"{gap.replace(' ', '')}{number or ''}{escape}{rest}"


def _pandoc_start(line: str) -> str:
    """The same, and no list with letters, Roman numbers or brackets and no definition."""
    if line.lstrip(" ").startswith(("(", ":")):
        return f"\\{line}"
    return _start(re.sub(_PANDOC_LETTER, r"\g<0>\\", line))


def _address(address: str) -> str:
    # Angle brackets keep the marks in an address from being read as Markdown, but for entities.
    return address.replace("&", "\\&")


def _link_with(text: Callable[[str], str]) -> Callable[[Hyperlink], str]:
    def link(link: Hyperlink) -> str:
        if link.text:
            return f"[{text(link.text)}](<{_address(link.address)}>)"
        return link.address if _BARE_ADDRESS.fullmatch(link.address) else f"<{link.address}>"

    return link


def _quotation(paragraphs: Sequence[str], _cite: str | None) -> str:
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)


def _table(table: Table) -> str:
    """Pandoc makes columns as wide as the rules below their heads."""
    head, *body = (f"| {' | '.join(row)} |" for row in table.rows)
    rules = (f" {'-' * max(3, width)} |" for width in table.widths)
    return "\n".join([head, f"|{''.join(rules)}", *body])


def _anchor(name: str) -> str:
    """A place that a link can lead to, which Markdown has no mark for."""
    return f'<a id="{name}"></a>'


def _markdown(
    label: str,
    text: Callable[[str], str],
    start: Callable[[str], str] = _start,
    *,
    notes: bool = False,
    marks: Mapping[Mark, Callable[[str], str]] = _HTML_MARKS,
) -> Format:
    """A dialect; `notes`: it has notes of its own."""
    own: dict[str, Any] = {"mark": lambda number, _: f"[^{number}]", "note": "[^{}]: {}".format}
    return Format(
        label=label,
        text=text,
        italic=lambda name: f"*{text(name.strip())}*",
        link=_link_with(text),
        quotation=_quotation,
        start=start,
        address=_address,
        marks=marks,
        **(own if notes else {}),
    )


MARKDOWN = _markdown("Markdown", _readable)
MARKDOWN_SAFE = _markdown("Markdown (escaped)", _safe)
PANDOC = _markdown("pandoc Markdown", _for_pandoc, _pandoc_start, notes=True, marks=_PANDOC_RICH)
OBSIDIAN = _markdown("Obsidian", _for_obsidian, notes=True)

_OWN_NOTES = Outline("md", lambda level, title: f"{'#' * level} {title}", _table)
_ENDNOTES = structs.replace(_OWN_NOTES, endnotes=True)
MARKDOWN_PAGE = structs.replace(
    MARKDOWN,
    mark=lambda number, _: f"[{superscript(number)}](#note-{number})",
    note=lambda number, text: f"{number}. {_anchor(f'note-{number}')}{text}",
    cite=lambda number, shown: f"[{shown}](#source-{number})",
    entry=lambda number, shown: f"{_anchor(f'source-{number}')}{shown}",
    outline=_ENDNOTES,
)
MARKDOWN_SAFE_PAGE = structs.replace(MARKDOWN_SAFE, outline=_ENDNOTES)
PANDOC_PAGE = structs.replace(PANDOC, outline=_OWN_NOTES)
OBSIDIAN_PAGE = structs.replace(OBSIDIAN, outline=_OWN_NOTES)
