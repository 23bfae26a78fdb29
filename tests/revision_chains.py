"""Invented briefs in several revisions, with all that was changed from one to the next.

Each change is made to an item of its own, so that it can be looked for by itself.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

Tree = dict[str, Any]

_NAMES = ("Maren Tolliver", "Osk Veldane", "Priya Quill", "Tam Ardley", "Ines Corvo", "Jorun Haske")
_NOUNS = """gates harbour ministry bridge village turbine reservoir convoy granary lighthouse railway orchard
market tunnel foundry ferry quarry depot archive council ledger embankment causeway warehouse chapel
mill school pipeline vineyard barracks museum canal runway observatory greenhouse workshop theatre
tannery signal cellar""".split()  # noqa: SIM905
_VERBS = """opened flooded inspected repaired abandoned guarded measured emptied photographed closed restored
sold surveyed covered rebuilt weighed painted drained searched leased moved cleared numbered heated""".split()  # noqa: SIM905
_WHEN = """yesterday midnight sunrise Monday Thursday harvest carnival winter drought curfew elections exams
Easter autumn inventory maintenance""".split()  # noqa: SIM905
_STANCES = ("asserts", "denies", "doubts", "qualifies", "confirms")
_EVIDENCE = ("photographic", "document", "witness", "none-offered", "not-stated")


class Planned(NamedTuple):
    """What is to be told of an item: its ids before and after, what differs in it, and how it is known."""

    kind: str
    fate: str
    old: str | None
    new: str | None
    aspects: frozenset[str] = frozenset()
    joined: str = "id"


class Chain(NamedTuple):
    """The revisions, and what was planned from each to the next."""

    revisions: tuple[Tree, ...]
    plans: tuple[frozenset[Planned], ...]


def chain(seed: int, length: int = 3) -> Chain:
    """A chain of revisions; the same for the same seed."""
    invented = _Invented(seed)
    revisions, plans = [invented.brief()], []
    for number in range(2, length + 1):
        tree, plan = invented.next(revisions[-1], number)
        revisions.append(tree)
        plans.append(plan)
    return Chain(tuple(revisions), tuple(plans))


class _Invented:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._sentences = self._all_sentences()
        self._ids = iter(range(100, 10_000))
        self.free: dict[str, list[str]] = {}  # ids of items that nothing has been done to in this revision

    def _all_sentences(self) -> Iterator[str]:
        """Sentences that are not alike: of their four words that differ, two have two in common at most."""
        made: list[set[str]] = []
        while True:
            one, two = self.random.sample(_NOUNS, 2)
            verb, when = self.random.choice(_VERBS), self.random.choice(_WHEN)
            words = {one, two, verb, when}
            if all(len(words & other) < 2 for other in made):
                made.append(words)
                yield f"They {verb} the {one} and the {two} before {when}"

    def sentence(self) -> str:
        return next(self._sentences)

    def id(self, letter: str) -> str:
        return f"{letter}{next(self._ids)}"

    def brief(self) -> Tree:
        speakers = [
            {"id": f"s{number}", "name": name, "type": "person", "party": f"side-{number % 3}"}
            for number, name in enumerate(_NAMES)
        ]
        quotes = [self.quote(self.id("q")) for _ in range(14)]
        resting = quotes[:6]
        claims = [
            {
                "id": self.id("c"),
                "text": self.sentence(),
                "status": "single-source",
                "positions": [
                    {
                        "stance": self.random.choice(_STANCES),
                        "by": quote["speaker"],
                        "quote": quote["id"],
                        "party": f"party-{place}",
                        "evidence": self.random.choice(_EVIDENCE),
                    }
                    for place, quote in enumerate(self.random.sample(resting, 2))
                ],
            }
            for _ in range(9)
        ]
        return {
            "brief": "1",
            "id": "invented",
            "title": "An invented brief",
            "revision": 1,
            "summary": "A summary that stays as it is.",
            "source": {"csl": {"id": "x", "type": "article-newspaper", "title": "An invented article"}},
            "speakers": speakers,
            "quotes": quotes,
            "claims": claims,
            "history": [self.event(self.id("e")) for _ in range(8)],
        }

    def quote(self, item_id: str) -> Tree:
        spans = [{"exact": self.sentence()}]
        speaker, para = f"s{self.random.randrange(len(_NAMES))}", self.random.randrange(1, 30)
        return {"id": item_id, "speaker": speaker, "para": para, "kind": "direct", "spans": spans}

    def event(self, item_id: str) -> Tree:
        year = self.random.randrange(1950, 2020)
        return {"id": item_id, "text": self.sentence(), "date": str(year), "date_text": f"in {year}"}

    def next(self, before: Tree, number: int) -> tuple[Tree, frozenset[Planned]]:
        """Another revision, with some changes of each kind."""
        tree = deepcopy(before)
        tree["revision"] = number
        named = {one.get("quote") for claim in tree["claims"] for one in claim["positions"]}
        self.free = {
            "quotes": [one["id"] for one in tree["quotes"] if one["id"] not in named],
            "named": [one["id"] for one in tree["quotes"] if one["id"] in named],
            "claims": [one["id"] for one in tree["claims"]],
            "history": [one["id"] for one in tree["history"]],
            "speakers": [one["id"] for one in tree["speakers"]],
            "citation": ["title", "date", "author", "correction"],
        }
        for free in self.free.values():
            self.random.shuffle(free)
        plan: set[Planned] = set()
        deeds = self.random.sample(_DEEDS, 12)
        cited: set[str] = set()
        for deed in deeds:
            for planned in deed(self, tree):
                if planned.kind == "citation":
                    cited |= planned.aspects
                else:
                    plan.add(planned)
        if cited:
            plan.add(Planned("citation", "changed", None, None, frozenset(cited)))
        return tree, frozenset(plan)

    def take(self, tree: Tree, kind: str) -> Tree | None:
        """An item that nothing has been done to; None if there is none."""
        if not self.free[kind]:
            return None
        item_id = self.free[kind].pop()
        items = tree["quotes" if kind == "named" else kind]
        found: Tree = next(one for one in items if one["id"] == item_id)
        return found


Deed = Callable[[_Invented, Tree], tuple[Planned, ...]]


def _changed(kind: str, item: Tree, *aspects: str) -> Planned:
    return Planned(kind, "changed", item["id"], item["id"], frozenset(aspects))


def _other(values: tuple[str, ...], value: str, random: Random) -> str:
    return random.choice([one for one in values if one != value])


def _add_quote(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    quote = made.quote(made.id("q"))
    tree["quotes"].insert(made.random.randrange(len(tree["quotes"])), quote)
    return (Planned("quote", "added", None, quote["id"]),)


def _of_quote(change: Callable[[_Invented, Tree], tuple[str, ...]], joined: str = "id") -> Deed:
    """A change to a quote that no claim rests on; it gives what differs then."""

    def deed(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
        quote = made.take(tree, "quotes")
        if quote is None:
            return ()
        before = quote["id"]
        aspects = change(made, quote)
        return (Planned("quote", "changed", before, quote["id"], frozenset(aspects), joined),)

    return deed


def _words(made: _Invented, quote: Tree) -> tuple[str, ...]:
    words = quote["spans"][0]["exact"].split(" ")
    words[made.random.randrange(len(words))] = made.id("number")
    quote["spans"] = [{"exact": " ".join(words)}]
    return ("words",)


def _negated(_: _Invented, quote: Tree) -> tuple[str, ...]:
    first, *words = quote["spans"][0]["exact"].split(" ")
    turned = words[1:] if words[0] == "not" else ["not", *words]
    quote["spans"] = [{"exact": " ".join((first, *turned))}]
    return ("words",)


def _marks(made: _Invented, quote: Tree) -> tuple[str, ...]:
    said = quote["spans"][0]["exact"]
    others = (
        said.replace(" and", ", and"),
        f"{said}.",
        said.replace(" and", "  and"),
        said.replace(" the ", " ‘the’ "),
    )
    quote["spans"] = [{"exact": made.random.choice([one for one in others if one != said])}]
    return ("marks",)


def _speaker(made: _Invented, quote: Tree) -> tuple[str, ...]:
    quote["speaker"] = _other(tuple(f"s{n}" for n in range(len(_NAMES))), quote["speaker"], made.random)
    return ("speaker",)


def _para(_: _Invented, quote: Tree) -> tuple[str, ...]:
    quote["para"] += 3
    return ("paragraph",)


def _hedge(made: _Invented, quote: Tree) -> tuple[str, ...]:
    quote["hedge"] = {"words": f"perhaps {made.random.random()}"}
    return ("field",)


def _cut(_: _Invented, quote: Tree) -> tuple[str, ...]:
    words = quote["spans"][0]["exact"].split(" ")
    quote["spans"] = [{"exact": " ".join(words[: len(words) // 2 + 1])}]
    return ("words",)


def _renamed(
    *changes: Callable[[_Invented, Tree], tuple[str, ...]],
) -> Callable[[_Invented, Tree], tuple[str, ...]]:
    def change(made: _Invented, quote: Tree) -> tuple[str, ...]:
        quote["id"] = made.id("q")
        return ("id", *(aspect for one in changes for aspect in one(made, quote)))

    return change


def _rename_named(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    """Another id, and whatever names the quote follows."""
    quote = made.take(tree, "named")
    if quote is None:
        return ()
    before, quote["id"] = quote["id"], made.id("q")
    for position in (one for claim in tree["claims"] for one in claim["positions"]):
        if position.get("quote") == before:
            position["quote"] = quote["id"]
    return (Planned("quote", "changed", before, quote["id"], frozenset({"id"}), "words"),)


def _give_id_on(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    """The id stands for another quote."""
    quote = made.take(tree, "quotes")
    if quote is None:
        return ()
    item_id = quote["id"]
    quote.update(made.quote(item_id))
    return Planned("quote", "gone", item_id, None), Planned("quote", "added", None, item_id)


def _shift_ids(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    """The ids of two quotes change places."""
    one, other = made.take(tree, "quotes"), made.take(tree, "quotes")
    if one is None or other is None:
        return ()
    one["id"], other["id"] = other["id"], one["id"]
    first, second = one["id"], other["id"]
    id_alone = frozenset({"id"})
    return (
        Planned("quote", "changed", first, second, id_alone, "words"),
        Planned("quote", "changed", second, first, id_alone, "words"),
    )


def _drop(kind: str, items: str) -> Deed:
    def deed(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
        item = made.take(tree, items)
        if item is None:
            return ()
        tree[items].remove(item)
        return (Planned(kind, "gone", item["id"], None),)

    return deed


def _of_position(aspect: str, change: Callable[[_Invented, Tree], None]) -> Deed:
    """A change to the first position of a claim; one without a quote has no sign but its party."""

    def deed(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
        claim = made.take(tree, "claims")
        if claim is None or "quote" not in claim["positions"][0]:
            return ()
        change(made, claim["positions"][0])
        return (_changed("claim", claim, aspect),)

    return deed


def _stance(made: _Invented, position: Tree) -> None:
    position["stance"] = _other(_STANCES, position["stance"], made.random)


def _evidence(made: _Invented, position: Tree) -> None:
    position["evidence"] = _other(_EVIDENCE, position["evidence"], made.random)


def _party(made: _Invented, position: Tree) -> None:
    position["party"] = made.id("party-")


def _of_claim(aspect: str, change: Callable[[_Invented, Tree], None]) -> Deed:
    def deed(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
        claim = made.take(tree, "claims")
        if claim is None:
            return ()
        change(made, claim)
        return (_changed("claim", claim, aspect),)

    return deed


def _reword(made: _Invented, item: Tree) -> None:
    item["text"] = f"{item['text']} {made.random.choice(('again', 'twice', 'openly'))}"


def _punctuate(_: _Invented, item: Tree) -> None:
    item["text"] = item["text"].rstrip(".") if item["text"].endswith(".") else f"{item['text']}."


def _status(made: _Invented, claim: Tree) -> None:
    claim["status"] = _other(
        ("uncontested", "unattributed", "resolved", "withdrawn"), claim["status"], made.random
    )


def _add_position(made: _Invented, claim: Tree) -> None:
    claim["positions"].append({"stance": "not-reported", "party": made.id("party-")})


def _drop_position(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    claim = made.take(tree, "claims")
    if claim is None or len(claim["positions"]) == 1:
        return ()
    claim["positions"].pop()
    return (_changed("claim", claim, "position"),)


def _add_event(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    event = made.event(made.id("e"))
    tree["history"].insert(0, event)
    return (Planned("event", "added", None, event["id"]),)


def _add_claim(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    positions = [
        {"stance": "not-reported", "party": "party-0"},
        {"stance": "not-reported", "party": "party-1"},
    ]
    claim: Tree = {
        "id": made.id("c"),
        "text": made.sentence(),
        "status": "single-source",
        "positions": positions,
    }
    tree["claims"].append(claim)
    return (Planned("claim", "added", None, claim["id"]),)


def _of_event(aspect: str, change: Callable[[_Invented, Tree], None]) -> Deed:
    def deed(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
        event = made.take(tree, "history")
        if event is None:
            return ()
        change(made, event)
        return (_changed("event", event, aspect),)

    return deed


def _date(_: _Invented, event: Tree) -> None:
    event["date"] = str(int(event["date"]) + 1)


def _date_text(made: _Invented, event: Tree) -> None:
    event["date_text"] = f"some {made.random.randrange(1000)} years ago"


def _role(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
    speaker = made.take(tree, "speakers")
    if speaker is None:
        return ()
    speaker["role"] = f"holder of office {made.random.random()}"
    return (_changed("speaker", speaker, "field"),)


def _of_citation(aspect: str, change: Callable[[_Invented, Tree], None]) -> Deed:
    def deed(made: _Invented, tree: Tree) -> tuple[Planned, ...]:
        change(made, tree["source"])
        return (Planned("citation", "changed", None, None, frozenset({aspect})),)

    return deed


def _title(made: _Invented, source: Tree) -> None:
    source["csl"]["title"] = made.sentence()


def _issued(made: _Invented, source: Tree) -> None:
    source["csl"]["issued"] = {"date-parts": [[int(made.id("")), 1, 2]]}


def _author(made: _Invented, source: Tree) -> None:
    source["csl"]["author"] = [{"family": made.id("Writer"), "given": "Ada"}]


def _correction(made: _Invented, source: Tree) -> None:
    source.setdefault("corrections", []).append({"text": made.sentence(), "date": "2020-02-01"})


_DEEDS: tuple[Deed, ...] = (
    _add_quote,
    _of_quote(_words),
    _of_quote(_negated),
    _of_quote(_marks),
    _of_quote(_speaker),
    _of_quote(_para),
    _of_quote(_hedge),
    _of_quote(_cut),
    _of_quote(_renamed(), "words"),
    _of_quote(_renamed(_speaker), "words"),
    _of_quote(_renamed(_marks), "words"),
    _of_quote(_renamed(_words), "guess"),
    _of_quote(_renamed(_negated), "guess"),
    _rename_named,
    _give_id_on,
    _shift_ids,
    _drop("quote", "quotes"),
    _add_claim,
    _drop("claim", "claims"),
    _of_claim("content", _reword),
    _of_claim("marks", _punctuate),
    _of_claim("status", _status),
    _of_claim("position", _add_position),
    _drop_position,
    _of_position("stance", _stance),
    _of_position("evidence", _evidence),
    _of_position("party", _party),
    _add_event,
    _drop("event", "history"),
    _of_event("content", _reword),
    _of_event("date", _date),
    _of_event("date-words", _date_text),
    _role,
    _of_citation("title", _title),
    _of_citation("date", _issued),
    _of_citation("author", _author),
    _of_citation("correction", _correction),
)
