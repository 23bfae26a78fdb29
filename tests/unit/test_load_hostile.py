"""Whatever the bytes are, a brief or a refusal comes out; and the short way through JSON is no other way."""

import json
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefreader.base.text import shown
from briefreader.brief.model.brief import Brief
from briefreader.brief.reading import json_direct, json_tree
from briefreader.brief.reading.load import Loaded, load_bytes, locate
from briefreader.brief.reading.problem import BriefError

CSL = {
    "id": "dam",
    "type": "article-newspaper",
    "title": "It is “full”: really",
    "custom": {"family-first": True},
}
TREE: dict[str, Any] = {
    "brief": "1",
    "id": "dam",
    "title": "The dam",
    "source": {"csl": CSL, "missing": ["author"]},
    "summary": ["One.", ":Two"],
    "text": [
        {"n": 1, "text": '"It is full," said Ann: "Yes":'},
        {"role": "byline", "chars": 3, "sha256": "a" * 64},
    ],
    "key_points": [{"text": "Full", "cites": ["q", 1, "byline"]}, {"text": "Full"}],
    "speakers": [{"id": "ann", "name": "Ann", "type": "person", "party": ["town", "owners"]}],
    "quotes": [
        {
            "id": "q",
            "speaker": "ann",
            "para": 1,
            "kind": "direct",
            "spans": [{"exact": "It is full,", "occurrence": 1}],
            "when": {"text": "now", "resolved": "2024-10", "inferred": True},
        },
        {"id": "r", "speaker": ["ann"], "para": "byline", "kind": "indirect", "content": "No."},
    ],
    "claims": [
        {
            "id": "c",
            "text": "Full",
            "status": "contested",
            "positions": [
                {"stance": "asserts", "by": "ann", "quote": ["q"], "evidence": "witness"},
                {"stance": "not-reported", "party": "city"},
            ],
        }
    ],
    "history": [{"id": "e", "text": "Built", "date": "1973", "para": 1}],
    "gaps": [{"text": "Why?"}],
    "links": [{"from": "q", "to": "other#c", "rel": "supports"}],
    "provenance": {"made_by": "person"},
}

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(2**65), 2**65)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["p5", "caption", "Q", "a\n", "a" * 64 + "\n", "ann", "q", "", " ", '":', "direct", "\\", "1"]
    )
)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "spans", "para", 'x"']), inner, max_size=3)
    ),
    max_leaves=8,
)


def is_clean(message: str) -> bool:
    return shown(message, one_line=True) == message


