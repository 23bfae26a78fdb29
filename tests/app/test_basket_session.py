"""The basket without a screen: read, reordered, undone and written as a report, over several briefs."""

import re
import shutil
from functools import partial
from pathlib import Path

import pytest

from briefreader.app.basket.session import BasketSession, BasketState, Plan, ReportOrder, moving
from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.citer import Form
from briefreader.composition.basket import Laid
from briefreader.composition.report import ReportRequest, format_of, report_label
from briefreader.environment import Environment
from briefreader.exhibits import set_aside
from briefreader.notes import BasketItem, Edit, Subject, Use
from briefreader.notes.error import Full
from briefreader.notes.exhibit_file import Exhibit
from briefreader.notes.item_words import ItemWords
from briefreader.notes.over_briefs import Changes
from briefreader.wording.remarks import remark_words
from tests.app.driving import SAMPLE
from tests.app.off_screen import OffScreen, begun, filled

DAM = "sarrow-dam-r2.yaml"


def basket_of(read: OffScreen) -> BasketSession:
    return BasketSession(read.session.shown.opened, read.session.environment)


def in_basket(read: OffScreen) -> list[str]:
    return [entry.item for entry in read.entries if isinstance(entry, BasketItem)]


def items(state: BasketState) -> list[str]:
    return [one.item.item for one in state.laid]


def warnings(state: BasketState) -> str:
    return " ".join(remark_words(remark) for told in state.warnings for remark in told)


def move(basket: BasketSession, item: str, by: int) -> BasketState:
    """What J and K do to the item under the cursor."""
    entry = next(one.item.id for one in basket.read_all().laid if one.item.item == item)
    return basket.carry_out(partial(moving, entry, by))


def the_item(item: str, laid: tuple[Laid, ...]) -> Laid:
    return next(one for one in laid if one.item.item == item)


def commenting(item: str, text: str) -> Plan:
    def plan(laid: tuple[Laid, ...]) -> Changes:
        one = the_item(item, laid)
        return {one.brief.subject: lambda edit: edit.change_basket(one.item.id, comment=text)}

    return plan


def titling(item: str, title: str) -> Plan:
    def plan(laid: tuple[Laid, ...]) -> Changes:
        one = the_item(item, laid)
        return {one.brief.subject: lambda edit: edit.change_basket(one.item.id, section=title)}

    return plan


def dropping(item: str) -> Plan:
    def plan(laid: tuple[Laid, ...]) -> Changes:
        one = the_item(item, laid)
        return {one.brief.subject: lambda edit: edit.remove(one.item.id)}

    return plan


def commenting_all(laid: tuple[Laid, ...]) -> Changes:
    return {one.brief.subject: partial(commented, one.item.id) for one in laid}


def commented(entry_id: str, edit: Edit) -> None:
    edit.change_basket(entry_id, comment="x")


def quotes_of(path: Path, outside: Environment) -> list[str]:
    return [quote.id for quote in begun(path, outside).shown.opened.brief.quotes]


