"""Room that a team keeps, what took it, and who answers for that.

Hours for prevention and community are reserved by the team itself. When a crisis takes them it is seen the same week,
with what fell away; the team leader and the municipality are asked for an answer, each by a day.
Source: domain page, "Hours"; mission, "time for it that escalations cannot eat".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kanteling.apps.capacity.rules import numbers
from kanteling.apps.capacity.rules.hours import Kind
from kanteling.foundation.actor import Role
from kanteling.foundation.words import Dutch, Reason, Worded, dutch


class Went(Worded):
    """How a reserved piece of work went in a week."""

    ON = "on", "Ging door"
    CRISIS = "crisis", "Ging naar een crisis"
    OTHER = "other", "Viel weg, om iets anders"


class To(Worded):
    """Who is asked for an answer."""

    LEADER = "leader", "de teamleider"
    MUNICIPALITY = "municipality", "de gemeente"


ANSWERS = {To.LEADER: Role.TEAM_LEADER, To.MUNICIPALITY: Role.POLICY}


@dataclass(frozen=True, slots=True)
class Piece:
    """A reserved piece of work in one week. ``lost`` minutes went to what ``went`` says; None: not told yet."""

    block: UUID
    title: str
    kind: Kind
    minutes: int
    went: Went | None = None
    lost: int = 0


@dataclass(frozen=True, slots=True)
class WeekRoom:
    """One week of a team: minutes reserved, used, gone to crises, gone elsewhere; and the pieces."""

    week: date
    reserved: int
    used: int
    to_crises: int
    elsewhere: int
    pieces: tuple[Piece, ...]

    @property
    def fell_away(self) -> tuple[Piece, ...]:
        """What crises took, wholly or in part."""
        return tuple(piece for piece in self.pieces if piece.went is Went.CRISIS and piece.lost)


def room_of(week: date, reserved: int, pieces: Iterable[Piece]) -> WeekRoom:
    """Add up a week. What the team planned above what it reserved counts as reserved too."""
    found = tuple(sorted(pieces, key=lambda piece: (-piece.lost, piece.title)))
    planned = sum(piece.minutes for piece in found)
    crises = sum(piece.lost for piece in found if piece.went is Went.CRISIS)
    other = sum(piece.lost for piece in found if piece.went is Went.OTHER)
    told = sum(piece.minutes - piece.lost for piece in found if piece.went)
    return WeekRoom(week, max(reserved, planned), told, crises, other, found)


def headline(room: WeekRoom, *, now: bool) -> Dutch:
    """What is going on, in one sentence with marks ``lost``, ``kept`` and ``used`` (hours) and ``week``."""
    if not room.reserved:
        return dutch("Er zijn nog geen uren bewaard voor voorkomen")
    if room.to_crises and now:
        return dutch("Crises namen deze week %(lost)s van de %(kept)s uur die we voor voorkomen bewaarden")
    if room.to_crises:
        return dutch("In week %(week)s gingen %(lost)s van de %(kept)s uur voor voorkomen naar crises")
    if not room.used and not room.elsewhere:
        return dutch("Er zijn %(kept)s uur bewaard voor voorkomen")
    return dutch("Van de %(kept)s bewaarde uren zijn er %(used)s gebruikt. Geen ging naar een crisis")


class NoRoom(Reason):
    """Why this cannot be kept, told or answered."""

    NOT_TEAM = "not_team", "Dit doet het team zelf. U hoort nu niet bij dit team."
    NO_HOURS = "no_hours", "Vul in hoeveel uur. Het mag ook een half uur zijn."
    NO_TITLE = "no_title", "Geef het een korte naam. Zet er geen naam van een bewoner in."
    WRONG_KIND = "wrong_kind", "Bewaren kan voor voorkomen en voor de buurt."
    PERIOD = "period", "De laatste week ligt voor de eerste. Kies een latere."
    NOT_THEN = "not_then", "Dit stond die week niet op de planning."
    MORE_THAN_IT_WAS = "more_than_it_was", "Er kan niet meer wegvallen dan er bewaard was."
    PAST = "past", "Kies deze week of een latere."
    BAND = "band", "De kleinste is groter dan de grootste. Draai ze om."
    WORDS = "words", "Schrijf uw antwoord op. Een korte zin mag ook."
    NOT_ASKED = "not_asked", "Deze vraag is aan iemand anders gesteld."
    ANSWERED = "answered", "Hier is al antwoord op gegeven."
    NAME = "name", "Geef het team een naam."
    TAKEN = "taken", "Er is al een team met deze naam."
    NOT_LEADER = "not_leader", "Een team begint bij een teamleider. Vraag het daar."
    ALREADY = "already", "U hoort al bij een team. Stop daar eerst."
    CONTRACT = "contract", "Vul uw uren per week in: meer dan nul, en hoogstens veertig."


def why_not_keep(kind: Kind, minutes: int, *, in_team: bool, any_kind: bool = False) -> tuple[NoRoom, ...]:
    """Why so much cannot be reserved; nought minutes means: none any more."""
    found = [] if in_team else [NoRoom.NOT_TEAM]
    if kind not in (Kind.OUTREACH, Kind.COLLECTIVE) and not any_kind:
        found.append(NoRoom.WRONG_KIND)
    if minutes < 0:
        found.append(NoRoom.NO_HOURS)
    return tuple(found)


def why_not_plan(
    title: str, minutes: int, first: date, last: date, this_week: date, *, in_team: bool
) -> tuple[NoRoom, ...]:
    """Why this piece of work cannot be planned in the reserved hours."""
    found = [] if in_team else [NoRoom.NOT_TEAM]
    if not title.strip():
        found.append(NoRoom.NO_TITLE)
    if minutes <= 0:
        found.append(NoRoom.NO_HOURS)
    if last < first:
        found.append(NoRoom.PERIOD)
    if first < this_week:
        found.append(NoRoom.PAST)
    return tuple(found)


def why_not_tell(piece: Piece | None, went: Went, lost: int, *, in_team: bool) -> tuple[NoRoom, ...]:
    """Why it cannot be told that a piece of work went so; ``piece`` is None when it was not planned that week."""
    found = [] if in_team else [NoRoom.NOT_TEAM]
    if piece is None:
        return (*found, NoRoom.NOT_THEN)
    if lost > piece.minutes:
        found.append(NoRoom.MORE_THAN_IT_WAS)
    if lost < 0 or (went is not Went.ON and lost == 0):
        found.append(NoRoom.NO_HOURS)
    return tuple(found)


def answer_by(to: To, asked: date) -> date:
    """The day by which an answer is asked."""
    days = numbers.ANSWER_LEADER if to is To.LEADER else numbers.ANSWER_MUNICIPALITY
    return asked + timedelta(days=days.on(asked))


def why_not_answer(to: To, words: str, roles: frozenset[Role], *, answered: bool) -> tuple[NoRoom, ...]:
    """Why this person cannot answer this question."""
    found = [] if ANSWERS[to] in roles else [NoRoom.NOT_ASKED]
    if answered:
        found.append(NoRoom.ANSWERED)
    if not words.strip():
        found.append(NoRoom.WORDS)
    return tuple(found)
