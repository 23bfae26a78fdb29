"""What `load` makes of a file: a brief, and every problem with its place."""

import hashlib
import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefreader.brief.reading import json_tree, yaml_tree
from briefreader.brief.reading.load import Loaded, load, load_bytes, locate
from briefreader.brief.reading.problem import BriefError, Problem

SHORTEST = """\
brief: "1"
id: dam
title: The dam
source:
  csl: {id: dam, type: article-newspaper, title: The dam is full}
summary: It is full.
"""

FULL = (
    SHORTEST
    + """\
text:
  - {role: headline, text: The dam is full}
  - {n: 1, text: "“It is full,” said Ann Lee."}
speakers:
  - {id: ann-lee, name: Ann Lee, type: person, party: town}
quotes:
  - id: q-full
    speaker: ann-lee
    para: 1
    kind: direct
    spans:
      - exact: It is full,
claims:
  - id: c-full
    text: The dam is full.
    status: single-source
    positions:
      - {stance: asserts, by: ann-lee, quote: q-full, evidence: witness}
"""
)


def read(text: str, name: str = "dam.yaml") -> Loaded:
    return load_bytes(text.encode(), name)


def changed(before: str, after: str) -> Loaded:
    assert before in FULL
    return read(FULL.replace(before, after, 1))


def only_problem(loaded: Loaded) -> Problem:
    assert len(loaded.problems) == 1, loaded.problems
    return loaded.problems[0]


def refused(data: str | bytes, name: str = "dam.yaml") -> BriefError:
    with pytest.raises(BriefError) as error:
        load_bytes(data.encode() if isinstance(data, str) else data, name)
    assert "\n" not in str(error.value)
    return error.value


def tree(**changes: Any) -> dict[str, Any]:
    csl = {"id": "dam", "type": "article-newspaper", "title": "The dam is full"}
    return {"brief": "1", "id": "dam", "title": "T", "source": {"csl": csl}, "summary": "S"} | changes


def test_the_shortest_valid_brief_has_no_problem() -> None:
    loaded = read(SHORTEST)
    assert loaded.problems == ()
    assert (loaded.brief.id, loaded.brief.source.csl.title) == ("dam", "The dam is full")
    assert loaded.data_sha256 == hashlib.sha256(SHORTEST.encode()).hexdigest()


def test_a_full_brief_has_no_problem_and_every_part() -> None:
    loaded = read(FULL)
    assert loaded.problems == ()
    brief = loaded.brief
    assert brief.text[1].place == 1
    assert brief.quotes[0].spans[0].exact == "It is full,"
    assert brief.claims[0].positions[0].evidence == "witness"


def test_json_is_the_same_tree() -> None:
    as_json = json.dumps(tree(lang="de"), indent=1)
    as_yaml = SHORTEST.replace("The dam\n", "T\n").replace("It is full.", "S") + "lang: de\n"
    assert read(as_json, "a.json").brief == read(as_yaml, "a.yaml").brief


@pytest.mark.parametrize("name", ["a.json", "a", "-"])
def test_without_an_ending_the_first_character_tells_json(name: str) -> None:
    assert read(" \n" + json.dumps(tree()), name).brief.title == "T"


def test_a_byte_order_mark_is_allowed() -> None:
    assert load_bytes(b"\xef\xbb\xbf" + SHORTEST.encode(), "dam.yaml").problems == ()
    assert load_bytes(b"\xef\xbb\xbf" + json.dumps(tree()).encode(), "dam").problems == ()


