"""Ids and names of files made out of words."""

import hashlib
import re
import unicodedata
from collections.abc import Container

from briefreader.base.normalise import for_matching
from briefreader.base.patterns import pattern

SHORT, LONG = 40, 60  # characters: beside other words, and of what stands alone

_TOLD_BY_SLUG = pattern(rf"[\w .-]{{1,{LONG}}}")
_HASH = 6  # hexadecimal digits


def slug(words: str, longest: int = SHORT) -> str:
    """Small Latin letters, digits and dashes that recall the words, in any script; empty if nothing is left.

    For what is new, as `latin` may change.
    """
    return _dashed(latin(words), longest)


def latin(words: str) -> str:
    """Words in any script, in Latin letters. How is up to `anyascii`, whose tables may change."""
    plain = for_matching(words)  # which is often enough; loading the tables takes longer than all else
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(plain)
    return plain


def lasting_slug(words: str, longest: int | None = SHORT) -> str:
    """The same without any table: what is not Latin is left out, accents too.

    For names by which something is found again: what is stored, what is replayed, what documents mention.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return _dashed(plain, longest)


def led_by(word: str, stem: str) -> str:
    """A slug that begins with a letter: with a word before it where it does not, or the word alone."""
    return stem if stem[:1].isalpha() else f"{word}-{stem}".rstrip("-")


def distinct_id(word: str, name: str) -> str:
    """A slug for the name of a file, led by a word where it has no letter first; other names, other ids.

    Where the slug leaves something of the name out, a hash of the name is behind it.
    """
    told = slug(name, LONG)
    found = led_by(word, told)
    if told and _TOLD_BY_SLUG.fullmatch(name):
        return found
    hashed = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
    return f"{found[: LONG - _HASH - 1]}-{hashed[:_HASH]}"


def unused(stem: str, taken: Container[str]) -> str:
    """An id that nothing has: the stem, or with `-2`, `-3` … behind it."""
    number, item = 1, stem
    while item in taken:
        number += 1
        item = f"{stem}-{number}"
    return item


def _dashed(plain: str, longest: int | None) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:longest].strip("-")
