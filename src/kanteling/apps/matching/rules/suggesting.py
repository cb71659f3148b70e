"""Suggestions for a question, a gift or an open role: closest by first, then fit; each with its reasons.

Hard constraints come first and are never bent: time, reach, access, language, money, free places. What has exactly one
of them against it is shown apart, with what stands in the way; when that is the distance, a ride is looked for. What is
not known is not assumed: it stands in the way until somebody asks. Deterministic: the same facts give the same list.
Source: VNG De Kanteling (collective before individual, never instead of what is needed); domain page, "Reciprocity".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kanteling.apps.matching.rules import numbers
from kanteling.apps.matching.rules.facts import DUTCH, Asking, Offering, Ride, Where
from kanteling.apps.matching.rules.riding import Lift, lift_for
from kanteling.apps.matching.rules.times import Window, together
from kanteling.apps.matching.rules.travel import Mode, Way, shortest
from kanteling.foundation.words import Worded


class Why(Worded):
    """Why something is suggested. The words in %( )s are facts; a test checks that each of them is true."""

    HITS = "hits", "Het gaat over: %(words)s"
    WANTS = "wants", "Zij zoeken iemand voor: %(words)s"
    TRAVEL = "travel", "%(minutes)s minuten %(mode)s"
    NEXT_DOOR = "next_door", "Om de hoek: 1 minuut %(mode)s"
    MEANT_FOR = "meant_for", "Bedoeld voor: %(audience)s"
    COMES = "comes", "Het is bij u thuis of door de telefoon"
    AGREED = "agreed", "Een plek spreekt u samen af"
    WHEN = "when", "Op %(when)s"
    TIME_AGREED = "time_agreed", "De tijd spreekt u samen af"
    FREE_OF_CHARGE = "free_of_charge", "Het is gratis"
    COSTS = "costs", "Het kost %(money)s"
    PLACES = "places", "Er is nog plek: %(free)s"
    ACCESS = "access", "Daar is: %(needs)s"
    LANGUAGE = "language", "Zij spreken %(languages)s"
    RIDE = "ride", "%(ride)s: %(minutes)s minuten meerijden, heen en terug"
    STALE = "stale", "Lang niet bevestigd. Bel eerst even"


class Obstacle(Worded):
    """What stands in the way: each a hard constraint."""

    TIME = "time", "De tijd past niet: het is op %(when)s"
    TIME_UNKNOWN = "time_unknown", "Wij weten niet wanneer het is. Vraag het eerst"
    REACH = "reach", "Het is te ver: %(minutes)s minuten %(mode)s"
    REACH_TAKEN = "reach_taken", "Het is te ver, en er rijdt nog niemand heen"
    PLACE_UNKNOWN = "place_unknown", "Wij weten niet waar het is. Vraag het eerst"
    ACCESS = "access", "Wij weten niet of dit er is: %(needs)s. Vraag het eerst"
    LANGUAGE = "language", "Zij spreken %(languages)s"
    COST = "cost", "Het kost %(money)s. Dat is meer dan u wilt"
    COST_UNKNOWN = "cost_unknown", "Wij weten niet wat het kost. Vraag het eerst"
    FULL = "full", "Het is vol. Vraag of u op de lijst kunt"


Fact = int | str | Mode | frozenset[str] | tuple[str, ...] | tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A reason or an obstacle, with the facts that fill its words."""

    code: Why | Obstacle
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion. ``lift`` when it only works together with a ride; ``against`` is empty when it fits."""

    offering: Offering
    because: tuple[Said, ...]
    when: tuple[Window, ...]
    way: Way | None = None
    lift: Lift | None = None
    against: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What fits, and what almost does; both closest by first."""

    fits: tuple[Suggestion, ...]
    almost: tuple[Suggestion, ...]


def suggest(asking: Asking, offerings: Iterable[Offering], rides: Iterable[Ride], on: date) -> Suggestions:
    """Everything that goes with the words, in order: rung, fit, still confirmed, nearest, id."""
    drivers = sorted(rides, key=lambda ride: str(ride.id))
    found = sorted(
        (_suggestion(asking, each, drivers, on) for each in offerings if each.fit > 0),
        key=_order,
    )
    return Suggestions(
        fits=tuple(each for each in found if not each.against),
        almost=tuple(each for each in found if len(each.against) == 1),
    )


def _order(one: Suggestion) -> tuple[int, int, bool, int, str]:
    minutes = one.lift.minutes if one.lift else one.way.minutes if one.way else 0
    return one.offering.rung, -one.offering.fit, one.offering.stale, minutes, str(one.offering.id)


def _suggestion(asking: Asking, offering: Offering, rides: list[Ride], on: date) -> Suggestion:
    when = usable_times(asking, offering, on)
    way = way_there(asking, offering, on)
    against = what_stands_in_the_way(asking, offering, on)
    lift = None
    if [said.code for said in against] in ([Obstacle.REACH], [Obstacle.REACH_TAKEN]):
        lift = lift_for(asking, offering, when, rides, on)
        if lift is not None:
            against, when = (), lift.when
    return Suggestion(offering, _because(asking, offering, when, way, lift), when, way, lift, against)