class TestScalars:
    @pytest.mark.parametrize(
        "word", ["no", "1:30", "2024-10", "2024-10-16", "010", "0x1F", "1e3", ".5", "yes", "true"]
    )
    def test_text_fields_take_the_scalars_own_text(self, word: str) -> None:
        loaded = read(SHORTEST + f"handling: {word}\n")
        assert loaded.problems == ()
        assert loaded.brief.handling == word

    @pytest.mark.parametrize("word", ["null", "~", ""])
    def test_a_plain_null_counts_as_absent(self, word: str) -> None:
        assert read(SHORTEST + f"handling: {word}\n").brief.handling is None
        assert read(SHORTEST + f"quotes: {word}\n").problems == ()

    def test_a_quoted_null_is_a_text(self) -> None:
        assert read(SHORTEST + 'handling: "null"\n').brief.handling == "null"

    @pytest.mark.parametrize(
        ("written", "place"), [("5", 5), ("010", 10), ('"5"', "5"), ("caption", "caption")]
    )
    def test_a_plain_number_is_a_number_where_one_can_stand(self, written: str, place: int | str) -> None:
        assert changed("para: 1", f"para: {written}").brief.quotes[0].para == place

    def test_numbers_and_booleans_are_converted_where_wanted(self) -> None:
        loaded = read(
            SHORTEST + "revision: 3\nspeakers:\n  - {id: a, name: A, type: person, family_first: true}\n"
        )
        assert loaded.problems == ()
        assert (loaded.brief.revision, loaded.brief.speakers[0].family_first) == (3, True)

    def test_free_values_become_what_they_look_like(self) -> None:
        csl = "{id: a, type: book, title: T, custom: {a: 1, b: 1.5, c: [true, ~], d: '1', e: no}}"
        brief = read(
            SHORTEST.replace("{id: dam, type: article-newspaper, title: The dam is full}", csl)
        ).brief
        assert brief.source.csl.custom == {"a": 1, "b": 1.5, "c": [True, None], "d": "1", "e": "no"}

    @pytest.mark.parametrize("written", ['"3"', "3.0", "many", "true", "[3]", "9" * 5000])
    def test_a_number_field_takes_whole_numbers_only(self, written: str) -> None:
        loaded = read(SHORTEST + f"revision: {written}\n")
        problem = only_problem(loaded)
        assert (problem.path, problem.line, problem.severity) == ("revision", 7, "error")
        assert problem.code in ("wrong-type", "out-of-range")
        assert loaded.brief.revision is None

    def test_csl_numbers_may_be_words(self) -> None:
        line = "{id: dam, type: article-newspaper, title: The dam is full"
        csl = read(
            SHORTEST.replace(line, line + ", page: 12, volume: XII, issued: {date-parts: [[2024, 10]]}")
        ).brief.source.csl
        assert (csl.page, csl.volume) == (12, "XII")
        assert csl.issued is not None
        assert csl.issued.date_parts == ((2024, 10),)


