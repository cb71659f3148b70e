"""Rows of areas out of CSV and Excel: titles above and notes below. The reading itself is `platform.sheets`."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from kanteling.apps.neighbourhood.rules.columns import is_head
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused
from kanteling.apps.neighbourhood.rules.values import ABSENT, Cell
from kanteling.platform import sheets

Line = tuple[int, list[Cell]]
_HEAD_WITHIN = 30


@contextmanager
def _refused() -> Iterator[None]:
    """Say it in the words of this app."""
    try:
        yield
    except sheets.SheetRefused as no:
        raise FileRefused(FileReason(no.code), no.where) from no


def encoding_of(stream: BinaryIO) -> str:
    """UTF-8 (with or without mark), UTF-16 with a mark, or else Windows-1252; refuses what is none or a mixture."""
    with _refused():
        return sheets.encoding_of(stream)


def as_text(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """The stream from its start as text; the stream itself stays open afterwards."""
    return sheets.as_text(stream, encoding)


def separator_of(stream: BinaryIO, encoding: str) -> str:
    """The sign between cells: the one that gives a head with codes, and of those the one with most columns."""
    best = max(sheets.SEPARATORS, key=lambda sign: _width(stream, encoding, sign))
    if not _width(stream, encoding, best):
        raise FileRefused(FileReason.NO_CODE_COLUMN)
    return best


def _width(stream: BinaryIO, encoding: str, sign: str) -> int:
    try:
        for _, cells in _first(csv_lines(stream, encoding, sign)):
            if is_head(cells):
                return len(cells)
    except FileRefused:
        return 0
    return 0


def _first(lines: Iterable[Line]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if number >= _HEAD_WITHIN:
            return
        yield line


def csv_lines(stream: BinaryIO, encoding: str, separator: str) -> Iterator[Line]:
    """Each row with the number of its last line in the file."""
    with _refused():
        for number, cells in sheets.csv_lines(stream, encoding, separator):
            yield number, list(cells)


def check_package(stream: BinaryIO, most: int) -> None:
    """Refuse a zipped workbook that is broken, locked, or larger inside than it says or than ``most`` bytes."""
    with _refused():
        sheets.check_package(stream, most)


def excel_lines(stream: BinaryIO) -> Iterator[Line]:
    """The rows of the first sheet that has a head with codes, with their row numbers."""
    found = False
    with _refused():
        for number, cells in sheets.excel_lines(stream, _has_head):
            found = True
            yield number, list(cells)
    if not found:
        raise FileRefused(FileReason.NO_CODE_COLUMN)


def _has_head(rows: Iterable[sheets.Line]) -> bool:
    return any(is_head(list(cells)) for _, cells in _first((number, list(cells)) for number, cells in rows))


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether nothing stands in this row."""
    return all(cell is None or cell is ABSENT or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def note_in(cells: Sequence[Cell]) -> str:
    """The note that a row holds when only its first cell is filled ("Bron: CBS"); else empty."""
    first = str(cells[0]).strip() if cells and cells[0] not in (None, ABSENT) else ""
    alone = first and len(cells) > 1 and is_blank(cells[1:])
    return first if alone or (len(cells) == 1 and first) else ""