def usable_times(asking: Asking, offering: Offering, on: date) -> tuple[Window, ...]:
    """When it can be; all of its times when who asks did not say when."""
    if not asking.windows:
        return tuple(sorted(set(offering.windows)))
    if not offering.windows:
        return ()
    shortest_ = numbers.SHORTEST_TOGETHER.on(on)
    return together(asking.windows, offering.windows, fixed=offering.fixed, shortest=shortest_)


def way_there(asking: Asking, offering: Offering, on: date) -> Way | None:
    """The quickest way on one's own; None when there is no distance, or no way without a ride."""
    if offering.where is not Where.THERE or offering.spot is None or asking.spot is None:
        return None
    return shortest(asking.modes, asking.spot, offering.spot, on)


def what_stands_in_the_way(asking: Asking, offering: Offering, on: date) -> tuple[Said, ...]:
    """Every hard constraint that this breaks, or that cannot be checked. Empty: it fits."""
    found = (
        _time(asking, offering, on),
        _reach(asking, offering, on),
        _access(asking, offering),
        _language(asking, offering),
        _cost(asking, offering),
        Said(Obstacle.FULL) if offering.free == 0 else None,
    )
    return tuple(each for each in found if each is not None)


def _time(asking: Asking, offering: Offering, on: date) -> Said | None:
    if not asking.windows or usable_times(asking, offering, on):
        return None
    if not offering.windows:
        return Said(Obstacle.TIME_UNKNOWN) if offering.fixed else None
    return Said(Obstacle.TIME, (("when", tuple(sorted(set(offering.windows)))),))


def _reach(asking: Asking, offering: Offering, on: date) -> Said | None:
    if not asking.modes or asking.spot is None or offering.where in (Where.COMES, Where.AGREED):
        return None
    if offering.where is Where.UNKNOWN or offering.spot is None:
        return Said(Obstacle.PLACE_UNKNOWN)
    way = way_there(asking, offering, on)
    if way is None:
        return Said(Obstacle.REACH_TAKEN)
    if asking.longest and way.minutes > asking.longest:
        return Said(Obstacle.REACH, (("minutes", way.minutes), ("mode", way.mode)))
    return None


def _access(asking: Asking, offering: Offering) -> Said | None:
    if offering.where is Where.COMES:
        return None
    missing = asking.needs - offering.accessible
    return Said(Obstacle.ACCESS, (("needs", missing),)) if missing else None


def _language(asking: Asking, offering: Offering) -> Said | None:
    if not asking.languages or asking.languages & offering.languages:
        return None
    return Said(Obstacle.LANGUAGE, (("languages", offering.languages),))


def _cost(asking: Asking, offering: Offering) -> Said | None:
    if asking.most is None:
        return None
    if offering.cents is None:
        return Said(Obstacle.COST_UNKNOWN)
    return Said(Obstacle.COST, (("money", offering.cents),)) if offering.cents > asking.most else None


def _because(
    asking: Asking, offering: Offering, when: tuple[Window, ...], way: Way | None, lift: Lift | None
) -> tuple[Said, ...]:
    found = [_about(offering), _there(asking, offering, way, lift), _moment(offering, when), _money(offering)]
    if offering.free:
        found.append(Said(Why.PLACES, (("free", offering.free),)))
    if asking.needs & offering.accessible:
        found.append(Said(Why.ACCESS, (("needs", asking.needs & offering.accessible),)))
    spoken = asking.languages & offering.languages
    if spoken and spoken != {DUTCH}:
        found.append(Said(Why.LANGUAGE, (("languages", spoken),)))
    if offering.meant_for:
        found.append(Said(Why.MEANT_FOR, (("audience", offering.meant_for),)))
    if offering.stale:
        found.append(Said(Why.STALE))
    return tuple(each for each in found if each is not None)


def _about(offering: Offering) -> Said | None:
    if not offering.hits:
        return None
    return Said(Why.WANTS if offering.wants else Why.HITS, (("words", offering.hits),))


def _there(asking: Asking, offering: Offering, way: Way | None, lift: Lift | None) -> Said | None:
    if lift is not None:
        return Said(Why.RIDE, (("ride", lift.ride.title), ("minutes", lift.minutes)))
    if offering.where is Where.COMES:
        return Said(Why.COMES)
    if offering.where is Where.AGREED:
        return Said(Why.AGREED)
    if way is not None and (not asking.longest or way.minutes <= asking.longest):
        if way.minutes == 1:
            return Said(Why.NEXT_DOOR, (("mode", way.mode),))
        return Said(Why.TRAVEL, (("minutes", way.minutes), ("mode", way.mode)))
    return None


def _moment(offering: Offering, when: tuple[Window, ...]) -> Said | None:
    if when:
        return Said(Why.WHEN, (("when", when),))
    return None if offering.windows or offering.fixed else Said(Why.TIME_AGREED)


def _money(offering: Offering) -> Said | None:
    if offering.cents is None:
        return None
    return Said(Why.COSTS, (("money", offering.cents),)) if offering.cents else Said(Why.FREE_OF_CHARGE)