class TestProblems:
    @pytest.mark.parametrize(
        ("before", "after", "code", "path", "place"),
        [
            ("kind: direct", "kind: directt", "unknown-value", "quotes[0].kind", (16, 11)),
            ("    kind: direct\n", "", "missing-field", "quotes[0].kind", (13, 5)),
            ("id: q-full", "id: Q_full", "bad-id", "quotes[0].id", (13, 9)),
            ("id: q-full", "id: p5", "reserved-id", "quotes[0].id", (13, 9)),
            ("id: q-full", "id: caption", "reserved-id", "quotes[0].id", (13, 9)),
            ("id: q-full", "id: ann-lee", "duplicate-id", "quotes[0].id", (13, 9)),
            ("{n: 1,", "{n: 0,", "out-of-range", "text[1].n", (9, 9)),
            ("{n: 1,", "{", "missing-field", "text[1].n", (9, 5)),
            ("exact: It is full,", 'exact: " "', "empty", "quotes[0].spans[0].exact", (18, 16)),
            ("name: Ann Lee", 'name: " "', "empty", "speakers[0].name", (11, 25)),
            ("name: Ann Lee", 'name: ""', "empty", "speakers[0].name", (11, 25)),
            ("name: Ann Lee", 'name: "\\u200b\\u2060"', "empty", "speakers[0].name", (11, 25)),
            ("text: The dam is full.", 'text: "\\u200b"', "empty", "claims[0].text", (21, 11)),
            ("    spans:\n      - exact: It is full,\n", "", "missing-field", "quotes[0].spans", (13, 5)),
            (", evidence: witness", "", "missing-field", "claims[0].positions[0].evidence", (24, 9)),
            ("by: ann-lee, ", "", "missing-field", "claims[0].positions[0].by", (24, 9)),
            (", party: town", "", "missing-field", "claims[0].positions[0].party", (24, 9)),
            (
                "speaker: ann-lee",
                "speaker: ann-lee\n    claims: c-full",
                "wrong-type",
                "quotes[0].claims",
                (15, 13),
            ),
            (
                "stance: asserts",
                "stance: asserted",
                "unknown-value",
                "claims[0].positions[0].stance",
                (24, 18),
            ),
        ],
    )
    def test_each_is_told_with_its_place(
        self, before: str, after: str, code: str, path: str, place: tuple[int, int]
    ) -> None:
        found = [problem for problem in changed(before, after).problems if problem.code == code]
        assert [(problem.path, (problem.line, problem.column)) for problem in found] == [(path, place)]
        assert found[0].severity == "error"
        assert "\n" not in found[0].what + found[0].mend

    def test_all_are_found_at_once(self) -> None:
        text = FULL.replace("kind: direct", "kind: directt").replace("status: single-source", "status: open")
        codes = [(problem.code, problem.line) for problem in read(text + "titel: x\n").problems]
        assert codes == [("unknown-value", 16), ("unknown-value", 22), ("unknown-key", 25)]

    def test_an_unknown_value_names_the_nearest(self) -> None:
        assert "`direct`" in only_problem(changed("kind: direct", "kind: directt")).mend

    def test_an_unknown_key_is_a_warning_with_the_nearest_name(self) -> None:
        problem = only_problem(changed("para: 1", "para: 1\n    atribution: said Ann"))
        assert (problem.severity, problem.path) == ("warning", "quotes[0].atribution")
        assert "`attribution`" in problem.mend

    def test_an_unknown_key_does_not_stand_for_a_missing_one(self) -> None:
        codes = [problem.code for problem in changed("{n: 1,", "{nn: 1,").problems]
        assert codes == ["missing-field", "unknown-key"]

    def test_what_is_broken_is_not_said_to_be_missing(self) -> None:
        assert only_problem(changed("{n: 1,", "{n: one,")).code == "wrong-type"

    def test_a_broken_element_is_left_out_and_the_others_stay(self) -> None:
        loaded = read(SHORTEST + "speakers:\n  - {id: a, name: A}\n  - {id: b, name: B, type: person}\n")
        assert [speaker.id for speaker in loaded.brief.speakers] == ["b"]
        assert only_problem(loaded).path == "speakers[0].type"

    @pytest.mark.parametrize("name", ["", " ", "\u200b\u2060", "\u3164"])
    def test_a_speaker_without_a_name_to_be_seen_is_nobody_that_is_quoted(self, name: str) -> None:
        speaker = {"id": "s", "name": name, "type": "person"}
        quote = {"id": "q", "speaker": "s", "para": 1, "kind": "direct", "spans": [{"exact": "Words"}]}
        loaded = read(json.dumps(tree(speakers=[speaker], quotes=[quote])), "dam.json")
        assert loaded.brief.speakers == ()
        assert "empty" in [problem.code for problem in loaded.problems]

    def test_a_broken_optional_field_is_dropped(self) -> None:
        loaded = changed("exact: It is full,", "exact: It is full,\n        occurrence: 0")
        assert only_problem(loaded).path == "quotes[0].spans[0].occurrence"
        assert loaded.brief.quotes[0].spans[0].occurrence is None

    def test_of_two_with_one_id_the_first_stays(self) -> None:
        loaded = read(
            SHORTEST + "speakers:\n  - {id: a, name: A, type: person}\n  - {id: a, name: B, type: person}\n"
        )
        assert [speaker.name for speaker in loaded.brief.speakers] == ["A"]
        assert "speakers[0]" in only_problem(loaded).what

    def test_quotes_need_speakers(self) -> None:
        loaded = read(
            SHORTEST + "quotes:\n  - {id: q, speaker: a, para: 1, kind: indirect, content: That.}\n"
        )
        assert only_problem(loaded).path == "speakers"
        assert [quote.id for quote in loaded.brief.quotes] == ["q"]

    def test_a_partial_quote_needs_no_paraphrase(self) -> None:
        loaded = changed("kind: direct", "kind: partial")
        assert loaded.problems == ()
        assert len(loaded.brief.quotes) == 1

    def test_a_claim_without_positions_is_kept(self) -> None:
        loaded = read(SHORTEST + "claims:\n  - {id: c, text: T, status: resolved}\n")
        assert only_problem(loaded).path == "claims[0].positions"
        assert len(loaded.brief.claims) == 1

    def test_silence_needs_neither_speaker_nor_evidence(self) -> None:
        position = "{stance: asserts, by: ann-lee, quote: q-full, evidence: witness}"
        assert changed(position, "{stance: not-reported, party: town}").problems == ()

    def test_a_paragraph_may_be_a_hash_only(self) -> None:
        assert changed("text: The dam is full}", f"chars: 15, sha256: {'a' * 64}}}").problems == ()
        problem = only_problem(changed("text: The dam is full}", "chars: 15, sha256: abc}"))
        assert (problem.code, problem.path) == ("bad-sha256", "text[0].sha256")

    def test_what_is_missing_at_the_top_is_replaced(self) -> None:
        loaded = load_bytes(b'brief: "1"\n', "My Article (2).yaml")
        brief = loaded.brief
        assert (brief.id, brief.title, brief.summary) == ("my-article-2", "My Article (2)", "")
        assert (brief.source.csl.id, brief.source.csl.title) == ("my-article-2", "My Article (2)")
        assert [problem.path for problem in loaded.problems] == ["id", "title", "source", "summary"]

    def test_a_missing_title_is_the_sources(self) -> None:
        assert read(SHORTEST.replace("title: The dam\n", "")).brief.title == "The dam is full"

    def test_a_flood_of_problems_is_counted(self) -> None:
        loaded = read(SHORTEST + "".join(f"key{number}: 1\n" for number in range(10_005)))
        assert "5 more" in loaded.problems[-1].what

    def test_control_characters_of_the_file_are_not_repeated(self) -> None:
        loaded = changed("kind: direct", '"ki\\end": "\\e[31m\\u202e"')
        assert all((problem.path + problem.what + problem.mend).isprintable() for problem in loaded.problems)

    def test_json_places_are_exact(self) -> None:
        text = json.dumps(tree(quotes=[], handling=["x"]), indent=2).replace('"T"', "3")
        places = [(problem.path, problem.line, problem.column) for problem in read(text, "a.json").problems]
        assert places == [("title", 4, 12), ("handling", 14, 3)]

    @pytest.mark.parametrize(
        "change", [{"titel": "x"}, {"id": "A b"}, {"gaps": [{"text": [1]}]}, {"quotes": {}}, {"text": [None]}]
    )
    def test_yaml_and_json_say_the_same(self, change: dict[str, Any]) -> None:
        in_one_line = json.dumps(tree(**change))
        assert read(in_one_line, "a.yaml").problems == read(in_one_line, "a.json").problems != ()


