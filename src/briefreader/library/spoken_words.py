"""The words of a quote, as the printings of one quote are compared.

What is one word in two ways of writing is the same here: case and accents, `don't` and `do not`, `twelve` and
`12`. What changes the sense of a sentence is told apart: words that negate it, and numbers.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from briefreader.base.normalise import UNSPACED, for_search
from briefreader.wording.phrases import BETWEEN_SPANS

# Marks on letters, and the scripts whose vowel signs are no letters of their own.
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
_LETTER = rf"(?:[^\W_{UNSPACED}]|[{_MARKS}])"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)+|(?![\u3000-\u3004\u3008-\u3020\u3030])[{UNSPACED}]|{_LETTER}+(?:['’ʼ]{_LETTER}+)*"
)
_SINGLE = re.compile(f"[{UNSPACED}]")
_THOUSANDS = re.compile(r"(\d)[.,](?=\d{3}(?!\d))")
_ELIDED = re.compile(r"((?:[cdjlmnst]|qu)')(.+)")  # as French sets it before a vowel
_SENTENCE_END = re.compile(r"[.!?。！？।](?![.])")
_CLAUSE_END = re.compile(r"[,;:()–—，、；：]|\s-\s")
_LEFT_OUT = re.compile(r"…|\.\s?\.\s?\.")
SPAN_END = "|"
_LONG = 4  # letters
_OF_SINGLE, _OF_SHORT = 0.5, 0.4  # weights of a character of a script without spaces, and of a short word

_ENDINGS = {"'re": "are", "'m": "am", "'ve": "have", "'ll": "will"}
_IS = frozenset(("it", "he", "she", "that", "there", "here", "what", "who", "where"))
_SHORT = {"can't": ("can", "not"), "won't": ("will", "not"), "cannot": ("can", "not"), "let's": ("let", "us")}

_NEGATIONS: Mapping[str, str] = {
    "en": "not no never none nobody nothing neither nor without",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder",
    "fr": "ne n' pas jamais rien aucun aucune sans ni",
    "es": "no nunca jamás nada nadie ningún ninguno ninguna sin ni",
    "it": "non no mai niente nessuno nessuna senza né",
    "pt": "não nunca nada ninguém nenhum nenhuma sem nem",
    "nl": "niet geen nooit niemand niets zonder",
    "pl": "nie nigdy nikt nic bez ani",
    "ru": "не нет ни никогда никто ничего без",
    "uk": "не ні немає ніколи ніхто нічого без",
    "zh": "不 没 沒 無 无 未 非 别 別",
}
# What begins a clause of its own, where no mark does.
_CONJUNCTIONS: Mapping[str, str] = {
    "en": "and but or",
    "de": "und aber oder sondern",
    "fr": "et mais ou",
    "es": "y e pero o",
    "it": "e ed ma o",
    "pt": "e mas ou",
    "nl": "en maar of",
    "pl": "i a ale lub",
    "ru": "и а но или",
    "uk": "і та але або",
}
# From two on: the word for one is also an article, or a pronoun.
_NUMBERS: Mapping[str, str] = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
}
_TENS: Mapping[str, str] = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "pl": """dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt
    osiemdziesiąt dziewięćdziesiąt""",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "uk": "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
}


class Word(NamedTuple):
    """A word as it is compared and as it is printed, and what is printed before it.

    `printed` is empty for the second word of two that are printed as one.
    """

    text: str
    printed: str
    before: str

    @property
    def begins_sentence(self) -> bool:
        """Whether a sentence ends before it."""
        return _SENTENCE_END.search(_LEFT_OUT.sub(" ", self.before)) is not None

    @property
    def begins_clause(self) -> bool:
        """Whether a clause or a sentence ends before it, as far as marks tell."""
        return self.begins_sentence or _CLAUSE_END.search(self.before) is not None

    @property
    def is_after_gap(self) -> bool:
        """Whether words are told to be left out before it."""
        return _LEFT_OUT.search(self.before) is not None

    @property
    def is_in_brackets(self) -> bool:
        """Whether a bracket opens before it."""
        return "[" in self.before

    @property
    def begins_span(self) -> bool:
        """Whether the source interrupts the quote before it."""
        return SPAN_END in self.before


def compared(spans: Iterable[str], lang: str) -> tuple[str, ...]:
    """The words of a quote as they are compared."""
    parts = _parts_of(lang[:2])
    return tuple(chain.from_iterable([parts[one] for one in _WORD.findall(for_search("\n".join(spans)))]))


def spoken(spans: Sequence[str], lang: str) -> tuple[tuple[Word, ...], str]:
    """The same words with what is printed around them; and what is printed behind the last."""
    text = f" {SPAN_END} ".join(spans)
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        first, *others = _parts_of(lang[:2])[for_search(match[0])]
        found.append(Word(first, match[0], text[end : match.start()]))
        found += (Word(one, "", "") for one in others)
        end = match.end()
    return tuple(found), text[end:]


def printed(words: Sequence[Word]) -> str:
    """Some words as they are printed, with the marks between them; spans as between quotation marks."""
    text = "".join(f"{word.before if at else ''}{word.printed}" for at, word in enumerate(words))
    return text.replace(f" {SPAN_END} ", BETWEEN_SPANS) or " ".join(word.text for word in words)


class _Parts(dict[str, tuple[str, ...]]):
    """What a printed word counts as in a language, worked out when it is first met."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __missing__(self, piece: str) -> tuple[str, ...]:
        value = self[piece] = _parts(piece, self._lang)
        return value


