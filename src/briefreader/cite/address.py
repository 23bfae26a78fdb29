"""Addresses of the web: checked, and led on to the very words.

Words are named by a text fragment (https://wicg.github.io/scroll-to-text-fragment/).
"""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from briefreader.base.patterns import pattern

_DOI = pattern(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


@lru_cache(maxsize=64)  # each is asked for several times, one source after the other
def web_address(url: str | None) -> str | None:
    """The address, percent-encoded where it must be, if it is one of the web; else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(parts.geturl(), safe=":/?#[]@!$&'()*+,;=%~", errors="surrogatepass")


def doi_of(text: str) -> str:
    """The DOI in a text that holds one, as it is or with an address before it; else empty."""
    found = _DOI.fullmatch(text) if "10." in text else None
    return quote(found[1], safe=":/()._-;<>+*", errors="surrogatepass") if found else ""


def fragment_term(words: str) -> str:
    """Words as one term of a text fragment."""
    return quote(words, safe="", errors="surrogatepass").replace("-", "%2D")


_FROM_WORD_TO_WORD = pattern(r"\w(?:.*\w)?", re.DOTALL)
_FRAGMENT = ":~:text="
_WHOLE = 15  # words; below this a text fragment holds them all


def at_words(address: str, words: str) -> str:
    """The address with a text fragment that leads to the words; they must be the source's own."""
    parts = words.split()
    if len(parts) < _WHOLE:
        terms = [words]
    else:
        share = len(parts) // 5
        terms = [" ".join(parts[: min(5, share)]), " ".join(parts[-min(5, share + 1) :])]
    edged = [found[0] for found in map(_FROM_WORD_TO_WORD.search, terms) if found]
    if not edged:
        return address
    mark = "" if "#" in address else "#"
    return f"{address}{mark}{_FRAGMENT}{','.join(map(fragment_term, edged))}"


def leads_to_words(address: str) -> bool:
    """Whether an address has a text fragment."""
    return _FRAGMENT in address


def page_address(address: str) -> str:
    """The address without what leads on to words."""
    page, fragment, _ = address.partition(_FRAGMENT)
    return page.removesuffix("#") if fragment else address
