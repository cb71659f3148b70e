"""Who decides, and when a proposal stands.

Sources: De Nieuwe Route (Anke Siegers): those involved decide, nothing is in the plan that not everyone
agrees with; the Kanteling texts: "de echte kanteling zit in het verschuiven van degene die bepaalt".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason, Worded


class Answer(Worded):
    """What someone who decides can say about a proposal. Equal answers, equal buttons."""

    GO_ALONG = "go_along", "Ik ga mee"
    OBJECT = "object", "Ik heb een bezwaar"
    STAND_ASIDE = "stand_aside", "Ik laat het aan de anderen"


class Badge(Worded):
    """How a seat looks to the table: always a word beside the sign."""

    GOES_ALONG = "goes_along", "Gaat mee"
    OBJECTS = "objects", "Heeft een bezwaar"
    STANDS_ASIDE = "stands_aside", "Laat het aan de anderen"
    HANDED_OVER = "handed_over", "Gaf de stem aan"
    CONTINUED_WITHOUT = "continued_without", "Zei niets, de kring ging verder"
    SILENT = "silent", "Heeft nog niets gezegd"


class State(Worded):
    """Where a proposal is."""

    WAITS = "waits", "Open: we wachten nog"
    OBJECTED = "objected", "Open: er is een bezwaar"
    FRAMED = "framed", "Open: het gaat over een kader heen"
    STANDS = "stands", "Dit staat"
    WITHDRAWN = "withdrawn", "Ingetrokken"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Someone was reminded of the current version."""

    person: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class Table:
    """Who decides on one proposal, and what each said last about its current version.

    Answers, reminders and ``continued_without`` belong to the version: a new version asks everyone again.
    ``voices`` maps who handed their voice over to whom they gave it. ``crossed`` names the hard frames that
    this version crosses without room (and soft ones without a reason): what `frames` says blocks it.
    Professionals are in no field of a table: their answer cannot even be written down.
    """

    resident: PersonId
    deciders: frozenset[PersonId]
    asked: datetime
    answers: Mapping[PersonId, Answer] = field(default_factory=dict)
    voices: Mapping[PersonId, PersonId] = field(default_factory=dict)
    continued_without: frozenset[PersonId] = frozenset()
    reminders: tuple[Reminder, ...] = ()
    crossed: frozenset[str] = frozenset()
    proposer: PersonId | None = None
    guides: frozenset[PersonId] = frozenset()
    adopted: datetime | None = None
    withdrawn: datetime | None = None

    def __post_init__(self) -> None:
        if self.resident not in self.deciders:
            raise ValueError("a table without its resident decides nothing")


@dataclass(frozen=True, slots=True)
class Voice:
    """What one seat said: itself, or ``through`` the one who holds its voice."""

    person: PersonId
    badge: Badge
    answer: Answer | None
    through: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdict on one version, with every voice (the resident first)."""

    state: State
    voices: tuple[Voice, ...]
    waits_for: frozenset[PersonId]
    objected_by: frozenset[PersonId]
    crossed: frozenset[str]


class NoVoice(Reason):
    """Why someone cannot answer."""

    INFORMS = "informs", "U geeft informatie. De betrokkenen besluiten."
    STANDS = "stands", "Dit voorstel staat al. Doe een nieuw voorstel."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken."
    REASON = "reason", "Zeg erbij wat uw bezwaar is. Dan praat u samen verder."


class NotYet(Reason):
    """Why a proposal does not stand."""

    WAITS = "waits", "We wachten nog op iemand. Niets zeggen is geen ja."
    RESIDENT = "resident", "Het is het plan van de inwoner. Die gaat nog niet mee."
    OBJECTED = "objected", "Er is een bezwaar. Praat samen verder of pas de tekst aan."
    FRAMED = "framed", "Dit gaat over een kader heen. Verander het of vraag ruimte."
    STANDS = "stands", "Dit voorstel staat al."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken."


_BADGES = {
    Answer.GO_ALONG: Badge.GOES_ALONG,
    Answer.OBJECT: Badge.OBJECTS,
    Answer.STAND_ASIDE: Badge.STANDS_ASIDE,
}


def voice(table: Table, person: PersonId) -> Voice:
    """What ``person`` says at this table.

    An own answer always comes first, also after handing over and after the round went on without them.
    A voice travels one step: one trusts a person, not whomever that person chooses. So chains and cycles
    carry nothing, and the voice waits for its owner again.
    """
    own = table.answers.get(person)
    if own is not None:
        return Voice(person, _BADGES[own], own)
    holder = table.voices.get(person)
    said = table.answers.get(holder) if holder in table.deciders else None
    if person in table.continued_without and said is None and person != table.resident:
        return Voice(person, Badge.CONTINUED_WITHOUT, None)
    if holder is not None and holder in table.deciders and holder != person:
        return Voice(person, Badge.HANDED_OVER, said, holder)
    return Voice(person, Badge.SILENT, None)


def standing(table: Table) -> Standing:
    """Whether it stands, whom it waits for, who objected.

    Silence is never consent; one objection keeps it out. Standing aside blocks nothing, but nobody stands
    aside for the resident: without the resident's own yes (or that of the one they chose) it is not their plan.
    """
    voices = tuple(voice(table, person) for person in _resident_first(table))
    objected = frozenset(v.person for v in voices if v.answer is Answer.OBJECT)
    waits = frozenset(v.person for v in voices if v.answer is None and v.badge is not Badge.CONTINUED_WITHOUT)
    if voices[0].answer is Answer.STAND_ASIDE:
        waits |= {table.resident}
    if table.adopted is not None:
        return Standing(State.STANDS, voices, frozenset(), frozenset(), frozenset())
    state = State.STANDS
    if table.withdrawn is not None:
        state = State.WITHDRAWN
    elif objected:
        state = State.OBJECTED
    elif waits:
        state = State.WAITS
    elif table.crossed:
        state = State.FRAMED
    return Standing(state, voices, waits, objected, table.crossed)


def why_no_voice(table: Table, person: PersonId) -> tuple[NoVoice, ...]:
    """Why this person cannot answer; empty means they can."""
    found = [] if person in table.deciders else [NoVoice.INFORMS]
    if table.adopted is not None:
        found.append(NoVoice.STANDS)
    elif table.withdrawn is not None:
        found.append(NoVoice.WITHDRAWN)
    return tuple(found)


def why_not_answer(table: Table, person: PersonId, answer: Answer, reason: str) -> tuple[NoVoice, ...]:
    """Why this answer cannot be given; an objection carries its reason, the other answers may."""
    found = why_no_voice(table, person)
    if answer is Answer.OBJECT and not reason.strip():
        found += (NoVoice.REASON,)
    return found


def why_not_adopt(table: Table) -> tuple[NotYet, ...]:
    """Why this version cannot be written into the plan now; empty means: write it, once."""
    if table.adopted is not None:
        return (NotYet.STANDS,)
    if table.withdrawn is not None:
        return (NotYet.WITHDRAWN,)
    verdict, found = standing(table), []
    if verdict.objected_by:
        found.append(NotYet.OBJECTED)
    if verdict.waits_for - {table.resident}:
        found.append(NotYet.WAITS)
    if table.resident in verdict.waits_for:
        found.append(NotYet.RESIDENT)
    if verdict.crossed:
        found.append(NotYet.FRAMED)
    return tuple(found)


def _resident_first(table: Table) -> list[PersonId]:
    return sorted(table.deciders, key=lambda person: (person != table.resident, str(person)))