@lru_cache(maxsize=16)
def _parts_of(lang: str) -> _Parts:
    return _Parts(lang)


def _parts(piece: str, lang: str) -> tuple[str, ...]:
    if piece in _SHORT:
        return _SHORT[piece]
    if piece[0].isdigit():
        return (_THOUSANDS.sub(r"\1", piece),)
    if "'" in piece and lang == "en":
        stem, mark, _ = piece.partition("'")
        ending = piece[len(stem) :]
        if piece.endswith("n't"):
            return (piece[:-3], "not")
        if ending in _ENDINGS:
            return (stem, _ENDINGS[ending])
        if ending == f"{mark}s" and stem in _IS:
            return (stem, "is")
    elif "'" in piece and (elided := _ELIDED.fullmatch(piece)):
        return (elided[1], elided[2])
    number = _numbers(lang).get(piece)
    return (str(number) if number else piece,)


@lru_cache
def _numbers(lang: str) -> dict[str, int]:
    words, tens = (for_search(of.get(lang, "")).split() for of in (_NUMBERS, _TENS))
    known = {word: number for number, word in enumerate(words, 2)}
    return known | {word: 10 * number for number, word in enumerate(tens, 2)}


@lru_cache
def negations(lang: str) -> frozenset[str]:
    """The words that negate a sentence in a language, as they are compared."""
    return frozenset(for_search(_NEGATIONS.get(lang[:2], _NEGATIONS["en"])).split())


@lru_cache
def conjunctions(lang: str) -> frozenset[str]:
    """The words that begin a clause in a language, as they are compared."""
    return frozenset(for_search(_CONJUNCTIONS.get(lang[:2], "")).split())


def is_number(word: str) -> bool:
    """Whether a word is a number, as words are compared."""
    return word[0].isdigit()


class _Weights(dict[str, float]):
    """How much a word tells, worked out when it is first met."""

    def __missing__(self, word: str) -> float:
        is_long = len(word) >= _LONG or is_number(word)
        value = self[word] = _OF_SINGLE if _SINGLE.fullmatch(word) else 1.0 if is_long else _OF_SHORT
        return value


_WEIGHTS = _Weights()


def weight(words: Iterable[str]) -> float:
    """How much words tell: long ones and numbers more than short ones, which are in any sentence."""
    return sum([_WEIGHTS[word] for word in words])


def tells(word: str) -> bool:
    """Whether a word is more than a short one."""
    return _WEIGHTS[word] > _OF_SHORT
