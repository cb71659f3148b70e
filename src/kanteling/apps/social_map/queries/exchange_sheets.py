"""A list as it was sent: its head and its lines, from CSV or Excel. Raises `FileRefused` with what helps."""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kanteling.apps.social_map.rules import exchanging
from kanteling.apps.social_map.rules.hsds_facts import TABLES
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused
from kanteling.apps.social_map.rules.spreadsheet_columns import is_head
from kanteling.platform import clock, sheets

_HEAD_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """Heads, and the lines below them: number in the file, and cells as text."""

    heads: list[str]
    lines: list[tuple[int, list[str]]]
    digest: str


def read_sheet(stream: BinaryIO) -> Sheet:
    """The list in this file. The first row with at least two known heads is the head; without one the first full row."""
    today = clock.today()
    size = stream.seek(0, 2)
    most = exchanging.PAGE_BYTES.on(today)
    if size == 0:
        raise FileRefused(FileReason.EMPTY)
    if size > most:
        raise FileRefused(FileReason.TOO_BIG, f"meer dan {most // 1_000_000} MB")
    try:
        rows = [(number, [_text(cell) for cell in cells]) for number, cells in _rows(stream)]
    except sheets.SheetRefused as no:
        raise FileRefused(FileReason(no.code), no.where) from no
    return _below_head(rows, digest_of(stream))


def digest_of(stream: BinaryIO) -> str:
    """By what the very same file is known again."""
    stream.seek(0)
    found = hashlib.sha256()
    while chunk := stream.read(1 << 20):
        found.update(chunk)
    return found.hexdigest()


def _rows(stream: BinaryIO) -> Iterator[sheets.Line]:
    stream.seek(0)
    first = stream.read(4096)
    bare = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not bare:
        raise FileRefused(FileReason.EMPTY)
    if first.startswith(b"PK"):
        sheets.check_package(stream, exchanging.PAGE_UNPACKED.on(clock.today()))
        yield from _counted(sheets.excel_lines(stream, _has_lines))
        return
    if first.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(FileReason.OLD_EXCEL)
    if bare.startswith((b"<", b"{", b"[", b"%PDF")):
        raise FileRefused(FileReason.WEB_PAGE if bare.startswith(b"<") else FileReason.UNKNOWN_KIND)
    utf16 = first[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not utf16 and re.search(rb"[\x00-\x08\x0e-\x1f]", first):
        raise FileRefused(FileReason.UNKNOWN_KIND)
    encoding = sheets.encoding_of(stream)
    yield from _counted(sheets.csv_lines(stream, encoding, _separator(stream, encoding)))


def form_of(stream: BinaryIO) -> exchanging.Form:
    """Whether this is a list or a package of HSDS, by its first signs and the names of the files in it."""
    stream.seek(0)
    first = stream.read(4096)
    if first.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return exchanging.Form.HSDS
    if not first.startswith(b"PK"):
        return exchanging.Form.SHEET
    try:
        sheets.check_package(stream, exchanging.PAGE_UNPACKED.on(clock.today()))
        with zipfile.ZipFile(stream) as package:
            names = {name.rpartition("/")[2] for name in package.namelist()}
    except sheets.SheetRefused as no:
        raise FileRefused(FileReason(no.code), no.where) from no
    told = names & {"datapackage.json", *(table.file for table in TABLES.values())}
    return exchanging.Form.HSDS if told else exchanging.Form.SHEET


def _counted(rows: Iterable[sheets.Line]) -> Iterator[sheets.Line]:
    letters, enough = 0, exchanging.PAGE_LETTERS.on(clock.today())
    most, wide = exchanging.PAGE_ROWS.on(clock.today()), exchanging.COLUMNS.on(clock.today())
    for many, (number, cells) in enumerate(rows):
        if many > most + _HEAD_WITHIN:
            raise FileRefused(FileReason.TOO_LONG, f"meer dan {most}")
        letters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if letters > enough:
            raise FileRefused(FileReason.SWELLS)
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if len(cells) > wide:
            raise FileRefused(FileReason.TOO_WIDE, f"meer dan {wide}")
        yield number, cells


def _has_lines(rows: Iterable[sheets.Line]) -> bool:
    return any(
        sum(cell not in (None, "") for cell in cells) >= 2 for _, (_, cells) in zip(range(100), rows, strict=False)
    )


def _separator(stream: BinaryIO, encoding: str) -> str:
    """The sign that gives a head we know, else the one that gives most columns."""
    best = max(sheets.SEPARATORS, key=lambda sign: _fit(stream, encoding, sign))
    if _fit(stream, encoding, best) < (0, 2):
        raise FileRefused(FileReason.NO_HEAD)
    return best


def _fit(stream: BinaryIO, encoding: str, sign: str) -> tuple[int, int]:
    try:
        rows = [
            [_text(cell) for cell in cells]
            for _, (_, cells) in zip(range(_HEAD_WITHIN), sheets.csv_lines(stream, encoding, sign), strict=False)
        ]
    except sheets.SheetRefused:
        return (0, 0)
    known = max((len(cells) for cells in rows if is_head(cells)), default=0)
    return (known, max((len([cell for cell in cells if cell]) for cells in rows), default=0))


def _text(cell: sheets.Cell) -> str:
    """A cell as someone would type it: 12.0 of a rekenblad is 12, midnight behind a date is no time."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return re.sub(r"T00:00:00$", "", str(cell))[:20_000]


def _below_head(rows: list[tuple[int, list[str]]], digest: str) -> Sheet:
    found = next((at for at, (_, cells) in enumerate(rows[:_HEAD_WITHIN]) if is_head(cells)), None)
    if found is None:
        found = next((at for at, (_, cells) in enumerate(rows[:_HEAD_WITHIN]) if sum(map(bool, cells)) >= 2), None)
    if found is None:
        raise FileRefused(FileReason.NO_HEAD)
    heads = [head.strip() or f"kolom {at}" for at, head in enumerate(rows[found][1], 1)]
    lines = [
        (number, [*cells, *[""] * (len(heads) - len(cells))])
        for number, cells in rows[found + 1 :]
        if any(cell.strip() for cell in cells)
    ]
    if not lines:
        raise FileRefused(FileReason.NO_ROWS)
    if len(lines) > exchanging.PAGE_ROWS.on(clock.today()):
        raise FileRefused(FileReason.TOO_LONG, f"meer dan {exchanging.PAGE_ROWS.on(clock.today())}")
    widest = max(len(cells) for _, cells in lines)
    heads += [f"kolom {at + 1}" for at in range(len(heads), widest)]
    return Sheet(heads, [(number, [*cells, *[""] * (widest - len(cells))]) for number, cells in lines], digest)
