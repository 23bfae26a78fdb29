"""Titles in sentence case, as some styles want them, with proper nouns kept.

What is a proper noun is read from the brief itself: the names in it, and words with a capital in the middle
of a sentence. A word that the brief also writes in lower case is none, unless it stands in a name
(`Korean War`) that the title holds as a whole. States, months and days are known. Any other word that is
lowered is a guess, unless the brief or its ending shows that it is an ordinary one.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from msgspec import Struct

from briefreader.base.dates import MONTHS, WEEKDAYS
from briefreader.base.patterns import pattern
from briefreader.base.states import states
from briefreader.brief.model.brief import Brief, several
from briefreader.cite.title_words import LONG_WORD, PREPOSITIONS, SMALL_WORDS, WORD, TitleWord, bare, words_of

_SENTENCE_END = pattern(r"[.:?!…]['’”\"]*\s+|\n|^\W*|[“\"]")
_ALWAYS = pattern(r"I(?:['’]|$)")
_LABELS = pattern(r"(?:Plan|Type|Vitamin|Hepatitis|Group|Appendix|Class|Grade|Team|Exhibit|Schedule|Part)$")
_BEFORE_NAMES = frozenset(
    ("St", "Mt", "Dr", "Mr", "Mrs", "Ms", "Gov", "Sen", "Rep", "Gen", "Col", "Ft", "Prof")
)
_COMMON_ENDING = pattern(
    r".+(?:ing|ed|tion|sion|ment|ness|ity|ism|ful|less|ous|ly|ive|able|ible|ance|ence|ship|hood|ies|ts|ds|"
    r"ks|ps|ys|ers|ors|ains|eals|ells|ires|ates|ages|ises|izes)$"
)
_COMMON = frozenset(
    """about above actor after again against ahead air all almost alone along already also always amid
    among and any are army around art artist ask away back bad ballot bank beach before begin behind
    best better between beyond big bill black blast board body bomb bond book border both boy break
    bridge bring budget business but buy call camp campaign can cancer candidate capital car case
    cause century chance change charge chief child children choice church citizen city claim clash
    clean clear climate clinic close coach coast cold college come company control cost could
    council country coup court crash crime crisis critic crop dam dark data day dead deal death
    debate debt decade deep defense degree demand despite did die different dispute doctor does
    dollar door down draft dream drive drone drought drug during each early earth east economy edge
    eight election end energy enough even ever every face fact factory fail fall false family far
    farm fast father fear few field fight film final find fire first five flood food for force
    foreign forest four free fresh friend from front fuel full fund future game gas gate get gift
    girl give glacier global go goal good governor great green ground group grow gun had half hand
    hard harvest has have he head health hear heart heat help her here hero high him his history hit
    hold home hope hospital hot hour house how human hundred hurricane ice idea image in into is
    island issue it its job join journalist judge jury keep key kill kind king know lake land
    language last late law lawsuit lawyer lead leader league learn leave left less let letter life
    light like line list little live loan local long look lose loss love low made major make man
    many map market mass match may mayor me meal medal media meet member men might military million
    mind mine minister miss missile money month moon more most mother mountain move movie much
    murder museum music must my name nation navy near need never new news next night nine no north
    not nothing novel now nuclear number nurse ocean of off office official oil old on once one only
    open or order other our out outbreak over own page pandemic paper parent park party past path
    patient pay peace people person phone picture place plan plane plant play player plot poem point
    police policy political poor port power practice premier president press price prime prince
    prison prisoner probe problem profit program promise proof protest public push quake queen
    question quick race rain raise rate reach read real rebel record red reform regime region rent
    report reporter rescue rest return rich right rise risk river road rock rocket role room rule
    run safe sale same sanction save say scandal scene school science sea search season second
    secret security see sell senator send service set seven sex shake share she shift ship shock
    shoot short shortage should show side sign since singer site six size sky slave sleep slow small
    smoke snow so social soldier solution some son song soon source south space spread spring spy
    staff star start state station stay steel step still stock stop storm story street strike strong
    student study such sue summer sun supply support sure surge survivor system take talk tank
    target tariff task tax teacher team teen tell ten terror test than that the their them then
    there these they thing think third this those though thousand threat three through tide time tip
    to today together too top tour tourist tower town toy trade train trap treaty trial tribe trip
    troop trouble truce truck true trust truth try tunnel turn two under union university until up
    us use vaccine valley verdict victim victory video view village virus visit visitor vote voter
    wage wait walk wall want war warning warrior was watch water wave way we weapon weather wedding
    week well west what wheat when where which while white who whole why wife wild wildfire will win
    wind winter with without witness wolf woman women word work worker world worse worst would wound
    write wrong year yes yet you young your youth zone""".split()  # noqa: SIM905
)

# What English titles name most beside states, months and days.
_MORE_NAMES = """
    Africa|African|Africans|America|Americans|Antarctica|Arab|Arabs|Arctic|Asia|Asian|Buddhist|
    Catholic|Catholics|Christian|Christians|Christmas|Easter|Europe|Europeans|God|Hindu|Islam|
    Islamic|Jew|Jewish|Jews|Kurdish|Latin|Mars|Mediterranean|Middle East|Muslim|Muslims|Nazi|
    Nazis|Pacific|Atlantic|Protestant|Ramadan|Russians|Israelis|Ukrainians|Germans|Iranians|
    Palestinians|White House|World War|Wall Street|Facebook|Google|Twitter|Wikipedia|Alabama|
    Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|
    Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|
    Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|
    New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|
    South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|
    Wyoming