def opened(data: bytes, name: str) -> Loaded | None:
    """What comes out; anything but a brief or a refusal fails the test."""
    try:
        loaded = load_bytes(data, name)
    except BriefError as error:
        assert error.what
        assert error.mend
        assert is_clean(str(error))
        return None
    for problem in loaded.problems:
        assert problem.line is None or problem.line >= 1
        assert problem.column is None or problem.column >= 1
        assert is_clean(problem.path + problem.what + problem.mend)
    return loaded


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every container of a tree with each of its keys."""
    keys: list[Any] = (
        list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    )
    return [(node, key) for key in keys] + [place for key in keys for place in places(node[key])]


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """The brief above with a few things changed, removed or added."""
    root: dict[str, Any] = json.loads(json.dumps(TREE))
    for _ in range(draw(st.integers(0, 3))):
        container, key = draw(st.sampled_from(places(root)))
        action = draw(st.sampled_from(["replace", "remove", "add", "twice"]))
        if action == "remove":
            del container[key]
        elif action == "replace":
            container[key] = draw(trees)
        elif isinstance(container, list):
            container.append(container[key] if action == "twice" else draw(trees))
        else:
            container[draw(st.sampled_from(["note", "kind", 'knid":', "n", "id", "text"]))] = draw(trees)
    return root


@given(st.binary(max_size=200), st.sampled_from(["a.yaml", "a.json", "a"]))
def test_random_bytes(data: bytes, name: str) -> None:
    opened(data, name)


@given(st.text(st.sampled_from("brief: 1\n- [{]}'\"&*!|>%@#?,~\t\\e"), max_size=80))
def test_random_yaml_signs(text: str) -> None:
    opened(text.encode(), "a.yaml")
    opened(f"brief: 1\n{text}".encode(), "a.yaml")


@given(trees, st.sampled_from(["a.yaml", "a.json"]))
def test_random_trees(node: Any, name: str) -> None:
    opened(json.dumps({"brief": "1", "quotes": node, "source": node, "claims": [node]}).encode(), name)


@given(mutated(), st.sampled_from(["a.yaml", "a.json"]))
def test_mutated_briefs(root: dict[str, Any], name: str) -> None:
    loaded = opened(json.dumps(root).encode(), name)
    if name == "a.json" and root.get("brief") == "1":
        assert loaded is not None


@given(st.data())
def test_damaged_bytes_of_a_brief(data: st.DataObject) -> None:
    whole = bytearray(json.dumps(TREE, indent=1).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole) - 1))
        whole[start : start + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    opened(bytes(whole), "a.json")
    opened(bytes(whole), "a.yaml")


@given(st.integers(0, len(json.dumps(TREE))))
def test_a_truncated_brief(length: int) -> None:
    data = json.dumps(TREE).encode()
    if length < len(data):
        assert opened(data[:length], "a.json") is None
        assert opened(data[:length], "a.yaml") is None


class TestTheShortWay:
    def long_way(self, data: bytes, monkeypatch: pytest.MonkeyPatch) -> Loaded | None:
        with monkeypatch.context() as patch:
            patch.setattr(json_direct, "decode", lambda data: None)
            return opened(data, "a.json")

    @pytest.fixture(params=[1, 2, 7, None], ids=lambda piece: f"pieces of {piece}" if piece else "one piece")
    def pieces(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file, and what is encoded again, is gone through in pieces of any size."""
        if request.param:
            monkeypatch.setattr(json_direct, "PIECE", request.param)
            monkeypatch.setattr(json_direct, "PARTS", request.param)

    @pytest.mark.usefixtures("pieces")
    @pytest.mark.parametrize("indent", [None, 2])
    def test_is_taken_by_a_faultless_brief(self, indent: int | None) -> None:
        assert isinstance(json_direct.decode(json.dumps(TREE, indent=indent).encode()), Brief)

    @given(root=mutated(), indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
    def test_gives_the_same_brief_as_the_long_one(
        self, root: dict[str, Any], indent: int | None, ascii_only: bool
    ) -> None:
        data = json.dumps(root, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "replace")
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert opened(data, "a.json") == self.long_way(data, monkeypatch)

    @pytest.mark.usefixtures("pieces")
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ('"title": "The dam"', '"title": "The dam", "title": "The dam"'),
            ('"title": "The dam"', '"title": "The dam", "titel": "\\u003a"'),
            ('"title": "The dam"', '"title" : "The dam", "x": 1'),
            ('"title": "The dam"', '"title": "\\u0022:", "x": 1'),
            ('":Two"', '"\\u003aTwo", "y"], "x": ["'),
            ('"inferred": true', '"inferred": true, "inferred": true'),
            ('"id": "q"', '"id": "q\\n"'),
            ('"id": "q"', '"id": "p1"'),
            ('"id": "q"', '"id": "ann"'),
            ('"occurrence": 1', '"occurrence": 0'),
            ('"party": ["town", "owners"]', '"note": "x"'),
            ('"title": "The dam"', '"title": ""'),
            ('"brief": "1"', '"brief": "1.5"'),
            ('"title": "The dam"', '"title" \n\t : "The dam", "x": 1'),
        ],
    )
    def test_is_not_taken_in_doubt(self, before: str, after: str) -> None:
        text = json.dumps(TREE, ensure_ascii=False)
        assert before in text
        assert json_direct.decode(text.replace(before, after, 1).encode()) is None

    def test_is_not_taken_by_deep_free_values(self) -> None:
        custom = {"family-first": [[1]]}
        root = TREE | {"source": {"csl": CSL | {"custom": custom}}}
        data = json.dumps(root).encode()
        assert json_direct.decode(data) is None
        assert load_bytes(data, "a.json").brief.source.csl.custom == custom


@given(mutated(), st.sampled_from([None, 1]))
@example(TREE, None)
def test_every_place_of_a_json_file_is_found(root: dict[str, Any], indent: int | None) -> None:
    """YAML's parser reads most JSON, and gives the same places."""
    text = json.dumps(root, indent=indent)
    loaded = opened(text.encode(), "a.json")
    if loaded is not None and opened(text.encode(), "a.yaml") is not None:
        paths = {problem.path for problem in loaded.problems} | {
            "quotes[1].para",
            "claims[0].positions[1]",
            "nothing.at[1]",
        }
        file = BytesIO(text.encode())
        assert locate(file, paths, "a.json") == locate(file, paths, "a.yaml")


@given(mutated(), st.sampled_from([None, 1]), st.data())
def test_a_json_file_has_the_same_places_in_whatever_pieces_it_is_read(
    root: dict[str, Any], indent: int | None, data: st.DataObject
) -> None:
    text = json.dumps(root, indent=indent, ensure_ascii=False)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=20)))
    pieces = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    assert list(json_tree.steps(pieces)) == list(json_tree.steps([text]))
    assert list(json_tree.steps(text)) == list(json_tree.steps([text]))
