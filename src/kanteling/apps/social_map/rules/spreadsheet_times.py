"""Days and times as people write them in a list: "di 10-12u", "elke 2e dinsdag", "ma t/m vr 9.00 tot 17.00 uur".

The words of the list always stay beside what was understood. What cannot be understood is told back.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time

from kanteling.apps.social_map.rules.reasons import RowReason
from kanteling.apps.social_map.rules.times import Day, Time

_DAYS = {
    "ma": Day.MO, "mo": Day.MO, "di": Day.TU, "wo": Day.WE, "do": Day.TH, "vr": Day.FR, "vrij": Day.FR, "za": Day.SA, "zat": Day.SA,
    "zo": Day.SU, "zon": Day.SU, "woe": Day.WE, "don": Day.TH, "din": Day.TU, "maan": Day.MO,
}  # fmt: skip
_MONTHS = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec")
_NTH = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1}
_COUNT = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "andere": 2}
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_HOUR = r"(?:[01]?\d|2[0-4])"
_TOKENS = (
    ("iso", r"\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2})?)?"),
    ("dmy", r"\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d{2})\b|\d{1,2}\.\d{1,2}\.\d{4}\b"),
    ("spoken", rf"\b\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}}\b)?"),
    ("interval", r"\b(?:1\s*x|een\s?keer|één\s?keer|eens)\s+(?:per|in de|in|om de)\s+(\d|twee|drie|vier)\s+weken\b"
                 r"|\b(?:elke|iedere|om de)\s+(\d|twee|drie|vier|andere)\s+we(?:ek|ken)\b"
                 r"|\bom\s+de\s+(?:week|veertien dagen|14 dagen)\b|\b(?:twee|2|drie|3|vier|4)\s?-?\s?wekelijks\w*"
                 r"|\b(?:on)?even\s+we(?:ek|ken)\b|\bom en om\b"),
    ("nth", r"\b(?:[1-5]\s?(?:e|de|ste|ᵉ)|eerste|tweede|derde|vierde|vijfde|laatste)\b"),
    ("all", r"\b(?:dagelijks|(?:elke|iedere|alle) dag(?:en)?|7 dagen per week|hele week|24/7)\b"),
    ("work", r"\b(?:werkdagen|doordeweeks|door de week|doordeweekse dagen)\b"),
    ("weekend", r"\b(?:in het )?weekend(?:en)?\b"),
    ("day", r"(?:'s |s |op )?\b(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:s|en)?(?:ochtend|morgen|middag|avond)?(?:en|s)?\b"
            r"|\b(?:ma|mo|di|din|wo|woe|do|don|vr|vrij|za|zat|zo|zon)\b\.?(?=\s|[-–—/,;:.&+]|\d|$)"),
    ("half", rf"\bhalf\s+(?:{_HOUR})\b(?:\s*(?:uur|u)\b)?"),
    ("clock", rf"\b{_HOUR}(?:[:.hu]\s?[0-5]\d)(?::[0-5]\d)?\s*(?:uur|uren|u|h)?(?![\w%])|\b{_HOUR}\s*(?:uur|uren|u|h)\b\.?"),
    ("bare", rf"\b{_HOUR}\b(?![\w.,:]*\d)"),
    ("to", r"t\s?/\s?m|\btot\s+en\s+met\b|\btm\b|\btot\b|[-–—~]|\btill?\b"),
    ("from", r"\bvanaf\b|\bvan\b|\bom\b"),
    ("and", r"[;,\n/&+]|\ben\b"),
    ("loose", r"\bop afspraak\b|\bin overleg\b|\bwisselend\w*|\bdivers\w*|\bzie\s+\w+|\bn\.?\s?t\.?\s?b\.?|\bnog niet bekend\b|\bna afspraak\b"
              r"|\bflexibel\b|\bvariabel\b|\bvolgens rooster\b|\bmaandelijks\b|\b1\s*x per maand\b|\bhele jaar\b|\bgeen vaste (?:dag|tijd)\w*"),
)  # fmt: skip
_SCAN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _TOKENS), re.IGNORECASE)
_IMPOSSIBLE = re.compile(r"\b(?:2[5-9]|[3-9]\d)[:.]\d{2}\b|\b\d{1,2}[:.][6-9]\d\b")


@dataclass(slots=True)
class _Part:
    """What was gathered so far: days with the hours that go with them."""

    days: list[Day] = field(default_factory=list)
    nth: list[int] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)
    hours: list[tuple[time, time | None]] = field(default_factory=list)
    season: bool = False


def understand(text: str, today: date) -> tuple[Time, ...] | RowReason:
    """When it is. Empty text is nothing said; a text without any day or time is a reason."""
    text = text.replace("’", "'").strip()
    if not text:
        return ()
    if _IMPOSSIBLE.search(text):
        return RowReason.UNCLEAR_TIME
    found = [(kind, match[0].strip().lower()) for match in _SCAN.finditer(text) if (kind := match.lastgroup)]
    parts, interval, loose = _gather(_clocks(found), today)
    times = [each for part in parts for each in _times(part, interval, text)]
    if any(each.starts and each.ends and each.ends <= each.starts for each in times):
        return RowReason.END_BEFORE_START
    if times:
        return tuple(dict.fromkeys(times))
    return (Time(words=text[:200]),) if loose else RowReason.UNCLEAR_TIME


def _clocks(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A bare number is an hour only at one side of "10-12" or after "van" and "om"; else it is just a number."""
    kept: list[tuple[str, str]] = []
    for at, (kind, word) in enumerate(found):
        if kind == "bare":
            before = found[at - 1][0] if at else ""
            after = found[at + 1][0] if at + 1 < len(found) else ""
            beyond = found[at + 2][0] if at + 2 < len(found) else ""
            hour = (after == "to" and beyond in ("bare", "clock", "half")) or before in ("to", "from")
            if not hour:
                continue
            kind = "clock"
        kept.append((kind, word))
    return kept