"""

_ENOUGH = 5_000  # texts of a brief to learn from
_LONGEST = 10  # words in a name

_Name = tuple[str, ...]


class Recased(Struct, frozen=True):
    """A title, and those of its words that were lowered although they may be names."""

    title: str
    guesses: tuple[str, ...] = ()


class ProperNouns:
    """The names and capitalised words of one brief, as far as a title has them."""

    def __init__(self, brief: Brief, title: str) -> None:
        self._names: set[_Name] = set()
        self._capitalised: set[str] = set()
        self._lower: set[str] = set()
        for name in _names(brief):
            self._names.update(tuple(map(bare, WORD.findall(part))) for part in name.split(","))
        for person in (speaker for speaker in brief.speakers if speaker.type == "person"):
            self._capitalised.update(map(bare, WORD.findall(person.name)))
        capitals = (word.bare.lower() for word in words_of(title) if word.text[0].isupper())
        sought = frozenset(capitals) - SMALL_WORDS
        for text in islice(_texts(brief), _ENOUGH):
            lower = text.lower()
            if any(word in lower for word in sought):  # finding out costs less than learning
                self._learn_text(text)

    def in_sentence_case(self, title: str) -> Recased:
        """The title with capitals only where a sentence has them.

        A sentence of it that has them there already stays as it is, but for its first letter.
        """
        words = words_of(title)
        shouted = _is_shouted(words)
        kept = self._in_names([self._known(word.bare) if shouted else word.bare for word in words])
        made: list[str] = []
        guesses: list[str] = []
        for sentence in _sentences(words):
            headline = shouted or _is_headline(sentence)
            for word in sentence:
                shown = self._known(word.text) if shouted else word.text
                keeps = self._is_name(shown) if shouted else self._is_capital(word, words)
                if headline and not keeps and word.number not in kept:
                    lowered = _lower(shown)
                    if not word.starts and lowered != word.text and self._may_be_a_name(word):
                        guesses.append(word.bare.capitalize() if shouted else word.bare)
                    shown = lowered
                made += word.before, _raised(shown) if word.starts and not word.fixed else shown
        end = words[-1].after if words else title
        return Recased("".join(made) + end, tuple(dict.fromkeys(guesses)))

    def _in_names(self, words: list[str]) -> set[int]:
        """The numbers of the words that stand in a name the title holds as a whole."""
        known = self._names | _known_names()
        return {
            number
            for start in range(len(words))
            for length in range(1, _LONGEST + 1)
            if tuple(words[start : start + length]) in known
            for number in range(start, start + length)
        }

    def _is_capital(self, word: TitleWord, words: list[TitleWord]) -> bool:
        if word.fixed or word.dotted or _ALWAYS.match(word.text):
            return True
        if any(letter.isupper() for letter in word.bare[1:]):
            return True
        if _in_a_chain(word, words):
            return True
        before = words[word.number - 1].bare if word.number else ""
        if len(word.bare) == 1 and word.bare.isupper():
            return word.bare != "A" or word.number == len(words) - 1 or bool(_LABELS.match(before))
        if before in _BEFORE_NAMES and word.before.strip() in ("", "."):
            return True
        if word.bare in _BEFORE_NAMES and word.number + 1 < len(words):
            return words[word.number + 1].before.startswith(".")
        return self._is_name(word.bare)

    def _is_name(self, word: str) -> bool:
        return word in self._capitalised and word.lower() not in self._lower

    def _may_be_a_name(self, word: TitleWord) -> bool:
        lower = word.bare.lower()
        return not (
            lower in self._lower
            or lower in SMALL_WORDS
            or lower in _COMMON
            or lower.removesuffix("s") in _COMMON
            or _COMMON_ENDING.match(lower)
            or lower.isdecimal()
        )

    def _known(self, word: str) -> str:
        """A word of a title in capitals as the brief writes it, if it does."""
        return next((one for one in (word.capitalize(), word) if self._is_name(one)), word.capitalize())

    def _learn_text(self, text: str) -> None:
        starts = {found.end() for found in _SENTENCE_END.finditer(text)}
        run: list[str] = []
        end = -1
        for found in WORD.finditer(text):
            word = bare(found[0])
            if not word[0].isupper() or text[end : found.start()] not in (" ", "-"):
                self._learn_run(run)
                run = []
            end = found.end()
            if not word[0].isupper():
                self._lower.add(word)
            else:
                if found.start() not in starts:
                    self._capitalised.add(word)
                run.append(word)
        self._learn_run(run)

    def _learn_run(self, run: list[str]) -> None:
        """Several capitalised words in a row are a name; the first may only begin a sentence."""
        self._names.update(tuple(run[start:]) for start in (0, 1) if len(run) - start > 1)


class _Same:
    """A brief, equal only to itself: hashing a large one by its values would take long."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    def __hash__(self) -> int:
        return id(self.brief)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.brief is self.brief


