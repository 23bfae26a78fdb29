"""Names of people and organizations, in the orders and lengths that styles want."""

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from briefreader.base.patterns import pattern
from briefreader.brief.model.csl import CslName
from briefreader.cite.punctuation import one_line

_PARTS = pattern(r"[\s\-\u2010]+|(?<=\.)(?=[^\s\-\u2010])")
_SUFFIX = pattern(r"[JS]r\.?|I{2,3}|IV|VI{0,3}")
_CLOSE = ("-", "\u2010", "’", "'", "ʼ")  # how a particle ends that takes no space after it
_EAST_ASIAN = pattern(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff·・]+")


class Name(Struct, frozen=True, gc=False):
    """A person. An organization has a family name only.

    `particle` stays with the family name when that stands alone (`van den Berg`), `dropped` does not
    (`Alexis de Tocqueville`, `Tocqueville`).
    """

    family: str
    given: str = ""
    suffix: str = ""
    family_first: bool = False
    particle: str = ""
    dropped: str = ""

    @property
    def full(self) -> str:
        """The name as a byline prints it, initials apart: `J. K. Bell`, `李明`."""
        return self._in_order(self.given_apart)

    @property
    def full_without_stops(self) -> str:
        """The same with bare initials: `Anna R Bell`, `JK Bell`."""
        return self._in_order(_together(self.given))

    @property
    def short(self) -> str:
        """The family name as it stands in a text."""
        return _joined(self.particle, self.family)

    @property
    def inverted(self) -> str:
        """`Bell, Anna Rose`; `van den Berg, Pieter`; `李明`."""
        return self._listed(self.short, self.given_apart)

    @property
    def inverted_without_stops(self) -> str:
        """`Bell, Anna R`."""
        return self._listed(self.short, _together(self.given))

    @property
    def inverted_without_particle(self) -> str:
        """`Berg, Pieter van den`."""
        if self.is_east_asian:
            return self.full
        return _listed(self.family, _joined(self.given_apart, self.dropped, self.particle), self.suffix)

    @property
    def inverted_initials(self) -> str:
        """`Bell, A. R.`"""
        return self._listed(self.short, self.initials)

    @property
    def with_initials(self) -> str:
        """`A. R. Bell`; `J. de Arden`; the family name last whatever the byline has."""
        if self.is_east_asian:
            return f"{self.family}{self.given}"
        return _joined(self.initials, _joined(self.dropped, self.short), self.suffix)

    @property
    def initials(self) -> str:
        """The given names: `Sang-Hun` as `S.-H.`, `Jean Paul` and `J.P.` as `J. P.`."""
        return _initials(self.given)

    @property
    def bare_initials(self) -> str:
        """`SH`, `JP`, as British lawyers write them."""
        return re.sub(r"(?<=\b[^\W\d_]) (?=[^\W\d_]\b)", "", self.initials.replace(".", ""))

    @property
    def given_apart(self) -> str:
        """The given names, initials that were written together set apart, and with their stops: `J. K.`."""
        given = re.sub(r"(?<![^\W\d_'’.-])([A-Z])(?=\s|$)", r"\1.", self.given)
        return re.sub(r"\b([^\W\d_]\.)(?=[^\W\d_]\.?(?:$|[\s.\-]))", r"\1 ", given)

    @property
    def is_east_asian(self) -> bool:
        """Whether it is written in Chinese, Japanese or Korean letters, with the family name first."""
        return bool(self.given) and bool(_EAST_ASIAN.fullmatch(self.family + self.given))

    def _in_order(self, given: str) -> str:
        if self.is_east_asian:
            return f"{self.family}{self.given}"
        if self.family_first:
            return _joined(self.short, _joined(given, self.dropped), self.suffix)
        return _joined(given, _joined(self.dropped, self.short), self.suffix)

    def _listed(self, family: str, given: str) -> str:
        if self.is_east_asian:
            return f"{self.family}{self.given}"
        return _listed(family, _joined(given, self.dropped), self.suffix)


Names = tuple[Name, ...]


def names(given: Iterable[CslName], *, family_first: bool = False) -> Names:
    """Those that say something, cleaned."""
    return tuple(name for one in given if (name := _name(one, family_first)))


def _name(name: CslName, family_first: bool) -> Name | None:
    family, given = _text(name.family), _text(name.given)
    if not family:
        family, given = given or _text(name.literal), ""
    if not family:
        return None
    suffix = _text(name.suffix)
    if not suffix and _SUFFIX.fullmatch(given):
        given, suffix = "", given
    return Name(
        family,
        given,
        suffix,
        family_first or bool(name.static_ordering),
        _text(name.non_dropping_particle),
        _text(name.dropping_particle),
    )


def _text(value: str | None) -> str:
    return one_line(value).strip() if value else ""


def _initials(given: str) -> str:
    made = ""
    end = 0
    for found in re.finditer(r"[^\s\-\u2010.]+\.?|[\-\u2010]", given):
        part = found[0]
        if part in "-\u2010":
            end = found.end()
            made += "-"
            continue
        letter = part[0]
        initial = f"{letter}." if letter.isupper() or unicodedata.category(letter) == "Lt" else part
        apart = "" if not made or made.endswith("-") else " "
        made += f"{apart}{initial}"
        end = found.end()
    return made + given[end:].strip(" .")


def _together(given: str) -> str:
    """Given names without the stops of initials, neighbours together: `JK`, `Anna R`."""
    apart = re.sub(r"\b([^\W\d_])\.\s*(?=[^\W\d_]\.)", r"\1", given)
    return re.sub(r"\b([^\W\d_]+)\.", r"\1", apart)


def _joined(*parts: str) -> str:
    present = [part for part in parts if part]
    return "".join(part if part.endswith(_CLOSE) else f"{part} " for part in present).strip()


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))
