"""Days as people write them in a goal: "vóór 31-12", "eind 2026", "binnen een half jaar"."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from kanteling.apps.assignments.rules.spelling import NUMBER, as_number

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_SHORT = {name[:3]: at for at, name in enumerate(MONTHS, start=1)} | {"mrt": 3, "sept": 9}
_NAMES = {name: at for at, name in enumerate(MONTHS, start=1)} | _SHORT
_MONTH = "(" + "|".join(sorted(_NAMES, key=len, reverse=True)) + r")\b\.?"
_BY = r"\b(?:voor|uiterlijk(?: op)?|op|per|tot|t/m|tot en met|eind)\s+"
_NTH = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4, "laatste": 4}
Found = date | None


def find_date(text: str, today: date) -> tuple[Found, str]:
    """The last day that a text names, and the text without it. A day without a year is the next one to come."""
    for pattern, read in _PATTERNS:
        found = re.search(pattern, text)
        day = read(found, today) if found else None
        if found and day:
            return day, f"{text[: found.start()]}\x00{text[found.end() :]}"
    return None, text


def _made(year: int, month: int, day: int) -> Found:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last(year: int, month: int) -> Found:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and 1 <= year <= 9999 else None


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _next(today: date, month: int, day: int, year: int | None) -> Found:
    """This day in ``year``, or else the first time that it comes."""
    if year is not None:
        return _made(year, month, day)
    this = _made(today.year, month, day)
    return this if this and this >= today else _made(today.year + 1, month, day)


def _end_of(today: date, month: int, year: int | None) -> Found:
    ends = _last(year or today.year, month)
    return ends if year or (ends and ends >= today) else _last(today.year + 1, month)


def _digits(found: "re.Match[str]", today: date) -> Found:
    return _next(today, int(found[2]), int(found[1]), _year(found[3]))


def _iso(found: "re.Match[str]", today: date) -> Found:
    return _made(int(found[1]), int(found[2]), int(found[3]))


def _day_month(found: "re.Match[str]", today: date) -> Found:
    return _next(today, _NAMES[found[2]], int(found[1]), _year(found[3]))


def _end_month(found: "re.Match[str]", today: date) -> Found:
    return _end_of(today, _NAMES[found[1]], _year(found[2]))


def _before_month(found: "re.Match[str]", today: date) -> Found:
    month = _NAMES[found[1]]
    first = _next(today + timedelta(1), month, 1, _year(found[2]))
    return first - timedelta(1) if first else None


def _end_year(found: "re.Match[str]", today: date) -> Found:
    return _last(int(found[1]), 12)


def _this_year(found: "re.Match[str]", today: date) -> Found:
    return _last(today.year + (found[1] in ("volgend", "komend")), 12)


def _quarter(found: "re.Match[str]", today: date) -> Found:
    return _end_of(today, 3 * _NTH[found[1]], _year(found[2]))


def _half(found: "re.Match[str]", today: date) -> Found:
    return _end_of(today, 6 * min(2, _NTH[found[1]]), _year(found[2]))


def _within(found: "re.Match[str]", today: date) -> Found:
    many = 1 if found[1] in (None, "het") else as_number(found[1]) or 0
    if found[1] == "half" or (found[1] == "een" and found[2] == "half"):
        return _months_on(today, 6)
    unit = found[3]
    if unit.startswith(("week", "weken")):
        return today + timedelta(7 * min(many, 520)) if many else None
    return _months_on(today, many * (12 if unit.startswith("ja") else 1)) if many else None


def _months_on(today: date, months: int) -> Found:
    at = today.month - 1 + months
    year, month = today.year + at // 12, at % 12 + 1
    return _made(year, month, min(today.day, monthrange(year, month)[1])) if year <= 9999 else None


def _feast(found: "re.Match[str]", today: date) -> Found:
    month, day = {"zomer": (6, 20), "kerst": (12, 24), "winter": (12, 20)}[found[1]]
    return _next(today, month, day, None)


_PATTERNS: tuple[tuple[str, Callable[["re.Match[str]", date], Found]], ...] = (
    (rf"(?:{_BY})?\b(\d{{4}})-(\d{{2}})-(\d{{2}})\b", _iso),
    (rf"(?:{_BY})?\b(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}})\b", _digits),
    (rf"{_BY}(\d{{1,2}})[-/](\d{{1,2}})()\b", _digits),
    (rf"(?:{_BY})?\b(\d{{1,2}})\s+{_MONTH}(?:\s+(\d{{4}}))?", _day_month),
    (rf"\b(?:aan het |het )?einde?(?: van)?\s+{_MONTH}(?:\s+(\d{{4}}))?", _end_month),
    (rf"\bvoor\s+{_MONTH}(?:\s+(\d{{4}}))?", _before_month),
    (rf"\b(?:in|tot en met|t/m)\s+{_MONTH}(?:\s+(\d{{4}}))?", _end_month),
    (
        r"\b(?:in )?(?:het )?(eerste|tweede|derde|vierde|laatste|[1-4]e)\s+kwartaal(?:\s+(?:van )?(\d{4}))?",
        _quarter,
    ),
    (r"\b(?:in )?(?:de )?(eerste|tweede|[12]e)\s+helft(?:\s+van)?(?:\s+(\d{4}))?(?: (?:dit|het) jaar)?", _half),
    (r"\b(?:aan het |het )?einde?(?: van)?\s+(20\d\d)\b", _end_year),
    (r"\b(?:aan het |het )?einde?(?: van)?\s+(dit|het|volgend|komend) jaar\b", _this_year),
    (rf"\b(?:binnen|over)\s+({NUMBER}|half|het)?\s*(half)?\s*(jaar|jaren|maand|maanden|week|weken)\b", _within),
    (r"\b(?:in |voor |binnen )?(?:de loop van )?(dit|volgend|komend) jaar\b", _this_year),
    (r"\b(?:in|over|voor eind|tot)\s+(20\d\d)\b", _end_year),
    (r"\bvoor de (zomer|kerst|winter)\b", _feast),
)