@lru_cache(maxsize=1)
def _proper_nouns(same: _Same, title: str) -> ProperNouns:
    return ProperNouns(same.brief, title)


def sentence_case(title: str, brief: Brief) -> Recased:
    """An English title as a sentence, as far as the brief tells its proper nouns."""
    return _proper_nouns(_Same(brief), title).in_sentence_case(title)


@cache
def _known_names() -> frozenset[_Name]:
    named = (name for state, adjectives, capitals in states() for name in (state, *adjectives, *capitals))
    months = (month for month in MONTHS if month not in ("March", "May"))
    more = _MORE_NAMES.replace("\n", "").split("|")
    return frozenset(tuple(WORD.findall(name)) for name in (*named, *months, *WEEKDAYS, *more))


def _in_a_chain(word: TitleWord, words: list[TitleWord]) -> bool:
    """Whether it is joined by hyphens to a letter in the middle: `Ser-B-Vac`."""
    for at in (word.number - 1, word.number, word.number + 1):
        inside = 0 < at < len(words) - 1 and words[at].before == words[at + 1].before == "-"
        if inside and len(words[at].bare) == 1 and words[at].bare.isupper():
            return True
    return False


def _is_shouted(words: list[TitleWord]) -> bool:
    """Whether a title of some words is all in capitals."""
    return len(words) > 2 and all(word.text.isupper() or not word.text.isalpha() for word in words)


def _sentences(words: list[TitleWord]) -> Iterator[list[TitleWord]]:
    sentence: list[TitleWord] = []
    for word in words:
        if word.starts and sentence:
            yield sentence
            sentence = []
        sentence.append(word)
    yield sentence


def _is_headline(sentence: list[TitleWord]) -> bool:
    """Whether its words begin with capitals, as far as headlines want them to.

    A headline has no longer word in lower case but prepositions.
    """
    others = [word.bare for word in sentence if not word.starts and word.bare[0].isalpha()]
    told = [word for word in others if word[0].isupper() or word not in PREPOSITIONS]
    longer = [word for word in told if len(word) >= LONG_WORD]
    if longer:
        return all(word[0].isupper() or not word.islower() for word in longer)
    shorter = [word for word in told if len(word) > 1 and word.lower() not in SMALL_WORDS]
    return bool(shorter) and 2 * sum(word[0].isupper() for word in shorter) >= len(shorter)


def _lower(word: str) -> str:
    return word.replace("İ", "i").lower()


def _raised(word: str) -> str:
    return word if any(letter.isupper() for letter in word) else f"{word[:1].upper()}{word[1:]}"


def _names(brief: Brief) -> Iterator[str]:
    yield from brief.parties.values()
    csl = brief.source.csl
    yield from filter(None, (csl.container_title, csl.publisher, csl.publisher_place))
    for author in csl.author:
        yield from filter(
            None, (author.family, author.literal, f"{author.given or ''} {author.family or ''}")
        )
    for speaker in brief.speakers:
        if speaker.type != "none":
            yield speaker.name
            yield from speaker.aliases
        yield from filter(None, (speaker.affiliation, speaker.place))


def _texts(brief: Brief) -> Iterator[str]:
    yield from several(brief.summary)
    yield from (key_point.text for key_point in brief.key_points)
    yield from (gap.text for gap in brief.gaps)
    yield from (event.text for event in brief.history)
    for claim in brief.claims:
        yield claim.text
        yield from (position.evidence_note or "" for position in claim.positions)
    for speaker in brief.speakers:
        yield speaker.role or ""
    for quote in brief.quotes:
        yield quote.content or ""
        yield quote.attribution or ""
        yield from (span.exact for span in quote.spans)
    yield from _paragraphs(brief)


def _paragraphs(brief: Brief) -> Iterable[str]:
    """The source's own words; a headline's capitals say nothing."""
    return (paragraph.text or "" for paragraph in brief.text if paragraph.role != "headline")
