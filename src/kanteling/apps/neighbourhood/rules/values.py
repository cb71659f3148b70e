"""What a cell with a figure says: a number, or that the number is not known. Never zero for what is not known.

Sources: CBS, Toelichting Kerncijfers wijken en buurten ("." = unknown or secret, -99997 = secret or unreliable,
-99995 = not available); StatLine signs. A bare "-" means nil in one table and missing in another: we say unknown.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from kanteling.apps.neighbourhood.rules.reasons import RowReason
from kanteling.foundation.words import Worded


class Absent(Enum):
    """A cell that is not there at all: nothing was said, not even that it is unknown."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT
Cell = str | int | float | bool | Absent | None


class Gap(Worded):
    """Why there is no number."""

    UNKNOWN = "unknown", "onbekend"
    SECRET = "secret", "geheim: te weinig mensen"


class Decimals(Worded):
    """How a file writes one and a half."""

    COMMA = "comma", "1,5"
    POINT = "point", "1.5"
    UNCLEAR = "unclear", "soms 1,5 en soms 1.5"


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or the reason why there is none: exactly one of both."""

    number: Decimal | None
    gap: Gap | None = None


_UNKNOWN_SIGNS = {
    "",
    ".",
    "..",
    "-",
    "--",
    "–",
    "?",
    "null",
    "none",
    "nan",
    "na",
    "n/a",
    "nvt",
    "n.v.t.",
    "onbekend",
}
_SECRET_SIGNS = {"x", "geheim", "*"}
_UNKNOWN = Value(None, Gap.UNKNOWN)
_SECRET = Value(None, Gap.SECRET)
_FORM = re.compile(r"([+-]?)(\d*)((?:[.,]\d*)*)")
_NO_DIGITS = re.compile(r"\d+")
_POWER = re.compile(r"[+-]?\d{1,2}(?:[.,]\d{1,17})?[eE][+-]?\d{1,2}")
_GAP_CODE = re.compile(r"-9999[0-9]|-9{7,}[0-9]?")
_BLANKS = str.maketrans("", "", " \t\u00a0\u202f'’")
_LARGEST = Decimal(10) ** 12
_SMALLEST = Decimal("0.000001")


def decimals_of(cells: Iterable[Cell], otherwise: Decimals) -> Decimals:
    """How numbers are written, from the cells that leave no doubt; ``otherwise`` when none does."""
    seen: set[Decimals] = set()
    for cell in cells:
        if isinstance(cell, str) and not cell.isdigit() and (sure := _sure(cell.translate(_BLANKS))):
            seen.add(sure)
            if len(seen) > 1:
                return Decimals.UNCLEAR
    return seen.pop() if seen else otherwise


@dataclass(frozen=True, slots=True)
class _Written:
    """A number taken apart: sign and digits, and how it must or may be read."""

    sign: str
    parts: tuple[str, ...]
    marks: str

    def sure(self) -> Decimals | None:
        """How it can only be read; None when it can be read both ways ("1.234") or has no mark at all."""
        if not self.marks:
            return None
        if len(set(self.marks)) > 1:
            return _way(self.marks[-1])
        if len(self.marks) > 1:
            return Decimals.POINT if self.marks[0] == "," else Decimals.COMMA
        head, tail = self.parts
        grouped = len(tail) == 3 and 1 <= len(head) <= 3 and not head.startswith("0")
        return None if grouped else _way(self.marks)

    def number(self, way: Decimals) -> Decimal | None:
        """The number when read this way; None when it cannot be."""
        mark = "," if way is Decimals.COMMA else "."
        whole, tail = (self.parts[:-1], self.parts[-1]) if self.marks.endswith(mark) else (self.parts, "0")
        if mark in self.marks[:-1] or (len(whole) > 1 and not _in_threes(whole)):
            return None
        return Decimal(f"{self.sign}{''.join(whole) or '0'}.{tail}") if tail else None


def _way(mark: str) -> Decimals:
    return Decimals.COMMA if mark == "," else Decimals.POINT


def _in_threes(whole: tuple[str, ...]) -> bool:
    return 1 <= len(whole[0]) <= 3 and all(len(part) == 3 for part in whole[1:])


def _taken_apart(text: str) -> _Written | None:
    found = _FORM.fullmatch(text)
    if not found or len(text) > 40 or not text.isascii() or not (found[2] or text.strip("+-.,")):
        return None
    marks = _NO_DIGITS.sub("", found[3])
    return _Written(found[1], (found[2], *re.split("[.,]", found[3])[1:]), marks)


@lru_cache(maxsize=8192)
def _sure(text: str) -> Decimals | None:
    written = _taken_apart(text)
    return written.sure() if written else None


def read_value(cell: Cell, decimals: Decimals) -> Value | RowReason:
    """The number in a cell, or a gap; a `RowReason` when it is neither."""
    if cell is None or cell is ABSENT:
        return _UNKNOWN
    if isinstance(cell, bool):
        return RowReason.NOT_A_NUMBER
    if isinstance(cell, int | float):
        return _from_number(cell)
    if cell.isascii() and cell.isdigit() and len(cell) <= 12:
        return Value(Decimal(cell))
    text = cell.translate(_BLANKS).strip("\ufeff\r\n")
    sign = text.lower()
    if sign in _UNKNOWN_SIGNS:
        return _UNKNOWN
    if sign in _SECRET_SIGNS:
        return _SECRET
    if text.startswith("#"):
        return RowReason.SHEET_ERROR
    number = _from_text(text, decimals)
    return number if isinstance(number, RowReason) else _checked(number)


@lru_cache(maxsize=8192)
def _from_number(cell: float) -> Value | RowReason:
    """A file of a country holds the same hundred percentages thousands of times: each is read once."""
    if isinstance(cell, float) and not math.isfinite(cell):
        return _UNKNOWN
    if abs(cell) >= _LARGEST:
        return RowReason.TOO_LARGE
    return _checked(Decimal(repr(cell)))


def _checked(number: Decimal) -> Value | RowReason:
    """Let the codes that CBS writes instead of a number be gaps."""
    if number < 0 and number == number.to_integral_value() and _GAP_CODE.fullmatch(str(int(number))):
        return _SECRET if number == -99997 else _UNKNOWN
    if abs(number) >= _LARGEST:
        return RowReason.TOO_LARGE
    return Value(number.quantize(_SMALLEST).normalize() + 0)


def _from_text(text: str, decimals: Decimals) -> Decimal | RowReason:
    if _POWER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    written = _taken_apart(text)
    if written is None:
        return RowReason.NOT_A_NUMBER
    sure = written.sure()
    way = sure or decimals
    if written.marks and (way is Decimals.UNCLEAR or decimals not in (way, Decimals.UNCLEAR)):
        return RowReason.UNCLEAR_NUMBER
    number = written.number(way)
    return RowReason.NOT_A_NUMBER if number is None else number
