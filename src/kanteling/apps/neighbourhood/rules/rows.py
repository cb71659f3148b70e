"""One row of a file: the area and the figures it tells, or why it cannot be taken in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kanteling.apps.neighbourhood.rules import numbers
from kanteling.apps.neighbourhood.rules.columns import Columns, Figure, Place, figure_in, says_level
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS, URBANITY, Indicator, Unit, by_age
from kanteling.apps.neighbourhood.rules.levels import Level, level_in, tidy_code
from kanteling.apps.neighbourhood.rules.outlines import Outline, Point, read_outline, read_place
from kanteling.apps.neighbourhood.rules.reasons import BadRow, RowReason
from kanteling.apps.neighbourhood.rules.values import ABSENT, Cell, Decimals, Value, read_value

_REMEMBERED = 20_000  # values of one file


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file: its line, its cells in the order of the head, and its geometry if any."""

    line: int
    cells: Sequence[Cell]
    geometry: Any = None


@dataclass(frozen=True, slots=True)
class AreaRow:
    """What a good row tells. ``name`` is empty when the file has no names; ``band`` tells rows of one area apart."""

    line: int
    code: str
    name: str
    place: Point | None
    outline: Outline | None
    figures: tuple[tuple[Indicator, Value], ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read the rows of one file, decided once: which column is which, how numbers are written, which year."""

    columns: Columns
    decimals: Decimals
    year: int
    today: date
    known: dict[tuple[object, ...], Value] = field(default_factory=dict, compare=False, repr=False)

    def read(self, row: RawRow) -> AreaRow | tuple[BadRow, ...]:
        """The area in this row, or everything that is wrong with it."""
        bad: list[BadRow] = []
        code = self._code(row, bad)
        name = self._name(row, code, bad)
        self._check_year(row, bad)
        place, outline = self._place(row, bad)
        band = self._band(row, bad)
        figures = tuple(self._figures(row, band, bad))
        if bad:
            return tuple(bad)
        label = f"{band[0]}-{band[1]}" if band else ""
        if Place.WHAT in self.columns.places:
            label += f" {self._cell(row, Place.WHAT)}"
        return AreaRow(row.line, code, name, place, outline, figures, label)

    def _cell(self, row: RawRow, place: Place) -> Cell:
        at = self.columns.places.get(place)
        return row.cells[at] if at is not None else None

    def _wrong(self, row: RawRow, at: int | Place, reason: RowReason) -> BadRow:
        where = self.columns.places.get(at) if isinstance(at, Place) else at
        if where is None:
            return BadRow(row.line, reason)
        return BadRow(row.line, reason, self.columns.heads[where][:60], shown(row.cells[where]))

    def _code(self, row: RawRow, bad: list[BadRow]) -> str:
        word = self._cell(row, Place.LEVEL)
        said = level_in(as_text(word)) if as_text(word) else self._usual_level()
        found = tidy_code(as_text(self._cell(row, Place.CODE)), said)
        if isinstance(found, RowReason):
            bad.append(self._wrong(row, Place.CODE, found))
            return ""
        return found

    def _usual_level(self) -> Level | None:
        """What digits without letters mean when no column says it: the name of the column does."""
        head = self.columns.heads[self.columns.places[Place.CODE]].lower()
        if not says_level(head):
            return None
        words = {
            "postcode": Level.POSTCODE,
            "pc4": Level.POSTCODE,
            "buurt": Level.QUARTER,
            "bu_": Level.QUARTER,
            "wijk": Level.DISTRICT,
            "wk_": Level.DISTRICT,
            "gemeente": Level.MUNICIPALITY,
            "gm_": Level.MUNICIPALITY,
        }
        return next((level for word, level in words.items() if head.startswith(word)), None)

    def _name(self, row: RawRow, code: str, bad: list[BadRow]) -> str:
        if Place.NAME not in self.columns.places:
            return code[2:] if code.startswith("PC") else ""
        name = " ".join(as_text(self._cell(row, Place.NAME)).split())
        if not name:
            bad.append(self._wrong(row, Place.NAME, RowReason.NO_NAME))
        elif len(name) > numbers.NAME_LENGTH.on(self.today) or not name.isprintable():
            bad.append(self._wrong(row, Place.NAME, RowReason.LONG_NAME))
        return name

    def _check_year(self, row: RawRow, bad: list[BadRow]) -> None:
        said = year_in(as_text(self._cell(row, Place.YEAR)))
        if said is not None and said != self.year:
            bad.append(self._wrong(row, Place.YEAR, RowReason.OTHER_YEAR))

    def _place(self, row: RawRow, bad: list[BadRow]) -> tuple[Point | None, Outline | None]:
        found = read_outline(row.geometry, numbers.OUTLINE_POINTS.on(self.today))
        if isinstance(found, RowReason):
            bad.append(BadRow(row.line, found))
            return None, None
        if isinstance(found, Outline):
            return found.centre, found
        lat, lon = self._cell(row, Place.LAT), self._cell(row, Place.LON)
        if found is None and as_text(lat) and as_text(lon):
            point = read_place(as_text(lat).replace(",", "."), as_text(lon).replace(",", "."))
            if isinstance(point, RowReason):
                bad.append(self._wrong(row, Place.LAT, point))
                return None, None
            return point, None
        return found, None

    def _band(self, row: RawRow, bad: list[BadRow]) -> tuple[int, int | None] | None:
        if Place.AGE not in self.columns.places:
            return None
        band = age_band(as_text(self._cell(row, Place.AGE)))
        if isinstance(band, RowReason):
            bad.append(self._wrong(row, Place.AGE, band))
            return None
        return band

    def _figures(
        self, row: RawRow, band: tuple[int, int | None] | None, bad: list[BadRow]
    ) -> Iterator[tuple[Indicator, Value]]:
        for figure in self._of(row, bad):
            if row.cells[figure.at] is ABSENT:
                continue
            indicator = INDICATORS[figure.indicator]
            value = self._read(row.cells[figure.at], figure, indicator)
            if isinstance(value, RowReason):
                bad.append(self._wrong(row, figure.at, value))
            else:
                yield (by_age(indicator, *band) if band else indicator), value

    def _of(self, row: RawRow, bad: list[BadRow]) -> Sequence[Figure]:
        """The figures in this row: one per column, and in a long table the one that the row names."""
        places = self.columns.places
        if Place.WHAT not in places or Place.VALUE not in places:
            return self.columns.figures
        found = figure_in(as_text(self._cell(row, Place.WHAT)).strip())
        if found is None:
            bad.append(self._wrong(row, Place.WHAT, RowReason.ODD_FIGURE))
            return self.columns.figures
        at = places[Place.VALUE]
        return (*self.columns.figures, Figure(at, self.columns.heads[at], *found))

    def is_margin(self, row: RawRow) -> bool:
        """Whether this row tells how sure a figure is (RIVM: Ondergrens, Bovengrens) and not the figure itself."""
        said = as_text(self._cell(row, Place.MARGIN)).strip().lower()
        return bool(said) and said not in ("waarde", "mw00000")

    def _read(self, cell: Cell, figure: Figure, indicator: Indicator) -> Value | RowReason:
        """As `_value`; a country holds the same hundred percentages thousands of times, and each is read once."""
        key = (cell, cell.__class__, figure.indicator, figure.factor)
        found = self.known.get(key)
        if found is not None:
            return found
        value = self._value(cell, figure, indicator)
        if isinstance(value, Value) and len(self.known) < _REMEMBERED:
            self.known[key] = value
        return value

    def _value(self, cell: Cell, figure: Figure, indicator: Indicator) -> Value | RowReason:
        if indicator.unit is Unit.CLASS and isinstance(cell, str) and cell.strip().lower() in URBANITY:
            cell = URBANITY[cell.strip().lower()]
        value = read_value(cell, self.decimals)
        if isinstance(value, RowReason) or value.number is None:
            return value
        reason = why_not_in(indicator.unit, value)
        return reason or (value if figure.factor == 1 else Value(value.number * figure.factor))


def why_not_in(unit: Unit, value: Value) -> RowReason | None:
    """Why a number cannot be an amount of this unit; None when it can."""
    if value.number is None:
        return None
    if value.number < 0 and unit is not Unit.SCORE:
        return RowReason.NEGATIVE
    if unit is Unit.PERCENT and value.number > 100:
        return RowReason.OVER_HUNDRED
    if unit is Unit.CLASS and value.number not in range(1, 6):
        return RowReason.NO_CLASS
    return None


_ADULTS = {"18 jaar of ouder", "18 jaar en ouder", "18+"}
"""RIVM asks adults only, so these are everybody it asked."""
_BAND = re.compile(r"(\d{1,3})\s*(?:-|tot)\s*(\d{1,3})(\s*jaar)?")
_OPEN_BAND = re.compile(r"(\d{1,3})\s*(?:\+|jaar of ouder|jaar en ouder)")


def age_band(written: str) -> tuple[int, int | None] | RowReason | None:
    """The ages in "0-4", "0 tot 5 jaar" or "95+", both ends included; None for everybody ("Totaal")."""
    text = written.strip().lower()
    if text.startswith("totaal") or text in _ADULTS:
        return None
    band, over = _BAND.fullmatch(text), _OPEN_BAND.fullmatch(text)
    if over:
        return int(over[1]), None
    if not band:
        return RowReason.ODD_AGE
    low, high = int(band[1]), int(band[2]) - ("tot" in text)
    return (low, high) if low <= high else RowReason.ODD_AGE


_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")


def year_in(text: str) -> int | None:
    """The one year that stands in a text ("wijken_nl_2022.csv", "2022JJ00"); None when there is none, or more."""
    years = {int(found) for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def as_text(cell: Cell) -> str:
    """A cell as text; a spreadsheet's 268.0 is 268."""
    if cell is None or cell is ABSENT:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def shown(cell: Cell) -> str:
    """A cell as it may be shown in a message: short, on one line."""
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in as_text(cell)).split())
    return text if len(text) <= 40 else text[:39] + "…"
