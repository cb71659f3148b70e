"""A workbook is read in a process of its own: one that asks for too much ends that process and is refused."""

import io
from typing import Any

import pytest
import xlsxwriter

from kanteling.platform.sheets import SheetRefused, check_package, excel_lines


def book(*sheets: dict[tuple[int, int], Any]) -> io.BytesIO:
    """A workbook with these cells on each sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        for cells in sheets:
            page = made.add_worksheet()
            for (row, column), value in cells.items():
                page.write(row, column, value)
    return out


def test_the_rows_of_the_first_sheet_that_is_wanted_come_whole() -> None:
    sent = book({}, {(0, 0): "omslag"}, {(0, 0): "Naam", (1, 0): 12.5, (2, 1): True}, {(0, 0): "Naam"})
    found = list(excel_lines(sent, lambda rows: any("Naam" in cells for _, cells in rows)))
    assert found == [(1, ["Naam", ""]), (2, [12.5, ""]), (3, ["", True])]
    assert list(excel_lines(sent, lambda rows: any("weg" in cells for _, cells in rows))) == []


def test_two_cells_far_apart_cannot_end_the_process_that_asked() -> None:
    sent = book({(0, 0): "Naam", (1_048_570, 16_383): "ver weg"})
    assert len(sent.getvalue()) < 6_000
    with pytest.raises(SheetRefused) as refused:
        list(excel_lines(sent, lambda rows: True))
    assert refused.value.code == "swells"


def test_a_list_of_contents_that_is_itself_a_bomb_is_refused_before_it_is_read() -> None:
    end = b"PK\x05\x06" + bytes(8) + (40_000_000).to_bytes(4, "little") + bytes(6)
    with pytest.raises(SheetRefused) as refused:
        check_package(io.BytesIO(b"PK\x03\x04" + bytes(200) + end), 10**9)
    assert refused.value.code == "swells"