class TestKeyPointsAndGaps:
    def test_get_an_id_from_their_text(self) -> None:
        brief = read(SHORTEST + "key_points: [{text: A}, {text: A}]\ngaps: [B, {text: C, id: g}]\n").brief
        a = hashlib.sha256(b"A").hexdigest()[:8]
        b = hashlib.sha256(b"B").hexdigest()[:8]
        assert [point.id for point in brief.key_points] == [f"key-{a}", f"key-{a}-2"]
        assert [gap.id for gap in brief.gaps] == [f"gap-{b}", "g"]

    def test_never_get_one_that_is_taken(self) -> None:
        own = f"key-{hashlib.sha256(b'A').hexdigest()[:8]}"
        brief = read(SHORTEST + f"key_points: [{{text: A}}, {{text: B, id: {own}}}]\n").brief
        assert [point.id for point in brief.key_points] == [f"{own}-2", own]


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "word", "line", "column"),
        [
            ("a: &x 1\n", "anchor", 1, 4),
            ("a: 1\nb: *x\n", "alias", 2, 4),
            ("a: !!python/object:os.system x\n", "tag", 1, 4),
            ("a: ! x\n", "tag", 1, 4),
            ("a: {<<: {b: 1}}\n", "merge", 1, 5),
            ("a: 1\nb: {c: 1, c: 2}\n", "twice", 2, 11),
            ("a: 1\n'a': 2\n", "twice", 2, 1),
            ("brief: '1'\n---\nb: 1\n", "second document", 2, 1),
            ("? [a, b]\n: 1\n", "key", 1, 3),
            ("a: [1\nb: 2\n", "not closed", 1, 4),
            ("", "empty", 1, 1),
            ("# nothing\n", "empty", 1, 1),
            ("- a\n", "keys and values", 1, 1),
            ("just words\n", "keys and values", 1, 1),
            ("a: \x1b[31m\n", "control character", 1, 4),
            ("a: b\x00\n", "NUL", 1, 5),
            ("a: " + "[" * 40 + "]" * 40, "32 levels", 1, 35),
        ],
    )
    def test_yaml_that_no_brief_needs(self, text: str, word: str, line: int, column: int) -> None:
        error = refused(text)
        assert word in error.what
        assert error.where == f"dam.yaml:{line}:{column}"
        assert error.mend

    @pytest.mark.parametrize(
        ("text", "word", "line", "column"),
        [
            ('{"a": {"b": 1,\n "b": 2}}', "twice", 2, 2),
            ('{"a": NaN}', "number", 1, 7),
            ('{"a": -Infinity}', "number", 1, 7),
            ('{"a": 1e999}', "number", 1, 7),
            ('{"a": ' + "9" * 5000 + "}", "number", 1, 7),
            ('{"a": "\\ud800"}', "surrogate", 1, 7),
            ('{"a": 1,}', "JSON", 1, 9),
            ('{"a": "x', "JSON", 1, 7),
            ("", "empty", 1, 1),
            ("[1]", "keys and values", 1, 1),
            ('{"a": ' + "[" * 40 + "]" * 40 + "}", "32 levels", 1, 38),
        ],
    )
    def test_json_that_no_brief_needs(self, text: str, word: str, line: int, column: int) -> None:
        error = refused(text, "a.json")
        assert word in error.what
        assert error.where == f"a.json:{line}:{column}"

    def test_thirty_two_levels_are_allowed(self) -> None:
        deepest = "[" * 31 + "]" * 31
        assert read(SHORTEST + f"x: {deepest}\n").problems[0].code == "unknown-key"
        assert read(json.dumps(tree(x=json.loads(deepest))), "a.json").problems[0].code == "unknown-key"
        assert "levels" in refused(SHORTEST + f"x: [{deepest}]\n").what
        assert "levels" in refused(json.dumps(tree(x=json.loads(f"[{deepest}]"))), "a.json").what

    @pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
    def test_a_hundred_thousand_levels(self, text: str) -> None:
        refused("a: " + text)
        refused('{"a": ' + text, "a.json")

    def test_billion_laughs(self) -> None:
        lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
        assert "anchor" in refused("\n".join(lines)).what

    def test_a_merge_bomb(self) -> None:
        lines = ["a0: {k: 1}"] + [f"a{n}: {{<<: [a{n - 1}, a{n - 1}]}}" for n in range(1, 40)]
        assert "merge" in refused("\n".join(lines)).what

    def test_escaped_control_characters_are_no_reason(self) -> None:
        assert read(SHORTEST + 'handling: "\\e[31m"\n').brief.handling == "\x1b[31m"

    @pytest.mark.parametrize("name", ["a.yaml", "a.json"])
    def test_too_many_values(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        text = json.dumps({"brief": "1", "x": [1, [], {"key": 2}]})
        monkeypatch.setattr(json_tree, "MAX_NODES", 7)
        monkeypatch.setattr(yaml_tree, "MAX_NODES", 7)
        read(text, name)
        monkeypatch.setattr(json_tree, "MAX_NODES", 6)
        monkeypatch.setattr(yaml_tree, "MAX_NODES", 6)
        error = refused(text, name)
        assert (error.what, error.where) == ("more than 2,000,000 values", f"{name}:1:{text.index('2') + 1}")

    def test_other_encodings(self) -> None:
        assert "UTF-16" in refused(SHORTEST.encode("utf-16")).what
        error = refused(SHORTEST.encode() + b"handling: caf\xe9\n")
        assert (error.what, error.where) == ("the file is not UTF-8", "dam.yaml:7:14")

    def test_a_file_that_is_no_brief(self) -> None:
        assert "the key `brief` is missing" in refused("title: x\n").what

    @pytest.mark.parametrize("version", ["2", '"2"', "2.1", "10"])
    def test_a_newer_version(self, version: str) -> None:
        error = refused(SHORTEST.replace('"1"', version))
        assert "this program reads version 1" in error.what

    def test_a_newer_version_in_json(self) -> None:
        assert "this program reads version 1" in refused(json.dumps(tree(brief=2)), "a.json").what

    def test_a_version_that_is_none_is_a_problem_only(self) -> None:
        loaded = read(SHORTEST.replace('"1"', "one"))
        assert only_problem(loaded).path == "brief"
        assert loaded.brief.brief == "1"

    def test_a_newer_minor_version_is_read(self) -> None:
        assert read(SHORTEST.replace('"1"', '"1.2"')).problems == ()


class TestWithoutTheCParser:
    @pytest.fixture(autouse=True)
    def pure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(yaml, "__with_libyaml__", False)

    def test_the_same_brief_comes_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        slowly = read(FULL)
        monkeypatch.setattr(yaml, "__with_libyaml__", True)
        assert slowly == read(FULL)

    @pytest.mark.parametrize(
        "text", ["[" * 100_000, "- " * 100_000, "a: &x 1", "a: [1", "a: !!python/none x"]
    )
    def test_the_same_is_refused(self, text: str) -> None:
        refused(f"x: 1\n{text}\n")

    @pytest.mark.parametrize("with_c", [False, True])
    def test_half_a_surrogate_pair_is_refused(self, with_c: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(yaml, "__with_libyaml__", with_c)
        assert refused(SHORTEST + 'handling: "\\ud800"\n').where.startswith("dam.yaml:7:1")


class TestFiles:
    def test_a_file_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "dam.yaml"
        path.write_text(SHORTEST)
        loaded = load(path)
        assert (loaded.path, loaded.name, loaded.brief.id) == (path, str(path), "dam")

    def test_a_symbolic_link_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "dam.yaml").write_text(SHORTEST)
        (tmp_path / "link.yaml").symlink_to("dam.yaml")
        assert load(tmp_path / "link.yaml").brief.id == "dam"

    @pytest.mark.parametrize(
        ("make", "word"),
        [
            (lambda path: None, "No such file"),
            (Path.mkdir, "a folder"),
            (os.mkfifo, "a pipe"),
            (lambda path: path.symlink_to("/dev/zero"), "a device"),
            (lambda path: path.symlink_to(path), "symbolic links"),
            (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 2**40), "64 MiB"),
        ],
    )
    def test_anything_else_is_refused_at_once(
        self, tmp_path: Path, make: Callable[[Path], object], word: str
    ) -> None:
        path = tmp_path / "brief.yaml"
        make(path)
        with pytest.raises(BriefError) as error:
            load(path)
        assert word in error.value.what
        assert error.value.where == str(path)

    def test_a_file_one_may_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "brief.yaml"
        path.write_text(SHORTEST)
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
        with pytest.raises(BriefError, match="right to read"):
            load(path)

    @pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
    def test_a_name_that_can_not_be(self, name: str) -> None:
        with pytest.raises(BriefError):
            load(Path(name))


