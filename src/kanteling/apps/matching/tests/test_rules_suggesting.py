"""Suggestions never bend a hard constraint, stand in order, and every reason is true."""

from dataclasses import replace
from datetime import date
from itertools import permutations, product
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanteling.apps.matching.rules import numbers
from kanteling.apps.matching.rules.combining import Pair, combine
from kanteling.apps.matching.rules.facts import Asking, Offering, Ride, Where
from kanteling.apps.matching.rules.riding import IN_A_CAR
from kanteling.apps.matching.rules.suggesting import Obstacle, Suggestion, Why, suggest, usable_times
from kanteling.apps.matching.rules.times import Window, merged, together
from kanteling.apps.matching.rules.travel import Mode, Spot, metres, minutes

DAY = date(2026, 3, 10)
HOME, CLUB, NEAR_HOME = Spot(51.8200, 5.8300), Spot(51.8500, 5.8700), Spot(51.8190, 5.8310)
SATURDAY = Window(5, 14 * 60, 16 * 60)
TREASURER = Offering(
    UUID(int=1), "Penningmeester van de voetbalclub", 3, 800, ("boekhouden",), (SATURDAY,), True, Where.THERE, CLUB,
    cents=0, wants=True,
)  # fmt: skip
BAKKER = Asking(modes=(Mode.WALK, Mode.TAKEN), spot=HOME, longest=30)
JOOP = Ride(UUID(int=9), "Joop rijdt mee", (Window(5, 12 * 60, 18 * 60),), NEAR_HOME, CLUB, 2)


def said(one: Suggestion) -> dict[Why | Obstacle, dict[str, object]]:
    return {each.code: dict(each.facts) for each in (*one.because, *one.against)}


def test_the_saturday_match_is_too_far_to_walk() -> None:
    found = suggest(BAKKER, [TREASURER], [], DAY)
    assert found.fits == ()
    assert list(said(found.almost[0]))[-1] is Obstacle.REACH


def test_a_ride_takes_the_distance_away_when_time_and_route_fit() -> None:
    (found,) = suggest(BAKKER, [TREASURER], [JOOP], DAY).fits
    assert found.lift is not None
    assert found.lift.ride == JOOP
    assert said(found)[Why.RIDE]["ride"] == "Joop rijdt mee"
    assert said(found)[Why.WANTS] == {"words": ("boekhouden",)}


@pytest.mark.parametrize(
    "other",
    [
        replace(JOOP, windows=(Window(5, 14 * 60, 16 * 60),)),
        replace(JOOP, windows=(Window(4, 12 * 60, 18 * 60),)),
        replace(JOOP, spot=Spot(51.95, 6.1)),
        replace(JOOP, to=Spot(51.80, 5.80)),
        replace(JOOP, seats=0),
        replace(JOOP, spot=None),
        replace(JOOP, cents=100),
    ],
    ids=[
        "not there and back",
        "another day",
        "too far out of the way",
        "goes elsewhere",
        "full",
        "from where?",
        "money",
    ],
)
def test_a_ride_that_does_not_fit_is_no_combination(other: Ride) -> None:
    asking = replace(BAKKER, most=0)
    assert suggest(asking, [TREASURER], [other], DAY).fits == ()


def test_who_does_not_want_to_be_taken_along_gets_no_ride() -> None:
    assert suggest(replace(BAKKER, modes=(Mode.WALK,)), [TREASURER], [JOOP], DAY).fits == ()


def test_closest_by_comes_first_whatever_the_fit() -> None:
    near = replace(TREASURER, id=UUID(int=2), rung=2, fit=10, where=Where.AGREED)
    far = replace(TREASURER, id=UUID(int=3), rung=4, fit=1000, where=Where.AGREED)
    found = suggest(Asking(), [far, TREASURER, near], [], DAY).fits
    assert [each.offering.rung for each in found] == [2, 3, 4]


