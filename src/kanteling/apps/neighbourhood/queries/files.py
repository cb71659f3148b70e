"""From any file that someone brings to rows with areas and figures, or to one clear refusal. Nothing is written."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, BinaryIO

from kanteling.apps.neighbourhood.queries import geojson, sheets
from kanteling.apps.neighbourhood.rules import numbers
from kanteling.apps.neighbourhood.rules.columns import Columns, Place, is_head, recognise
from kanteling.apps.neighbourhood.rules.reasons import BadRow, FileReason, FileRefused, RowReason
from kanteling.apps.neighbourhood.rules.rows import AreaRow, RawRow, Reader, as_text, year_in
from kanteling.apps.neighbourhood.rules.values import ABSENT, Cell, Decimals, decimals_of
from kanteling.platform import clock

_SAMPLE = 300  # of features; each can be large
_CBS_HEADS = {"gwbcode", "gwbcode10", "gwbcode8", "recs", "indwbz", "codering"}
_NOTE = re.compile(r"(?:bron|source)\s*:\s*(.+)|(©.+)", re.IGNORECASE)


@dataclass
class Table:
    """A file as a head and rows that can be gone through more than once."""

    heads: Sequence[str]
    rows: Callable[[], Iterator[RawRow]]
    decimals: Decimals
    year: int | None = None
    source: str = ""
    label: str = "Regel"
    sample: int = 2000


@dataclass
class Told:
    """A file that was understood: which column is which, and a way through its rows.

    ``source`` can still become known while going through the rows, when it stands below the table.
    """

    name: str
    digest: str
    columns: Columns
    reader: Reader
    table: Table
    given_source: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def year(self) -> int:
        """The year of the borders and the figures."""
        return self.reader.year

    @property
    def source(self) -> str:
        """Where the figures come from: as given, as the file says, as its shape shows, else that it is not known."""
        found = self.given_source or self.table.source or next(iter(self.notes), "")
        if found:
            return found[:200]
        plain = {"".join(filter(str.isalnum, head.lower())) for head in self.table.heads}
        if plain & _CBS_HEADS:
            return "CBS, Kerncijfers wijken en buurten"
        return f"niet opgegeven; bestand {self.name}"[:200]

    def rows(self) -> Iterator[AreaRow | tuple[BadRow, ...]]:
        """Each row read. An area that comes a second time is a bad row."""
        seen: set[tuple[str, str]] = set()
        most = numbers.ROWS.on(self.reader.today)
        many = 0
        for raw in self.table.rows():
            wrong = self._wrong_width(raw)
            if wrong:
                yield wrong
                continue
            if wrong is None:
                continue
            if Place.MARGIN in self.columns.places and self.reader.is_margin(raw):
                continue
            many += 1
            if many > most:
                raise FileRefused(FileReason.TOO_LONG, f"meer dan {most}")
            row = self.reader.read(raw)
            if isinstance(row, AreaRow):
                if (row.code, row.band) in seen:
                    row = (BadRow(raw.line, RowReason.TWICE, written=row.code),)
                else:
                    seen.add((row.code, row.band))
            yield row
        if not many:
            raise FileRefused(FileReason.NO_ROWS)

    def _wrong_width(self, raw: RawRow) -> tuple[BadRow, ...] | None:
        """Bad when it has other columns than the head; None for a blank line or a note below the table."""
        if sheets.is_blank(raw.cells) and raw.geometry is None:
            return None
        note = sheets.note_in(raw.cells) if raw.geometry is None else ""
        if note and not self._is_code_alone(raw):
            found = _NOTE.search(note)
            if found:
                self.notes.append((found[1] or found[2]).strip())
            return None
        wide = len(self.table.heads)
        if len(raw.cells) < wide:
            return (BadRow(raw.line, RowReason.SHORT_ROW),)
        if len(raw.cells) > wide and not sheets.is_blank(raw.cells[wide:]):
            return (BadRow(raw.line, RowReason.ODD_ROW),)
        return ()

    def _is_code_alone(self, raw: RawRow) -> bool:
        """A row with nothing but a code is a bad row, not a note."""
        return len(as_text(raw.cells[0]).strip()) <= 10 and self.columns.places[Place.CODE] == 0


def understand(
    stream: BinaryIO,
    name: str,
    year: int | None = None,
    source: str = "",
    mapping: Mapping[str, str] | None = None,
) -> Told:
    """Find out what a file is and how to read it. Raises `FileRefused`."""
    today = clock.today()
    _check_size(stream, numbers.FILE_BYTES.on(today))
    table = _table(stream)
    if len(table.heads) > numbers.COLUMNS.on(today):
        raise FileRefused(FileReason.TOO_WIDE)
    sample = [RawRow(row.line, row.cells) for row in islice(table.rows(), table.sample)]
    columns = recognise(table.heads, [row.cells for row in sample], mapping)
    whole = year or table.year or _year_of_rows(columns, sample) or year_in(name)
    if whole is None:
        raise FileRefused(FileReason.NO_YEAR)
    if not numbers.FIRST_YEAR.on(today) <= whole <= today.year + 1:
        raise FileRefused(FileReason.ODD_YEAR, str(whole))
    at = [figure.at for figure in columns.figures]
    written = (row.cells[each] for row in sample for each in at if each < len(row.cells))
    reader = Reader(columns, decimals_of(written, table.decimals), whole, today)
    clean = "".join(letter for letter in name if letter.isprintable())[-200:]
    return Told(clean, _digest(stream), columns, reader, table, source.strip())


def _check_size(stream: BinaryIO, most: int) -> None:
    size = stream.seek(0, 2)
    if size == 0:
        raise FileRefused(FileReason.EMPTY)
    if size > most:
        raise FileRefused(FileReason.TOO_BIG, f"meer dan {most // 1_000_000} MB")


def _digest(stream: BinaryIO) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()


def _table(stream: BinaryIO) -> Table:
    """What kind of file it is, by its first signs; the name may say anything."""
    stream.seek(0)
    first = stream.read(4096)
    bare = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not bare:
        raise FileRefused(FileReason.EMPTY)
    if first.startswith(b"PK"):
        return _excel(stream)
    if first.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(FileReason.OLD_EXCEL)
    if bare.startswith(b"<"):
        raise FileRefused(FileReason.WEB_PAGE)
    utf16 = first[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not utf16 and re.search(rb"[\x00-\x08\x0e-\x1f]", first):
        raise FileRefused(FileReason.UNKNOWN_KIND)
    if bare[:1] in (b"{", b"["):
        return _geojson(stream)
    return _csv(stream)


def _csv(stream: BinaryIO) -> Table:
    encoding = sheets.encoding_of(stream)
    separator = sheets.separator_of(stream, encoding)
    table = _below_head(lambda: sheets.csv_lines(stream, encoding, separator))
    table.decimals = Decimals.POINT if separator == "," else Decimals.COMMA
    return table


def _excel(stream: BinaryIO) -> Table:
    sheets.check_package(stream, numbers.UNPACKED_BYTES.on(clock.today()))
    return _below_head(lambda: sheets.excel_lines(stream))


def _below_head(lines: Callable[[], Iterator[sheets.Line]]) -> Table:
    """The table that starts at the first row that can be a head; a year or source in a title above it counts."""
    year, source = None, ""
    for at, cells in lines():
        if is_head(cells):
            heads = [as_text(cell).strip() for cell in cells]
            while heads and not heads[-1]:
                heads.pop()
            return Table(heads, partial(_below, lines, at, len(heads)), Decimals.COMMA, year, source)
        title = as_text(cells[0]) if cells else ""
        year = year or year_in(title)
        found = _NOTE.search(title)
        source = source or ((found[1] or found[2]).strip() if found else "")
    raise FileRefused(FileReason.NO_CODE_COLUMN)


def _below(lines: Callable[[], Iterator[sheets.Line]], head_at: int, wide: int) -> Iterator[RawRow]:
    for at, cells in lines():
        if at > head_at:
            yield RawRow(at, cells[:wide] if sheets.is_blank(cells[wide:]) else cells)


def _geojson(stream: BinaryIO) -> Table:
    encoding = sheets.encoding_of(stream)
    collection = geojson.Collection()
    heads: dict[str, None] = {}
    for feature in islice(collection.features(sheets.as_text(stream, encoding)), _SAMPLE):
        heads.update(dict.fromkeys(feature["properties"]))
        if len(heads) > numbers.COLUMNS.on(clock.today()):
            raise FileRefused(FileReason.TOO_WIDE)
    if not heads:
        raise FileRefused(FileReason.NO_ROWS)

    def rows() -> Iterator[RawRow]:
        features = geojson.Collection().features(sheets.as_text(stream, encoding))
        for number, feature in enumerate(features, start=1):
            told = feature["properties"]
            yield RawRow(
                number, [_plain(told[head]) if head in told else ABSENT for head in heads], feature.get("geometry")
            )

    said = collection.members
    source = said.get("bron") or said.get("source") or ""
    year = year_in(str(said.get("jaar") or said.get("year") or ""))
    return Table(list(heads), rows, Decimals.POINT, year, str(source), "Gebied", _SAMPLE)


def _plain(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float | bool) else "{…}"


def _year_of_rows(columns: Columns, sample: Sequence[RawRow]) -> int | None:
    at = columns.places.get(Place.YEAR)
    if at is None:
        return None
    years = (year_in(as_text(row.cells[at])) for row in sample if at < len(row.cells))
    return next((year for year in years if year), None)