def _gather(found: list[tuple[str, str]], today: date) -> tuple[list[_Part], int, bool]:
    parts, interval, loose, reach = [_Part()], 1, False, False
    for kind, word in found:
        now = parts[-1]
        if (
            kind in ("day", "all", "work", "weekend", "nth", "iso", "dmy", "spoken")
            and now.hours
            and (now.days or now.dates)
        ):
            now = _Part()
            parts.append(now)
        if kind == "day":
            day = _day(word)
            now.days += _between(now.days[-1], day) if reach and now.days else [day]
        elif kind == "all":
            now.days += list(Day)
        elif kind == "work":
            now.days += list(Day)[:5]
        elif kind == "weekend":
            now.days += list(Day)[5:]
        elif kind == "nth":
            now.nth.append(_NTH.get(word) or int(word[0]))
        elif kind == "interval":
            interval = _interval(word)
        elif kind in ("iso", "dmy", "spoken"):
            day_found = _date(kind, word, today)
            if day_found:
                now.season = now.season or (reach and bool(now.dates))
                now.dates.append(day_found)
        elif kind in ("clock", "half"):
            if reach and now.hours and now.hours[-1][1] is None:
                now.hours[-1] = (now.hours[-1][0], _clock(word))
            else:
                now.hours.append((_clock(word), None))
        elif kind == "loose":
            loose = True
        reach = kind == "to"
    return parts, interval, loose


def _day(word: str) -> Day:
    bare = re.sub(r"^(?:'s|s|op)\s+", "", word).rstrip(".")
    for day in Day:
        if bare.startswith((day.dutch, day.dutch[:-3] + "dag")):
            return day
    return _DAYS[bare]


def _between(first: Day, last: Day) -> list[Day]:
    """The days after ``first`` up to ``last``, also over the weekend."""
    days = list(Day)
    many = (last.number - first.number) % 7
    return [days[(first.number + step) % 7] for step in range(1, many + 1)]


def _interval(word: str) -> int:
    for each in re.findall(r"\d+|\w+", word):
        if each.isdigit() and int(each) in (2, 3, 4):
            return int(each)
        count = next((many for name, many in _COUNT.items() if each.startswith(name) and many > 1), 0)
        if count:
            return count
    return 2


def _date(kind: str, word: str, today: date) -> date | None:
    try:
        if kind == "iso":
            return date.fromisoformat(word[:10])
        if kind == "dmy":
            day, month, year = (int(piece) for piece in re.split(r"[-/.]", word))
            return date(year + 2000 if year < 100 else year, month, day)
        piece = word.split()
        month = next(at for at, name in enumerate(_MONTHS, 1) if re.match(name, piece[1]))
        if len(piece) > 2:
            return date(int(piece[2]), month, int(piece[0]))
        this = date(today.year, month, int(piece[0]))
        return this if this >= today else date(today.year + 1, month, int(piece[0]))
    except (ValueError, StopIteration):
        return None


def _clock(word: str) -> time:
    numbers = [int(each) for each in re.findall(r"\d+", word)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if word.startswith("half"):
        hour, minute = hour - 1, 30
    return time(23, 59) if hour == 24 else time(hour % 24, minute)


def _times(part: _Part, interval: int, text: str) -> list[Time]:
    """Each day with each pair of hours."""
    hours: list[tuple[time | None, time | None]] = list(part.hours) or [(None, None)]
    words = text[:200]
    first, last = (min(part.dates), max(part.dates)) if part.dates else (None, None)
    made: list[Time] = []
    for start, end in hours:
        if part.days:
            for day in dict.fromkeys(part.days):
                rule = ""
                if part.nth:
                    rule = "FREQ=MONTHLY;BYDAY=" + ",".join(f"{nth}{day.code}" for nth in dict.fromkeys(part.nth))
                elif interval > 1:
                    rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={day.code}"
                made.append(Time(day, start, end, first, last, rule, words))
        elif part.dates and part.season:
            made.append(Time(None, start, end, first, last, "", words))
        elif part.dates:
            made += [Time(None, start, end, each, each, "", words) for each in part.dates]
        elif start:
            made.append(Time(None, start, end, words=words))
    return made