class TestLocate:
    def test_gives_the_nearest_parent_of_what_is_not_there(self) -> None:
        paths = {"quotes[0].hedge.words", "quotes[7]", "nothing", "quotes[0].para"}
        where = locate(BytesIO(FULL.encode()), paths, "dam.yaml")
        assert where == {
            "quotes[0].hedge.words": (13, 5),
            "quotes[7]": (12, 1),
            "nothing": (1, 1),
            "quotes[0].para": (15, 11),
        }

    def test_knows_json_too(self) -> None:
        file = BytesIO(b'{\n "a": [1, {"b":\n  "x"}],\n "c": 2}')
        where = locate(file, {"a", "a[0]", "a[1]", "a[1].b", "c"}, "x.json")
        assert where == {"a": (2, 2), "a[0]": (2, 8), "a[1]": (2, 11), "a[1].b": (3, 3), "c": (4, 7)}

    def test_keys_with_dots_and_brackets_are_found(self) -> None:
        assert locate(BytesIO(b"a.b[0]:\n  c: 1\n"), {"a.b[0].c"}, "x.yaml") == {"a.b[0].c": (2, 6)}


class TestTextsThatACommaCuts:
    """Between braces a comma ends a text that stands without quotation marks."""

    @pytest.mark.parametrize(
        ("braces", "whole"),
        [
            (
                "{text: The harbour, old as it is, stays closed., cites: [1]}",
                "The harbour, old as it is, stays closed.",
            ),
            ("{cites: [1], text: Who, and when}", "Who, and when"),
            ("{text: Who said it, note, cites: [1]}", "Who said it, note"),  # a key of the format
            ("{text: 300, 000 people left, cites: [1]}", "300, 000 people left"),
            ("{text: She said, and I agree: closed., cites: [1]}", "She said, and I agree: closed."),
            ("{text: Closed,\n     and locked, cites: [1]}", "Closed, and locked"),
            ("{text: Closed, and locked,}", "Closed, and locked,"),
            ("{text: “Es ist zu”, sagte sie, cites: [1]}", "“Es ist zu”, sagte sie"),
        ],
    )
    def test_the_whole_text_is_read_and_told(self, braces: str, whole: str) -> None:
        loaded = read(f"{FULL}gaps:\n  - {braces}\n")

        assert [gap.text for gap in loaded.brief.gaps] == [whole]
        (found,) = loaded.problems
        assert (found.severity, found.code, found.path) == ("error", "cut-text", "gaps[0].text")
        assert "comma" in found.what
        assert f'Put the text between quotation marks: "{whole}"' in found.mend

    def test_in_a_citation_and_in_names_of_parties(self) -> None:
        loaded = read(
            FULL.replace("title: The dam is full}", "title: The dam is full, again}")
            + "parties: {town: Quay, the old town, dam: Dam}\n"
        )

        assert loaded.brief.source.csl.title == "The dam is full, again"
        assert loaded.brief.parties == {"town": "Quay, the old town", "dam": "Dam"}
        assert [problem.path for problem in loaded.problems] == ["source.csl.title", "parties.town"]

    def test_a_comma_before_the_brace_is_told(self) -> None:
        loaded = read(FULL.replace("- exact: It is full,", "- {exact: It is full,}"))

        (found,) = loaded.problems
        assert (found.severity, found.code, found.path) == (
            "warning",
            "comma-lost",
            "quotes[0].spans[0].exact",
        )

    @pytest.mark.parametrize(
        "braces",
        [
            '{text: "Who, and when", cites: [1]}',
            "{text: Who and when, cites: [1],}",
            "{text: Who, cites: [1,]}",
            "{text: Who,}",
            "{text: Who and when, cites: null}",
            "{text: Who and when, cites: }",
            "{text: Who and when, id: ~, cites: [1] }",
        ],
    )
    def test_other_commas_are_nothing(self, braces: str) -> None:
        assert read(f"{FULL}gaps:\n  - {braces}\n").problems == ()
