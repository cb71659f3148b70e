"""Each person once, never without a yes, and nobody's step to be read from what is published."""

from datetime import date, timedelta
from itertools import combinations_with_replacement, product
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.assignments.rules.disclosure import PROTECTED, between, published
from kanteling.apps.assignments.rules.ladder import To, place_tells
from kanteling.apps.assignments.rules.progress import Fact, Kind, coming, counted, expected

DAY = date(2026, 3, 1)
FACTS = st.lists(
    st.builds(
        Fact,
        person=st.sampled_from([UUID(int=n) for n in range(1, 4)]),
        step=st.sampled_from([UUID(int=n) for n in range(11, 14)]),
        kind=st.sampled_from(list(Kind)),
        at=st.integers(0, 30).map(lambda days: DAY + timedelta(days)),
        what=st.sampled_from(["a", "b"]),
    ),
    max_size=24,
)


@given(FACTS, st.randoms())
def test_each_person_counts_once_whatever_the_order_of_the_facts(facts: list[Fact], chance: object) -> None:
    shuffled = list(facts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(facts) == counted(shuffled) == counted([*shuffled, *facts])
    assert len(counted(facts)) <= len({fact.person for fact in facts})


@given(FACTS)
def test_nobody_counts_without_a_yes_and_a_step_that_was_taken(facts: list[Fact]) -> None:
    for person in counted(facts):
        for needed in (Kind.YES, Kind.DONE):
            without = [fact for fact in facts if (fact.person, fact.kind) != (person, needed)]
            assert person not in counted(without)


@given(FACTS, st.sampled_from([UUID(int=n) for n in range(1, 4)]))
def test_who_takes_every_yes_back_counts_no_more(facts: list[Fact], person: UUID) -> None:
    last = max((fact.at for fact in facts), default=DAY)
    noes = [Fact(person, step, Kind.NO, last) for step in {fact.step for fact in facts}]
    assert person not in counted(facts + noes)


def test_a_published_series_never_shows_a_single_step() -> None:
    """Every history of three months to 35, and every growing one of four: from what is published, each month's number
    and each month's change could have been at least five different numbers."""
    whole = list(product(range(36), repeat=3))
    growing = list(combinations_with_replacement(range(36), 4))
    for histories in (whole, growing):
        alike: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
        for history in histories:
            alike.setdefault(published(history), []).append(history)
        for shown, found in alike.items():
            if any(many is not None and many > 20 for many in shown):
                continue  # cut off by the edge of what is tried
            for month in range(len(shown)):
                numbers = {history[month] for history in found}
                assert len(numbers) >= PROTECTED
                assert all(between(shown[month])[0] <= number <= between(shown[month])[1] for number in numbers)
                if month:
                    assert len({history[month] - history[month - 1] for history in found}) >= PROTECTED


def test_under_ten_is_hidden_and_a_change_waits_until_it_is_ten() -> None:
    assert published([0, 9, 10, 13, 19, 20, 21, 9]) == (None, None, 10, 10, 10, 20, 20, None)


def test_the_expected_path_runs_from_nothing_to_all_and_its_band_holds_eight_of_ten() -> None:
    since, until = date(2026, 1, 1), date(2026, 12, 31)
    assert (expected(50, since, until, since).high, expected(50, since, until, until).low) == (0, 50)
    half = expected(50, since, until, date(2026, 7, 2))
    assert (half.low, half.high) == (20, 30)
    assert expected(50, since, until, date(2030, 1, 1)).low == 50


def test_what_may_come_is_wide_and_is_not_said_too_early() -> None:
    assert coming(10, 14, 20, 300) is None
    found = coming(10, 14, 180, 180)
    assert found is not None
    assert found.low < 20 < 28 < found.high
    assert found.low >= 10


def test_an_open_role_tells_of_unpaid_work_and_any_other_place_of_an_activity_and_of_nothing_else() -> None:
    told = {(to, role) for to in To for role in (True, False) if place_tells(to, role=role)}
    assert told == {(To.VOLUNTEERING, True), (To.ACTIVITY, False)}
