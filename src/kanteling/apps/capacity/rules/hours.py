"""Hours of one's own week by kind: proposed from what one already did, and corrected by the one who knows.

Source: domain page, "Team: assignment, caseload, room". Nobody else sees the hours of one person; a team sees totals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kanteling.apps.capacity.rules import numbers
from kanteling.foundation.words import Reason, Worded

WEEK_MINUTES = 7 * 24 * 60
NOON = 12


class Kind(Worded):
    """What hours are for."""

    INDIVIDUAL = "individual", "Mensen begeleiden"
    CRISIS = "crisis", "Crisis"
    OUTREACH = "outreach", "Voorkomen en erop af"
    COLLECTIVE = "collective", "Samen met de buurt"
    CONSULTATION = "consultation", "Overleg"
    ADMINISTRATION = "administration", "Administratie"
    LEARNING = "learning", "Leren"


KEPT = (Kind.OUTREACH, Kind.COLLECTIVE)
"""The kinds for which a team reserves hours."""


class Did(Worded):
    """What someone did in the system, of which an hour can be guessed."""

    CONVERSATION = "conversation", "gesprek"
    REPORT = "report", "verslag"
    CONTACT = "contact", "contact na vier weken"
    LOOKED_BACK = "looked_back", "samen teruggekeken"
    INFORMED = "informed", "informatie gegeven"


GUESS = {
    Did.CONVERSATION: (Kind.INDIVIDUAL, numbers.CONVERSATION),
    Did.REPORT: (Kind.ADMINISTRATION, numbers.REPORT),
    Did.CONTACT: (Kind.INDIVIDUAL, numbers.CONTACT),
    Did.LOOKED_BACK: (Kind.CONSULTATION, numbers.LOOKING_BACK),
    Did.INFORMED: (Kind.CONSULTATION, numbers.INFORMED),
}
WORDS = {
    Kind.CRISIS: ("crisis", "spoed", "acuut"),
    Kind.LEARNING: ("training", "cursus", "intervisie", "scholing", "leren", "moreel beraad"),
    Kind.ADMINISTRATION: ("administratie", "rapportage", "verslag", "mail", "registratie"),
    Kind.OUTREACH: ("portiek", "aanbellen", "erop af", "outreach", "wijkronde", "huis aan huis", "voorkomen"),
    Kind.COLLECTIVE: ("wandel", "buurt", "groep", "koffie", "inloop", "bijeenkomst", "wijk"),
    Kind.INDIVIDUAL: ("huisbezoek", "gesprek", "afspraak met", "bezoek"),
    Kind.CONSULTATION: ("overleg", "vergadering", "mdo", "teamdag", "bespreking", "meeting"),
}
"""By which words in one's own calendar a kind is guessed; the first kind that fits."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Minutes proposed for a kind, and of what: deeds by kind, minutes of the calendar, or the week before."""

    kind: Kind
    minutes: int
    deeds: tuple[tuple[Did, int], ...] = ()
    calendar: int = 0
    as_before: bool = False


class NoCalendar(Reason):
    """Why a calendar cannot be read in."""

    UNREADABLE = "unreadable", "Dit is geen agenda. Bewaar uw agenda als bestand dat eindigt op .ics."
    TOO_BIG = "too_big", "Deze agenda is te groot. Neem alleen de laatste twee maanden."


class NoWeek(Reason):
    """Why a week cannot be written down."""

    NOT_YOURS = "not_yours", "U hoort nu bij geen team. Sluit u eerst aan bij een team."
    TOO_MUCH = "too_much", "Dit zijn meer uren dan er in een week zitten. Kijk ze nog eens na."
    NEGATIVE = "negative", "Minder dan nul uur kan niet. Kijk de uren nog eens na."
    COMING = "coming", "Deze week moet nog beginnen. Kies een week die er al was."


def week_of(day: date) -> date:
    """The Monday of the week in which ``day`` falls."""
    return day - timedelta(days=day.weekday())


def to_steps(minutes: int, day: date) -> int:
    """Rounded to whole steps, a half up: more precise is not asked."""
    step = numbers.STEP.on(day)
    return (minutes + step // 2) // step * step


def kind_of(words: str) -> Kind | None:
    """The kind that words of one's own calendar tell; None when they do not."""
    lower = words.lower()
    return next((kind for kind, signs in WORDS.items() if any(sign in lower for sign in signs)), None)


def propose(
    deeds: Iterable[tuple[Did, int]], calendar: Mapping[Kind, int], before: Mapping[Kind, int], day: date
) -> tuple[Proposed, ...]:
    """Hours per kind: what the calendar says, or what was done here, whichever is more; else as the week before.

    Calendar and deeds are not added up: a conversation stands in both. ``deeds`` are (what, how often).
    """
    done: dict[Kind, list[tuple[Did, int]]] = {kind: [] for kind in Kind}
    for what, times in deeds:
        done[GUESS[what][0]].append((what, times))
    found = []
    for kind in Kind:
        seen = sum(GUESS[what][1].on(day) * times for what, times in done[kind])
        planned = calendar.get(kind, 0)
        if seen or planned:
            minutes = to_steps(max(seen, planned), day)
            found.append(Proposed(kind, minutes, tuple(done[kind]) if seen >= planned else (), planned))
        else:
            found.append(Proposed(kind, before.get(kind, 0), as_before=bool(before.get(kind, 0))))
    return tuple(found)


def why_not_say(minutes: Mapping[Kind, int], week: date, today: date, *, in_team: bool) -> tuple[NoWeek, ...]:
    """Why this week cannot be written down like this; empty means it can."""
    found = [] if in_team else [NoWeek.NOT_YOURS]
    if any(each < 0 for each in minutes.values()):
        found.append(NoWeek.NEGATIVE)
    if sum(minutes.values()) > WEEK_MINUTES:
        found.append(NoWeek.TOO_MUCH)
    if week > today:
        found.append(NoWeek.COMING)
    return tuple(found)
