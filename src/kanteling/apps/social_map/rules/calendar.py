"""A calendar that any agenda can read: RFC 5545, with the time zone of the Netherlands written out.

Summaries hold the name of the entry and nothing about who looks at it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from kanteling.apps.social_map.rules.times import Time

ZONE = "Europe/Amsterdam"
_FOLD = 75
_LATE = time(23, 59, 59)
# The rules of the EU since 1996 (directive 2000/84/EC): last Sunday of March and of October.
_ZONE_LINES = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an agenda shows of one entry."""

    entry: UUID
    title: str
    text: str
    where: str
    link: str
    since: date
    changed: datetime
    times: tuple[Time, ...]
    point: tuple[float, float] | None = None


def calendar(name: str, occasions: Iterable[Occasion], made: datetime) -> str:
    """The whole file, with CRLF at the end of each line and no line longer than 75 octets."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kanteling//Sociale kaart//NL", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}", f"X-WR-TIMEZONE:{ZONE}", *_ZONE_LINES,
    ]  # fmt: skip
    for occasion in occasions:
        for number, moment in enumerate(occasion.times):
            lines += _event(occasion, moment, number, made)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(occasion: Occasion, moment: Time, number: int, made: datetime) -> list[str]:
    """One event; none when no day is known, or when the season holds no such day."""
    begins = first_day(moment, occasion.since)
    if begins is None:
        return []
    where = [f"LOCATION:{_text(occasion.where)}"] if occasion.where else []
    if occasion.point:
        where.append(f"GEO:{occasion.point[1]:.5f};{occasion.point[0]:.5f}")
    text = "\n".join(each for each in (occasion.text, moment.words) if each)
    return [
        "BEGIN:VEVENT",
        f"UID:{occasion.entry}-{number}@kanteling",
        f"DTSTAMP:{_utc(made)}",
        f"LAST-MODIFIED:{_utc(occasion.changed)}",
        *_when(moment, begins),
        *_repeats(moment, begins),
        f"SUMMARY:{_text(occasion.title)}",
        *([f"DESCRIPTION:{_text(text)}"] if text else []),
        *where,
        *([f"URL:{occasion.link}"] if occasion.link else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def first_day(moment: Time, since: date) -> date | None:
    """The first day of a moment: its own, or the first such day of the week from ``since`` on."""
    days = moment.days
    if not days:
        return None
    start = moment.first or since
    if moment.first is not None and moment.first == moment.last:
        return moment.first
    numbers = {day.number for day in days}
    found = next(day for day in (start + timedelta(days=ahead) for ahead in range(7)) if day.weekday() in numbers)
    return found if moment.last is None or found <= moment.last else None


def _when(moment: Time, begins: date) -> list[str]:
    if moment.starts is None:
        return [f"DTSTART;VALUE=DATE:{begins:%Y%m%d}", f"DTEND;VALUE=DATE:{begins + timedelta(days=1):%Y%m%d}"]
    ends = moment.ends or (datetime.combine(begins, moment.starts) + timedelta(hours=1)).time()
    last = begins if ends > moment.starts else begins + timedelta(days=1)
    return [
        f"DTSTART;TZID={ZONE}:{begins:%Y%m%d}T{moment.starts:%H%M%S}",
        f"DTEND;TZID={ZONE}:{last:%Y%m%d}T{ends:%H%M%S}",
    ]


def _repeats(moment: Time, begins: date) -> list[str]:
    if moment.first is not None and moment.first == moment.last:
        return []
    rule = moment.rule.upper().strip().removeprefix("RRULE:")
    if not rule:
        rule = f"FREQ=WEEKLY;BYDAY={','.join(day.code for day in moment.days)}"
    if moment.last is not None and "UNTIL=" not in rule and "COUNT=" not in rule:
        rule += f";UNTIL={_until(moment, moment.last)}"
    return [f"RRULE:{rule}"]


def _until(moment: Time, last: date) -> str:
    """The end of a row of dates, in the kind of value that its start has (RFC 5545, 3.3.10)."""
    if moment.starts is None:
        return f"{last:%Y%m%d}"
    return _utc(datetime.combine(last, _LATE, ZoneInfo(ZONE)))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Text as a value: what would end it is written with a backslash (RFC 5545, 3.3.11)."""
    plain = "".join(sign for sign in text.replace("\r\n", "\n") if sign >= " " or sign == "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never through the middle of a sign (RFC 5545, 3.1)."""
    pieces, piece, size = [], "", 0
    for sign in line:
        more = len(sign.encode())
        if size + more > _FOLD:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + more
    return "\r\n".join([*pieces, piece])
