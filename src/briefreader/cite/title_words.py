"""The words of a title, and where its sentences begin."""

import re

from msgspec import Struct

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONG_WORD = 4  # letters

# Articles, conjunctions and prepositions, which no headline capitalises for their own sake.
SMALL_WORDS = frozenset(
    """a an and as at but by d de del en et for from in into la le nor of off on onto or out over per
    so than the to up upon v via vs with yet""".split()  # noqa: SIM905
)

PREPOSITIONS = frozenset(
    """about above across after against along amid among around before behind below beneath beside between
    beyond down during except from inside into like near onto over since than that through throughout
    toward towards under underneath until unto upon versus when with within without""".split()  # noqa: SIM905
)

_ENDS = re.compile(r"[.:?!…]+['’”\"»)\]]*\s+[‘’“\"'«(\[]*$|\s?—\s?$")
_ABBREVIATED = frozenset(
    """St Mt Dr Mr Mrs Ms Gov Sen Rep Gen Col Ft Prof Jr Sr No Nos Vol v vs Inc Ltd Co Corp Capt Lt Sgt
    Rev Hon Fr Sra etc al Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec""".split()  # noqa: SIM905
)
_POSSESSIVE = re.compile(r"['’]s?$")


class TitleWord(Struct, frozen=True):
    """A word with what stands before it; of the last one also `after` it.

    `starts`: a sentence begins with it. `dotted`: it is a part of `U.S.` or `Ph.D.`. `fixed`: its letters are
    to stay as they are.
    """

    number: int
    text: str
    before: str
    after: str
    starts: bool
    dotted: bool
    fixed: bool

    @property
    def bare(self) -> str:
        """Without the ending of a possessive."""
        return bare(self.text)


def bare(word: str) -> str:
    """A word without the ending of a possessive."""
    return _POSSESSIVE.sub("", word) or word


def words_of(title: str, kept: tuple[str, ...] = ()) -> list[TitleWord]:
    """All words in their order; together with what is before and after them they are the title."""
    found = list(WORD.finditer(title))
    words: list[TitleWord] = []
    end = 0
    for number, word in enumerate(found):
        before = title[end : word.start()]
        end = word.end()
        follows = found[number + 1] if number + 1 < len(found) else None
        gap = title[end : follows.start()] if follows else title[end:]
        dotted = (
            (gap == "." and follows is not None) or before == "." or (len(word[0]) == 1 and gap[:1] == ".")
        )
        after = "" if follows else gap
        starts = number == 0 or _begins(words[-1], before)
        words.append(TitleWord(number, word[0], before, after, starts, dotted, word[0] in kept))
    return words


def _begins(previous: TitleWord, before: str) -> bool:
    if not _ENDS.search(before):
        return False
    is_stop = before.lstrip("’”'\")").startswith(".") and not before.startswith("..")
    return not (is_stop and (previous.bare in _ABBREVIATED or previous.dotted))