class TestPlus:
    def test_sets_an_item_aside_and_takes_it_back(self, samples: Path, outside: Environment) -> None:
        read = filled(samples / SAMPLE, outside, "q-pattern")
        assert in_basket(read) == ["q-pattern"] and "1 item of this brief in the basket" in read.said
        read.press("plus")
        assert in_basket(read) == [] and "1 item removed from the basket" in read.said
        read.press("u")
        assert in_basket(read) == ["q-pattern"]

    def test_reads_the_words_of_a_brief_once_however_many_items_are_set_aside(
        self, samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made: list[ItemWords] = []

        def counted(opened: OpenDocument) -> ItemWords:
            made.append(ItemWords(opened))
            return made[-1]

        quotes = quotes_of(samples / SAMPLE, outside)
        basket = basket_of(filled(samples / SAMPLE, outside, *quotes))
        monkeypatch.setattr("briefreader.composition.basket.ItemWords", counted)
        assert items(basket.read_all()) == quotes and len(made) == 1

    def test_completes_a_selection_of_which_some_are_there(self, samples: Path, outside: Environment) -> None:
        read = filled(samples / SAMPLE, outside, "q-pattern")
        read.at("q-pattern", "q-data", "q-minister")
        read.press("plus")
        assert len(set(in_basket(read))) == len(in_basket(read)) == 3
        read.press("plus")
        assert in_basket(read) == []

    def test_sets_a_note_aside_in_the_notes_pane(self, samples: Path, outside: Environment) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms", pane=3)
        read.press("a")
        read.choose("Ask the ministry.")
        (note,) = read.entries
        read.at_entry(note)
        read.press("plus")
        (laid,) = basket_of(read).read_all().laid
        assert (laid.note, laid.item.item) == (note, "c-arms")
        basket_item = next(entry for entry in read.entries if isinstance(entry, BasketItem))
        read.at_entry(basket_item)
        read.press("plus")
        assert read.entries == (note,)


class TestTheBasket:
    def test_is_empty_at_first(self, samples: Path, outside: Environment) -> None:
        state = basket_of(OffScreen(samples / SAMPLE, outside)).read_all()
        assert state == BasketState()

    def test_is_reordered_and_stays_so(self, samples: Path, outside: Environment) -> None:
        read = filled(samples / SAMPLE, outside, "q-pattern", "c-arms", "q-minister")
        basket = basket_of(read)
        move(basket, "q-pattern", 1)
        assert items(move(basket, "q-pattern", 1)) == ["c-arms", "q-minister", "q-pattern"]
        move(basket, "q-pattern", 1)
        assert items(move(basket, "q-pattern", -1)) == ["c-arms", "q-pattern", "q-minister"]
        assert items(basket_of(read).read_all()) == ["c-arms", "q-pattern", "q-minister"]

    @pytest.mark.parametrize(("item", "by"), [("q-pattern", -1), ("c-arms", 1)])
    def test_has_ends(self, item: str, by: int, samples: Path, outside: Environment) -> None:
        basket = basket_of(filled(samples / SAMPLE, outside, "q-pattern", "c-arms"))
        assert items(move(basket, item, by)) == ["q-pattern", "c-arms"]
        assert basket.undo().undone == ()

    def test_passes_over_an_item_that_has_gone_meanwhile(self, samples: Path, outside: Environment) -> None:
        basket = basket_of(filled(samples / SAMPLE, outside, "q-pattern", "c-arms"))
        gone = basket.read_all().laid[0].item.id
        basket.carry_out(dropping("q-pattern"))
        state = basket.carry_out(partial(moving, gone, 1))
        assert (items(state), state.error) == (["c-arms"], None)

    def test_can_be_moved_in_many_times(self, samples: Path, outside: Environment) -> None:
        basket = basket_of(filled(samples / SAMPLE, outside, "q-pattern", "c-arms", "q-minister"))
        for _ in range(22):  # each halves the room between two ranks
            move(basket, "q-minister", -1)
            state = move(basket, "q-minister", 1)
        assert items(state) == ["q-pattern", "c-arms", "q-minister"]

    def test_holds_items_of_several_briefs_in_one_order(self, samples: Path, outside: Environment) -> None:
        dam = filled(samples / DAM, outside, *quotes_of(samples / DAM, outside)[:2])
        read = filled(samples / SAMPLE, outside, "q-pattern")
        basket = basket_of(read)
        state = basket.read_all()
        assert set(items(state)) == {*in_basket(dam), "q-pattern"}
        assert "North Korea's stake in Russia's war" in {one.brief.subject.title for one in state.laid}
        while items(state)[1] != "q-pattern":
            state = move(basket, "q-pattern", 1 if items(state)[0] == "q-pattern" else -1)
        others = [item for item in items(state) if item != "q-pattern"]
        assert others == in_basket(dam)
        assert items(basket_of(read).read_all()) == [others[0], "q-pattern", others[1]]

    def test_has_titles_and_comments_and_drops_items(self, samples: Path, outside: Environment) -> None:
        basket = basket_of(filled(samples / SAMPLE, outside, "q-pattern", "q-minister"))
        basket.read_all()
        basket.carry_out(titling("q-minister", "Casualties"))
        laid = basket.carry_out(commenting("q-minister", "The minister:")).laid[-1]
        assert (laid.item.section, laid.item.comment) == ("Casualties", "The minister:")
        assert items(basket.carry_out(dropping("q-minister"))) == ["q-pattern"]
        back = basket.undo()
        assert back.undone == ("q-minister in the basket removed",)
        assert back.laid[-1].item.comment == "The minister:"
        basket.undo()
        last = basket.undo().laid[-1].item
        assert (last.item, last.section, last.comment) == ("q-minister", "", "")
        assert basket.undo().undone == ()

    def test_undoes_what_was_done_in_several_briefs_at_once(
        self, samples: Path, outside: Environment
    ) -> None:
        first = quotes_of(samples / DAM, outside)[0]
        filled(samples / DAM, outside, first)
        basket = basket_of(filled(samples / SAMPLE, outside, "q-pattern"))
        before = items(basket.read_all())
        state = basket.carry_out(commenting_all)
        assert [one.item.comment for one in state.laid] == ["x", "x"]
        state = basket.undo()
        assert [one.item.comment for one in state.laid] == ["", ""] and len(state.undone) == 2
        assert items(state) == before

    def test_warns_of_what_can_not_be_vouched_for(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        brief = Path(shutil.copy(samples / SAMPLE, tmp_path / SAMPLE))
        filled(brief, outside, "q-minister", "q-pattern", "c-arms")
        text = brief.read_text("utf-8")
        brief.write_text(
            text.replace("exact: “highly likely”", "exact: highly unlikely")
            .replace("exact: highly likely", "exact: highly unlikely")
            .replace("id: q-pattern\n", "id: q-old-pattern\n"),
            "utf-8",
        )
        told = warnings(basket_of(OffScreen(brief, outside)).read_all())
        assert "q-minister is unverified" in told
        assert "q-pattern is no longer in this brief" in told
        assert "c-arms is" not in told

    def test_says_which_brief_is_not_at_hand(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        moved = Path(shutil.copy(samples / DAM, tmp_path / "moved.yaml"))
        filled(moved, outside, quotes_of(moved, outside)[0])
        moved.unlink()
        read = OffScreen(samples / SAMPLE, outside)
        told = warnings(basket_of(read).read_all())
        assert "is not available" in told and str(moved) in told
        begun(samples / DAM, outside)  # opening it once tells where it is
        assert "is not available" not in warnings(basket_of(read).read_all())

    def test_does_not_cite_another_brief_with_the_same_id(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        first = Path(shutil.copy(samples / DAM, tmp_path / "first.yaml"))
        filled(first, outside, quotes_of(first, outside)[0])
        text = first.read_text("utf-8")
        first.unlink()
        lines = ["title: Another\n" if line.startswith("title:") else line for line in text.splitlines(True)]
        second = tmp_path / "second.yaml"
        second.write_text(re.sub("sha256: [0-9a-f]{64}", f"sha256: {'0' * 64}", "".join(lines)), "utf-8")
        read = OffScreen(second, outside)
        assert "is not available" in warnings(basket_of(read).read_all())

    def test_tells_of_notes_that_can_not_be_read_and_of_what_was_not_saved(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        basket = basket_of(filled(samples / SAMPLE, outside, "q-minister"))
        basket.read_all()
        (tmp_path / "notes").rename(tmp_path / "away")
        state = basket.carry_out(commenting("q-minister", "Before it."))
        assert state.error is not None and "the notes folder is gone" in " ".join(state.notices)
        (tmp_path / "away").rename(tmp_path / "notes")
        assert items(basket.read_all()) == ["q-minister"]

    def test_what_was_refused_is_not_undone(
        self, samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise Full("the disk is full", "Make room.")

        basket = basket_of(filled(samples / SAMPLE, outside, "q-minister"))
        basket.read_all()
        basket.carry_out(commenting("q-minister", "x"))
        with monkeypatch.context() as patch:
            patch.setattr(Edit, "change_basket", full)
            assert basket.carry_out(commenting("q-minister", "y")).error is not None
        assert basket.undo().undone == ("q-minister in the basket changed",)
        assert basket.undo().undone == ()
        assert items(basket.read_all()) == ["q-minister"]


def test_what_has_become_of_it_since_it_was_set_aside_is_told(
    tmp_path: Path, samples: Path, outside: Environment
) -> None:
    path = Path(shutil.copy(samples / SAMPLE, tmp_path / SAMPLE))
    with outside.store.edit(begun(path, outside).owner) as edit:
        edit.put_in_basket("c-arms", note=edit.add_note("c-arms", "Ask.").id)
        gone = edit.add_note("c-arms", "Never mind.")
        edit.put_in_basket("c-arms", note=gone.id)
        edit.remove(gone.id)
    filled(path, outside, "c-arms", "q-gone-later", "q-minister")
    arms = "text: North Korea supplies Russia"
    text = path.read_text("utf-8")
    path.write_text(text.replace(arms, "text: Pyongyang supplies Russia"), "utf-8")
    told = basket_of(OffScreen(path, outside)).read_all().warnings
    note, gone_note, claim, gone_item, quote = ([*map(remark_words, one)] for one in told)
    assert (note, gone_note) == ([], ["the note is no longer there"])
    assert claim[0].startswith("the words have changed: it was written to “North Korea supplies Russia")
    assert (gone_item, quote) == (["q-gone-later is no longer in this brief"], [])


class TestTheReport:
    def order(self, path: Path, style: str = "default") -> ReportOrder:
        return ReportOrder(ReportRequest(Form(style, format_of(path) or ""), author="Ana"), path)

    def test_is_written_and_its_items_are_marked(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        file = tmp_path / "findings.md"
        read = filled(samples / SAMPLE, outside, "q-minister", "c-arms")
        basket = basket_of(read)
        basket.read_all()
        outcome = basket.write_report(self.order(file, "apa7"))
        assert (outcome.written, outcome.left_out, outcome.failure, outcome.not_marked) == (2, 0, None, None)
        text = file.read_text("utf-8")
        assert text.startswith("# North Korea's stake in Russia's war\n\nAna, 24 November 2026\n\n")
        assert "\n\nKim Yong-hyun, defense minister, South Korea, said “highly likely” " in text
        view = begun(samples / SAMPLE, outside).shown
        marked = {entry.item for entry in view.notebook.entries if isinstance(entry, Use)}
        assert marked >= {"q-minister", "c-arms", "q-arms-denial"}  # the claim brings its quotes along
        assert "q-pattern" not in marked
        assert ("used in findings.md", "muted") in view.signs("q-minister")

    def test_never_takes_the_place_of_a_file(
        self, tmp_path: Path, samples: Path, outside: Environment
    ) -> None:
        file = tmp_path / "mine.md"
        file.write_text("mine")
        basket = basket_of(filled(samples / SAMPLE, outside, "q-minister"))
        basket.read_all()
        outcome = basket.write_report(self.order(file))
        assert isinstance(outcome.failure, FileExistsError) and outcome.written == 0
        assert file.read_text() == "mine"

    @pytest.mark.parametrize(
        ("name", "written"),
        [
            ("a.md", ("Markdown", "# ")),
            ("a.HTML", ("HTML", "<!DOCTYPE html>")),
            ("a.tex", ("LaTeX", "\\documentclass")),
            ("a.org", ("Org", "* ")),
            ("a.typ", ("Typst", "#set document(title: ")),
            ("a", ("Markdown", "# ")),
        ],
    )
    def test_is_in_the_format_of_the_files_ending(
        self, tmp_path: Path, samples: Path, outside: Environment, name: str, written: tuple[str, str]
    ) -> None:
        told_as, begins = written
        assert report_label(format_of(tmp_path / name) or "") == told_as
        basket = basket_of(filled(samples / SAMPLE, outside, "q-minister"))
        basket.read_all()
        basket.write_report(self.order(tmp_path / name))
        assert (tmp_path / name).read_text("utf-8").startswith(begins)

    def test_counts_what_it_leaves_out(self, tmp_path: Path, samples: Path, outside: Environment) -> None:
        with outside.store.edit(Subject("gone", "A brief of a colleague", None)) as edit:
            edit.put_in_basket("q-1")
        basket = basket_of(filled(samples / SAMPLE, outside, "q-minister"))
        basket.read_all()
        outcome = basket.write_report(self.order(tmp_path / "a.md"))
        assert (outcome.written, outcome.left_out) == (1, 1)

    def test_tells_why_a_page_is_not_in_it(self, tmp_path: Path, samples: Path, outside: Environment) -> None:
        set_aside(outside, Exhibit("timeline", (str(samples),), "zeppelin"))
        basket = basket_of(filled(samples / SAMPLE, outside, "q-minister"))
        basket.read_all()
        outcome = basket.write_report(self.order(tmp_path / "a.md"))
        told = [remark_words(remark) for remark in outcome.missing]
        assert (outcome.pages, told) == (0, ["left out: Timeline: zeppelin finds nothing"])

    def test_is_there_where_its_items_could_not_be_marked(
        self, tmp_path: Path, samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise Full("the disk is full", "Make room.")

        basket = basket_of(filled(samples / SAMPLE, outside, "q-minister"))
        basket.read_all()
        monkeypatch.setattr(Edit, "mark_used", full)
        outcome = basket.write_report(self.order(tmp_path / "a.md"))
        assert outcome.not_marked is not None and (tmp_path / "a.md").is_file()
