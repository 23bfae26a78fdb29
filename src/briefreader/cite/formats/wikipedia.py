"""Wikitext: what could be a mark, a template or an address as an entity."""

from collections.abc import Sequence
from urllib.parse import quote

from briefreader.base.patterns import pattern
from briefreader.cite.formats.pieces import GAP, Format, Hyperlink
from briefreader.cite.punctuation import one_line

_SPECIAL = pattern(rf"[&<>{{}}\[\]|'~=_\"#*]|:(?={GAP}\S)")
_START = pattern(r"[:; -]")


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def _text(value: str) -> str:
    return _SPECIAL.sub(lambda found: _entity(found[0]), one_line(value))


def _start(line: str) -> str:
    """A line that begins no list, no rule and no fixed width."""
    return f"{_entity(line[0])}{line[1:]}" if _START.match(line) else line


def _address(address: str) -> str:
    return quote(address, safe="%:/?#@!$&()+,;=~").replace("&", "&amp;")


def _link(link: Hyperlink) -> str:
    return f"[{_address(link.address)} {_text(link.text or link.address)}]"


def _quotation(paragraphs: Sequence[str], _cite: str | None) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<blockquote>{body}</blockquote>"


WIKIPEDIA = Format(
    label="Wikipedia",
    text=_text,
    italic=lambda name: f"''{_text(name)}''",
    link=_link,
    quotation=_quotation,
    start=_start,
    address=_address,
    mark=lambda _, text: f"<ref>{text}</ref>",
    marks={
        "b": "'''{}'''".format,
        "sup": "<sup>{}</sup>".format,
        "sub": "<sub>{}</sub>".format,
        "sc": '<span style="font-variant: small-caps">{}</span>'.format,
    },
    note=None,
)
