"""Rows out of CSV and Excel as they come in the wild: any separator, three encodings, titles above and notes below."""

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

import python_calamine

from kanteling.apps.neighbourhood.rules.columns import is_head
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused
from kanteling.apps.neighbourhood.rules.values import ABSENT, Cell

Line = tuple[int, list[Cell]]
_SEPARATORS = ";,\t|"
_HEAD_WITHIN = 30
_CHUNK = 1 << 20
_MIXED = re.compile(rb"[\xc2\xc3][\x80-\xbf]")


def encoding_of(stream: BinaryIO) -> str:
    """UTF-8 (with or without mark), UTF-16 with a mark, or else Windows-1252; refuses what is none or a mixture."""
    stream.seek(0)
    if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _checked(stream, "utf-16")
    try:
        return _checked(stream, "utf-8-sig")
    except FileRefused:
        if _has(stream, _MIXED):
            raise
        return _checked(stream, "cp1252")


def _checked(stream: BinaryIO, encoding: str) -> str:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    try:
        while chunk := stream.read(_CHUNK):
            lines += decoder.decode(chunk).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as broken:
        near = lines + broken.object[: broken.start].count(b"\n")
        raise FileRefused(FileReason.ODD_LETTERS, f"bij regel {near}") from broken
    return encoding


def _has(stream: BinaryIO, pattern: re.Pattern[bytes]) -> bool:
    stream.seek(0)
    before = b""
    while chunk := stream.read(_CHUNK):
        if pattern.search(before + chunk):
            return True
        before = chunk[-1:]
    return False


def as_text(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """The stream from its start as text; the stream itself stays open afterwards."""
    stream.seek(0)
    return _Open(stream, encoding=encoding, newline="")


class _Open(io.TextIOWrapper):
    """A text layer that does not close what lies under it."""

    def __del__(self) -> None:
        if not self.closed:
            self.detach()


def separator_of(stream: BinaryIO, encoding: str) -> str:
    """The sign between cells: the one that gives a head with codes, and of those the one with most columns."""
    best = max(_SEPARATORS, key=lambda sign: _width(stream, encoding, sign))
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
    reader = csv.reader(as_text(stream, encoding), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, list(cells)
    except csv.Error as broken:
        raise FileRefused(FileReason.BROKEN_CSV, f"bij regel {reader.line_num}") from broken


def check_package(stream: BinaryIO, most: int) -> None:
    """Refuse a zipped workbook that is broken, locked, or larger inside than it says or than ``most`` bytes."""
    try:
        with zipfile.ZipFile(stream) as package:
            total = 0
            for entry in package.infolist():
                total += entry.file_size
                if total > most or entry.flag_bits & 1:
                    raise FileRefused(FileReason.SWELLS if total > most else FileReason.BROKEN_SHEET)
                _check_entry(stream, entry)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError) as broken:
        raise FileRefused(FileReason.BROKEN_SHEET) from broken


def _check_entry(stream: BinaryIO, entry: zipfile.ZipInfo) -> None:
    """Unpack by hand and count: what an entry says of its own size can be a lie."""
    stream.seek(entry.header_offset)
    head = stream.read(30)
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise FileRefused(FileReason.BROKEN_SHEET)
    stream.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), io.SEEK_CUR)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileRefused(FileReason.BROKEN_SHEET)
    packed, size = entry.compress_size, 0
    unpack = zlib.decompressobj(-15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    while packed > 0 and size <= entry.file_size:
        chunk = stream.read(min(packed, _CHUNK >> 4))
        if not chunk:
            break
        packed -= len(chunk)
        while chunk:
            size += len(unpack.decompress(chunk, _CHUNK)) if unpack else len(chunk)
            chunk = unpack.unconsumed_tail if unpack else b""
            if size > entry.file_size:
                break
    if size != entry.file_size:
        raise FileRefused(FileReason.SWELLS if size > entry.file_size else FileReason.BROKEN_SHEET)


def excel_lines(stream: BinaryIO) -> Iterator[Line]:
    """The rows of the first sheet that has a head with codes, with their row numbers."""
    stream.seek(0)
    try:
        book = python_calamine.load_workbook(stream)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.start is not None and any(is_head(cells) for _, cells in _first(_rows(sheet))):
                yield from _rows(sheet)
                return
    except FileRefused:
        raise
    except BaseException as broken:  # a panic in calamine is no Exception
        if isinstance(broken, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
            raise
        raise FileRefused(FileReason.BROKEN_SHEET) from broken
    raise FileRefused(FileReason.NO_CODE_COLUMN)


def _rows(sheet: Any) -> Iterator[Line]:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cell:
    if cell is None or isinstance(cell, str | int | float | bool):
        return cell
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell)


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether nothing stands in this row."""
    return all(cell is None or cell is ABSENT or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def note_in(cells: Sequence[Cell]) -> str:
    """The note that a row holds when only its first cell is filled ("Bron: CBS"); else empty."""
    first = str(cells[0]).strip() if cells and cells[0] not in (None, ABSENT) else ""
    alone = first and len(cells) > 1 and is_blank(cells[1:])
    return first if alone or (len(cells) == 1 and first) else ""
