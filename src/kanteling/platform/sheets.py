"""Rows out of CSV, Excel and packages as they come in the wild: any separator, three alphabets, bombs refused.

Generic: what a row means is for the app that reads it. Whatever is wrong with a file is one `SheetRefused` with a code.
"""

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

import python_calamine

Cell = str | int | float | bool | None
Line = tuple[int, list[Cell]]
SEPARATORS = ";,\t|"
_CHUNK = 1 << 20
_MIXED = re.compile(rb"[\xc2\xc3][\x80-\xbf]")


class SheetRefused(Exception):
    """``code`` is one of odd_letters, broken_csv, broken_sheet, swells; ``where`` helps to find the spot."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.where = where


def encoding_of(stream: BinaryIO) -> str:
    """UTF-8 (with or without mark), UTF-16 with a mark, or else Windows-1252; refuses what is none or a mixture."""
    stream.seek(0)
    if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _checked(stream, "utf-16")
    try:
        return _checked(stream, "utf-8-sig")
    except SheetRefused:
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
        raise SheetRefused("odd_letters", f"bij regel {near}") from broken
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


def csv_lines(stream: BinaryIO, encoding: str, separator: str) -> Iterator[Line]:
    """Each row with the number of its last line in the file."""
    reader = csv.reader(as_text(stream, encoding), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, list(cells)
    except csv.Error as broken:
        raise SheetRefused("broken_csv", f"bij regel {reader.line_num}") from broken


def check_package(stream: BinaryIO, most: int) -> None:
    """Refuse a zipped workbook that is broken, locked, or larger inside than it says or than ``most`` bytes."""
    try:
        with zipfile.ZipFile(stream) as package:
            total = 0
            for entry in package.infolist():
                total += entry.file_size
                if total > most or entry.flag_bits & 1:
                    raise SheetRefused("swells" if total > most else "broken_sheet")
                _check_entry(stream, entry)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError) as broken:
        raise SheetRefused("broken_sheet") from broken


def _check_entry(stream: BinaryIO, entry: zipfile.ZipInfo) -> None:
    """Unpack by hand and count: what an entry says of its own size can be a lie."""
    stream.seek(entry.header_offset)
    head = stream.read(30)
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise SheetRefused("broken_sheet")
    stream.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), io.SEEK_CUR)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise SheetRefused("broken_sheet")
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
        raise SheetRefused("swells" if size > entry.file_size else "broken_sheet")


def excel_lines(stream: BinaryIO, chosen: Callable[[Iterable[Line]], bool]) -> Iterator[Line]:
    """The rows of the first sheet of which ``chosen`` says yes, with their row numbers; nothing when there is none."""
    stream.seek(0)
    try:
        book = python_calamine.load_workbook(stream)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.start is not None and chosen(_rows(sheet)):
                yield from _rows(sheet)
                return
    except SheetRefused:
        raise
    except BaseException as broken:  # a panic in calamine is no Exception
        if isinstance(broken, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
            raise
        raise SheetRefused("broken_sheet") from broken


def _rows(sheet: Any) -> Iterator[Line]:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cell:
    if cell is None or isinstance(cell, str | int | float | bool):
        return cell
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell)