def test_what_is_not_known_is_asked_first() -> None:
    asking = Asking(needs=frozenset({"wheelchair"}))
    (found,) = suggest(asking, [TREASURER], [], DAY).almost
    assert [each.code for each in found.against] == [Obstacle.ACCESS]
    (found,) = suggest(Asking(most=500), [replace(TREASURER, cents=None)], [], DAY).almost
    assert [each.code for each in found.against] == [Obstacle.COST_UNKNOWN]


def test_a_fixed_time_must_fit_whole_and_an_open_one_for_half_an_hour() -> None:
    free = (Window(5, 15 * 60, 18 * 60),)
    assert together(free, [SATURDAY], fixed=True, shortest=30) == ()
    assert together(free, [SATURDAY], fixed=False, shortest=30) == (Window(5, 15 * 60, 16 * 60),)
    assert together((Window(5, 960 - 20, 1000),), [SATURDAY], fixed=False, shortest=30) == ()


def test_a_minute_is_an_estimate_from_a_sourced_speed() -> None:
    assert minutes(Mode.WALK, 650, DAY) == 10
    assert minutes(Mode.BUS, 3000, DAY) == 18
    assert 5_000 < metres(HOME, CLUB, DAY) < 6_500


WINDOWS = st.builds(
    lambda day, start, long: Window(day, start * 30, min(24 * 60, start * 30 + long * 30)),
    st.integers(0, 6), st.integers(0, 47), st.integers(1, 12),
)  # fmt: skip
SPOTS = st.builds(Spot, st.floats(51.78, 51.88), st.floats(5.78, 5.92))
NEEDS = st.frozensets(st.sampled_from(["wheelchair", "toilet", "quiet"]), max_size=2)
TONGUES = st.frozensets(st.sampled_from(["nl", "ar", "tr"]), max_size=2)
ASKING = st.builds(
    Asking,
    windows=st.lists(WINDOWS, max_size=3).map(tuple),
    spot=st.none() | SPOTS,
    modes=st.lists(st.sampled_from(list(Mode)), max_size=4, unique=True).map(tuple),
    longest=st.sampled_from([0, 5, 15, 30, 60]),
    languages=TONGUES,
    needs=NEEDS,
    most=st.none() | st.sampled_from([0, 250, 1000]),
)
OFFERING = st.builds(
    Offering,
    id=st.uuids(),
    title=st.just("x"),
    rung=st.integers(1, 4),
    fit=st.integers(0, 5),
    hits=st.sampled_from([(), ("koken",)]),
    windows=st.lists(WINDOWS, max_size=3).map(tuple),
    fixed=st.booleans(),
    where=st.sampled_from(list(Where)),
    spot=st.none() | SPOTS,
    languages=TONGUES,
    accessible=NEEDS,
    cents=st.none() | st.sampled_from([0, 250, 500]),
    free=st.none() | st.integers(0, 3),
    stale=st.booleans(),
    wants=st.booleans(),
    meant_for=st.sampled_from([(), ("Ouderen",)]),
)
RIDES = st.builds(
    Ride,
    id=st.uuids(),
    title=st.just("rit"),
    windows=st.lists(WINDOWS, max_size=2).map(tuple),
    spot=st.none() | SPOTS,
    to=st.none() | SPOTS,
    seats=st.none() | st.integers(0, 2),
    accessible=NEEDS,
    cents=st.sampled_from([0, 300]),
)
WORLDS = (ASKING, st.lists(OFFERING, max_size=6), st.lists(RIDES, max_size=4))


