"""Rows out of CSV, Excel and packages as they come in the wild: any separator, three alphabets, bombs refused.

Generic: what a row means is for the app that reads it. Whatever is wrong with a file is one `SheetRefused` with a code.
"""

import codecs
import csv
import io
import json
import re
import shutil
import signal
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from kanteling.platform import workbook

Cell = str | int | float | bool | None
Line = tuple[int, list[Cell]]
SEPARATORS = ";,\t|"
BOOK_BYTES, BOOK_SECONDS = 1_500_000_000, 120
"""How much memory and time the reading of one workbook may take."""
_CHUNK = 1 << 20
_TOO_MUCH = (workbook.TOO_MUCH, -signal.SIGABRT, -signal.SIGKILL, -signal.SIGXCPU, -signal.SIGSEGV)
"""How the reader ends when it is refused more memory or time."""
_MOST_CONTENTS = 1_000_000
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
        _check_directory(stream)
        with zipfile.ZipFile(stream) as package:
            total = 0
            for entry in package.infolist():
                total += entry.file_size
                if total > most or entry.flag_bits & 1:
                    raise SheetRefused("swells" if total > most else "broken_sheet")
                _check_entry(stream, entry)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError) as broken:
        raise SheetRefused("broken_sheet") from broken


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a list of contents that is itself too long to hold, before it is read (APPNOTE 4.3.16: end record)."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 22 - 65_535 - 20))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise SheetRefused("broken_sheet")
    if int.from_bytes(tail[at + 12 : at + 16], "little") > _MOST_CONTENTS or b"PK\x06\x07" in tail[:at]:
        raise SheetRefused("swells")


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
    """The rows of the first sheet of which ``chosen`` says yes, with their row numbers; nothing when there is none.

    Read in a process of its own (`workbook`), so that a book that asks for too much ends that process and not ours.
    """
    stream.seek(0)
    bounds = [str(BOOK_BYTES), str(BOOK_SECONDS)]
    with subprocess.Popen(
        [sys.executable, "-I", workbook.__file__, *bounds],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as reader:
        try:
            _hand_over(stream, reader)
            yield from _chosen(_told(reader), chosen)
        finally:
            reader.kill()


def _hand_over(stream: BinaryIO, reader: "subprocess.Popen[bytes]") -> None:
    """Give the reader the whole book; one that ended early says so by its end."""
    assert reader.stdin is not None
    with suppress(BrokenPipeError):
        shutil.copyfileobj(stream, reader.stdin, _CHUNK)
    with suppress(BrokenPipeError):
        reader.stdin.close()


def _told(reader: "subprocess.Popen[bytes]") -> Iterator[Any]:
    """What the reader says, to its very end."""
    assert reader.stdout is not None
    for line in reader.stdout:
        said = json.loads(line)
        if said is None:
            return
        yield said
    raise SheetRefused("swells" if reader.wait() in _TOO_MUCH else "broken_sheet")


def _chosen(told: Iterator[Any], chosen: Callable[[Iterable[Line]], bool]) -> Iterator[Line]:
    """The rows of the sheet that was chosen; those that the choice looked at come first again."""
    ended = next(told, None) is None
    while not ended:
        looked: list[Line] = []
        rows = _OneSheet(told)
        yes = chosen(_kept_in(looked, rows))
        if yes:
            yield from looked
            yield from rows
            return
        for _ in rows:
            pass
        ended = rows.last


class _OneSheet:
    """The rows up to the next sheet; ``last`` when there is none after it."""

    def __init__(self, told: Iterator[Any]) -> None:
        self._told = told
        self.ended = self.last = False

    def __iter__(self) -> Iterator[Line]:
        while not self.ended:
            said: Any = next(self._told, None)
            self.ended, self.last = not isinstance(said, list), said is None
            if isinstance(said, list):
                yield said[0], said[1]


def _kept_in(looked: list[Line], rows: Iterable[Line]) -> Iterator[Line]:
    for row in rows:
        looked.append(row)
        yield row
