"""Who is already busy around someone, and whether they work together or past each other.

Source: seed texts (no double meetings, no double arranging); Wmo 2015 art. 2.3.2-4f.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kanteling.foundation.words import Reason, Worded


class Kind(Worded):
    """What someone is to the resident. The first four are the network, the others come because of their work."""

    FAMILY = "family", "familie"
    FRIEND = "friend", "vriend of bekende"
    NEIGHBOUR = "neighbour", "buur"
    CLUB = "club", "club, werk of geloof"
    CARE = "care", "zorg"
    TEAM = "team", "wijkteam of gemeente"
    HOUSING = "housing", "wonen"
    SCHOOL = "school", "school"
    OTHER = "other", "iemand anders"


INFORMAL = frozenset({Kind.FAMILY, Kind.FRIEND, Kind.NEIGHBOUR, Kind.CLUB})


class Work(Worded):
    """What the resident says about how they work."""

    TOGETHER = "together", "Samen"
    PAST = "past", "Langs elkaar"
    UNKNOWN = "unknown", "Weet ik niet"


class Aspect(Worded):
    """On what they can work together or past each other."""

    GOAL = "goal", "Hebben zij hetzelfde doel?"
    PLAN = "plan", "Werken zij met één plan?"
    MEETING = "meeting", "Overleggen zij samen met u?"


@dataclass(frozen=True, slots=True)
class PartyAtWork:
    """One party around the resident."""

    name: str


@dataclass(frozen=True, slots=True)
class Parties:
    """All of them, with what the resident said per aspect and, when said, overall."""

    names: tuple[PartyAtWork, ...] = ()
    said: Mapping[Aspect, Work] = field(default_factory=dict)
    overall: Work | None = None


class NoParty(Reason):
    """Why a party cannot be added."""

    NAME = "name", "Schrijf op wie er al bezig is."
    TWICE = "twice", "Die staat er al bij."


def how_they_work(parties: Parties) -> Work:
    """Together or past each other: the resident's own word first, else what follows from the aspects.

    One "past each other" is enough to talk about; together only when it holds for goal, plan and meeting.
    """
    if parties.overall is not None:
        return parties.overall
    said = [parties.said.get(aspect, Work.UNKNOWN) for aspect in Aspect]
    if Work.PAST in said:
        return Work.PAST
    return Work.TOGETHER if set(said) == {Work.TOGETHER} else Work.UNKNOWN


def why_not_add_party(parties: Iterable[PartyAtWork], name: str) -> tuple[NoParty, ...]:
    """Why ``name`` cannot be added to those around the resident."""
    if not name.strip():
        return (NoParty.NAME,)
    known = {p.name.strip().casefold() for p in parties}
    return (NoParty.TWICE,) if name.strip().casefold() in known else ()