def breaks(asking: Asking, one: Suggestion) -> list[str]:
    """Every hard constraint that a suggestion breaks: written down a second time, from the facts alone."""
    found, offered = [], one.offering
    if asking.windows and offered.windows and not one.when:
        found.append("time")
    free = merged(asking.windows)
    if asking.windows and not all(any(mine.covers(each) for mine in free) for each in one.when):
        found.append("not free then")
    if asking.windows and not offered.windows and offered.fixed:
        found.append("time unknown")
    if asking.modes and asking.spot and offered.where in (Where.THERE, Where.UNKNOWN):
        if offered.where is Where.UNKNOWN or offered.spot is None:
            found.append("place unknown")
        elif one.lift is not None:
            found += _breaks_riding(asking, one)
        else:
            far = metres(asking.spot, offered.spot, DAY)
            ways = [minutes(mode, far, DAY) for mode in asking.modes if mode is not Mode.TAKEN]
            if not ways or (asking.longest and min(ways) > asking.longest):
                found.append("reach")
    if offered.where is not Where.COMES and not asking.needs <= offered.accessible:
        found.append("access")
    if asking.languages and not asking.languages & offered.languages:
        found.append("language")
    spent = (offered.cents or 0) + (one.lift.ride.cents if one.lift else 0)
    if asking.most is not None and (offered.cents is None or spent > asking.most):
        found.append("money")
    return [*found, "full"] if offered.free == 0 else found


def _breaks_riding(asking: Asking, one: Suggestion) -> list[str]:
    lift, place = one.lift, one.offering.spot
    assert lift is not None
    assert asking.spot is not None
    assert place is not None
    ride = lift.ride
    assert ride.spot is not None
    detour = metres(ride.spot, asking.spot, DAY) + metres(asking.spot, place, DAY) - metres(ride.spot, place, DAY)
    tests = {
        "not wanted": Mode.TAKEN not in asking.modes,
        "seat": ride.seats == 0,
        "detour": detour > numbers.OUT_OF_THE_WAY.on(DAY),
        "elsewhere": ride.to is not None and metres(ride.to, place, DAY) > numbers.SAME_PLACE.on(DAY),
        "wheelchair": not asking.needs & IN_A_CAR <= ride.accessible,
        "long": bool(asking.longest) and lift.minutes > asking.longest,
        "no time": not one.when,
    }
    late = any(
        not any(
            w.day == t.day and w.start <= t.start - lift.minutes and t.end + lift.minutes <= w.end
            for w in ride.windows
        )
        for t in one.when
    )
    return [name for name, broken in tests.items() if broken] + (["there and back"] if late else [])


@settings(max_examples=300, deadline=None)
@given(*WORLDS)
def test_no_suggestion_ever_breaks_a_hard_constraint(
    asking: Asking, offerings: list[Offering], rides: list[Ride]
) -> None:
    found = suggest(asking, offerings, rides, DAY)
    for one in found.fits:
        assert breaks(asking, one) == []
    for one in found.almost:
        assert len(one.against) == 1
        assert breaks(asking, one) != []


@settings(max_examples=150, deadline=None)
@given(*WORLDS, st.randoms())
def test_the_order_is_by_rung_then_fit_and_does_not_depend_on_the_order_of_the_facts(
    asking: Asking, offerings: list[Offering], rides: list[Ride], draw: object
) -> None:
    found = suggest(asking, offerings, rides, DAY)
    for listed in (found.fits, found.almost):
        keys = [(one.offering.rung, -one.offering.fit) for one in listed]
        assert keys == sorted(keys)
    draw.shuffle(offerings)  # type: ignore[attr-defined]
    draw.shuffle(rides)  # type: ignore[attr-defined]
    assert suggest(asking, offerings, rides, DAY) == found


@settings(max_examples=200, deadline=None)
@given(*WORLDS)
def test_every_reason_is_true_of_the_facts(asking: Asking, offerings: list[Offering], rides: list[Ride]) -> None:
    found = suggest(asking, offerings, rides, DAY)
    for one in (*found.fits, *found.almost):
        facts, words = one.offering, said(one)
        for code, values in words.items():
            assert _true(asking, one, facts, code, values), (code, values)


