"""Wide characters, long words, one line or 200: whole and in their place in every list, at every width."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.style import Style

from briefreader.app.panes import PANES
from briefreader.app.panes.claims import claim_rows
from briefreader.app.panes.detail import detail_rows
from briefreader.app.panes.history import history_rows
from briefreader.app.panes.quotes import quote_rows
from briefreader.app.panes.source import source_rows
from briefreader.app.panes.summary import summary_rows
from briefreader.app.reader.navigation import Navigation
from briefreader.app.rows import RowBlock, Rows
from briefreader.app.widgets.list.painting import painted
from briefreader.app.widgets.list.row_view import MARGIN
from briefreader.environment import Environment
from tests.app.driving import opened, press, reader, settled
from tests.app.off_screen import begun

WORDS = {
    "wide": "李先生说：“我们数了三百辆卡车，没有一辆回来。”" * 3,
    "mixed": "그는 “가능성이 높다”고 말했다 — highly likely 🚛👩‍👩‍👧 in ﷽ Ünïcödé e\u0301\u0301",
    "right to left": "قال الوزير إن القوات لم تعبر الحدود بعد، ولا توجد أدلة على ذلك",
    "a long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "an address": "https://example.org/" + "a/very-long-path/" * 12,
    "one letter": "A",
    "200 lines": "\n".join(f"line {number} of what was said" for number in range(200)),
}


def brief(words: str) -> dict[str, Any]:
    """A brief that has these words wherever words can be."""
    position = {"by": "s", "stance": "asserts", "evidence": "witness", "note": words}
    return {
        "brief": "1",
        "id": "words",
        "title": words,
        "source": {"csl": {"id": "x", "type": "report", "title": words}},
        "summary": [words],
        "text": [{"n": 1, "text": words}],
        "key_points": [{"id": "k", "text": words}],
        "speakers": [{"id": "s", "name": words, "type": "person", "role": words, "party": "side"}],
        "quotes": [
            {
                "id": "q",
                "speaker": "s",
                "para": 1,
                "kind": "direct",
                "spans": [{"exact": words}],
                "note": words,
            }
        ],
        "claims": [
            {"id": "c", "text": words, "status": "contested", "dispute": words, "positions": [position]}
        ],
        "history": [{"id": "e", "text": words, "date": "1973", "words": words}],
        "gaps": [{"id": "g", "text": words}],
    }


def letters(text: str) -> str:
    return "".join(text.split())


def check_lines(rows: Rows[Any], width: int) -> None:
    """Every block of every row stands there in lines that fit, with all its letters."""
    for index in range(len(rows)):
        row = rows.row(index)
        lines = [strip.text for strip in painted(row, width, "", lambda _: Style.null())]
        assert len(lines) == row.height(width)
        assert all(cell_len(line) <= width for line in lines)
        drawn = letters("".join(lines))
        for block in row.blocks:
            assert all(piece in drawn for piece in pieces(block)), block.words[:40]


def pieces(block: RowBlock) -> list[str]:
    """The letters of each line of a block: a gutter may stand between them."""
    return [letters(word)[:8] for word in block.words.split()]


def written(folder: Path, words: str) -> Path:
    path = folder / "words.json"
    path.write_text(json.dumps(brief(words), ensure_ascii=False), "utf-8")
    return path


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_nothing_is_lost_in_any_list(tmp_path: Path, outside: Environment, words: str) -> None:
    view = begun(written(tmp_path, words), outside).shown
    lists = (summary_rows, quote_rows, claim_rows, history_rows, source_rows)
    for rows in (*(rows_of(view) for rows_of in lists), detail_rows(view, "c")):
        assert len(rows)
        for width in (30, 54, 75, 96, 190):
            check_lines(rows, width)


async def test_nothing_overlaps_on_the_screen(tmp_path: Path, outside: Environment) -> None:
    path = written(tmp_path, "\n".join(WORDS.values()))
    async with opened(path, outside, (120, 40)) as pilot:
        for width in (60, 81, 200):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            for number in range(1, len(PANES) + 1):
                reader(pilot).show_pane(number)
                await settled(pilot)
                pane = reader(pilot).pane
                check_lines(pane.rows, pane.scrollable_content_region.width - MARGIN)
                for y in range(pane.size.height):
                    assert pane.render_line(y).cell_length == pane.size.width
            reader(pilot).the(Navigation).go_to("c")
            await press(pilot, "enter")
            detail = reader(pilot).detail
            check_lines(detail.rows, detail.scrollable_content_region.width - MARGIN)
            await press(pilot, "escape")