def _true(
    asking: Asking, one: Suggestion, facts: Offering, code: Why | Obstacle, values: dict[str, object]
) -> bool:
    travels = asking.spot is not None and facts.spot is not None
    match code:
        case Why.HITS | Why.WANTS:
            return values["words"] == facts.hits and facts.wants is (code is Why.WANTS)
        case Why.TRAVEL | Obstacle.REACH:
            assert travels
            far = metres(asking.spot, facts.spot, DAY)  # type: ignore[arg-type]
            return values["mode"] in asking.modes and values["minutes"] == minutes(values["mode"], far, DAY)  # type: ignore[arg-type]
        case Why.NEXT_DOOR:
            assert travels
            far = metres(asking.spot, facts.spot, DAY)  # type: ignore[arg-type]
            return values["mode"] in asking.modes and minutes(values["mode"], far, DAY) == 1  # type: ignore[arg-type]
        case Why.MEANT_FOR:
            return values["audience"] == facts.meant_for != ()
        case Why.COMES | Why.AGREED:
            return facts.where.code == code.code
        case Why.WHEN:
            return values["when"] == one.when and set(one.when) <= set(usable_times(asking, facts, DAY))
        case Why.TIME_AGREED:
            return not facts.windows and not facts.fixed
        case Why.FREE_OF_CHARGE:
            return facts.cents == 0
        case Why.COSTS | Obstacle.COST:
            return values["money"] == facts.cents and facts.cents != 0
        case Why.PLACES:
            return values["free"] == facts.free != 0
        case Why.ACCESS:
            return values["needs"] == asking.needs & facts.accessible
        case Why.LANGUAGE:
            return values["languages"] == asking.languages & facts.languages
        case Why.RIDE:
            return one.lift is not None and values["minutes"] == one.lift.minutes
        case Why.STALE:
            return facts.stale
        case Obstacle.TIME:
            return values["when"] == tuple(sorted(set(facts.windows)))
        case Obstacle.ACCESS:
            return values["needs"] == asking.needs - facts.accessible
        case Obstacle.LANGUAGE:
            return values["languages"] == facts.languages
        case Obstacle.FULL:
            return facts.free == 0
        case Obstacle.COST_UNKNOWN:
            return facts.cents is None
        case Obstacle.TIME_UNKNOWN:
            return facts.fixed and not facts.windows
        case Obstacle.PLACE_UNKNOWN:
            return facts.where is Where.UNKNOWN or facts.spot is None
        case Obstacle.REACH_TAKEN:
            return set(asking.modes) <= {Mode.TAKEN}
    return False


QUESTIONS, OFFERS = [UUID(int=number) for number in range(1, 5)], [UUID(int=number) for number in range(11, 14)]
PAIRS = st.lists(
    st.builds(Pair, st.sampled_from(QUESTIONS), st.sampled_from(OFFERS), st.integers(1, 4), st.integers(1, 1000)),
    max_size=8,
    unique_by=lambda pair: (pair.question, pair.offer),
)


def best_by_trying(pairs: list[Pair], places: dict[UUID, int]) -> tuple[int, int]:
    """The most questions that can be met, and the least cost of that: by trying every choice."""
    per: dict[UUID, list[Pair | None]] = {}
    for pair in pairs:
        per.setdefault(pair.question, [None]).append(pair)
    found = (0, 0)
    for chosen in product(*per.values()):
        used = [pair for pair in chosen if pair is not None]
        if all(sum(pair.offer == offer for pair in used) <= places.get(offer, 1) for offer in OFFERS):
            found = min(found, (-len(used), sum(pair.cost for pair in used)))
    return found


@settings(max_examples=100, deadline=None)
@given(PAIRS, st.dictionaries(st.sampled_from(OFFERS), st.integers(0, 3)))
def test_together_meets_as_many_questions_as_can_be_and_then_closest_by(
    pairs: list[Pair], places: dict[UUID, int]
) -> None:
    found = combine(pairs, places)
    assert (-len(found), sum(pair.cost for pair in found)) == best_by_trying(pairs, places)
    assert len({pair.question for pair in found}) == len(found)


def test_it_does_not_matter_who_was_asked_first() -> None:
    pairs = [
        Pair(QUESTIONS[0], OFFERS[0], 3, 500),
        Pair(QUESTIONS[1], OFFERS[0], 3, 400),
        Pair(QUESTIONS[0], OFFERS[1], 3, 300),
    ]
    assert {frozenset(combine(order, {})) for order in permutations(pairs)} == {
        frozenset({pairs[1], pairs[2]}),
    }
