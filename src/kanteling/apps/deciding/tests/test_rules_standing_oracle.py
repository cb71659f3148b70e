"""The rule of standing against an oracle that was written apart from it, from the sentences of the domain."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import product
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kanteling.apps.deciding.rules.standing import Answer, State, Table, standing, why_not_adopt
from kanteling.foundation.ids import PersonId

ASKED = datetime(2026, 3, 9, 10, tzinfo=UTC)
PEOPLE = [PersonId(UUID(int=n)) for n in range(1, 10)]
OUTSIDER = PersonId(UUID(int=99))


def oracle(
    resident: PersonId,
    deciders: frozenset[PersonId],
    answers: Mapping[PersonId, Answer],
    voices: Mapping[PersonId, PersonId],
    without: frozenset[PersonId],
    crossed: bool,
) -> bool:
    """Everyone at the table is accounted for, nobody objects, the resident goes along, no frame is crossed."""
    if crossed:
        return False
    for person in deciders:
        if answers.get(person) is Answer.OBJECT:
            return False
    for person in deciders:
        spoke = person in answers
        trusted = voices.get(person)
        spoken_for = trusted in deciders and trusted != person and trusted in answers
        left_out = person in without and person != resident
        if not (spoke or spoken_for or left_out):
            return False
    resident_says = answers.get(resident)
    if resident_says is None:
        trusted = voices.get(resident)
        resident_says = answers.get(trusted) if trusted in deciders else None
    return resident_says is Answer.GO_ALONG


def test_three_at_a_table_in_every_way_there_is() -> None:
    three = PEOPLE[:3]
    deciders = frozenset(three)
    for said in product([None, *Answer], repeat=3):
        answers = {person: answer for person, answer in zip(three, said, strict=True) if answer}
        for given_to in product([None, *three], repeat=3):
            voices = {person: holder for person, holder in zip(three, given_to, strict=True) if holder}
            for left in product([False, True], repeat=3):
                without = frozenset(person for person, out in zip(three, left, strict=True) if out)
                table = Table(three[0], deciders, ASKED, answers, voices, without)
                stands = oracle(three[0], deciders, answers, voices, without, False)
                assert (not why_not_adopt(table)) == stands, table
                assert (standing(table).state is State.STANDS) == stands, table


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Circles of one to nine with any answers, voices (also in chains, cycles and to outsiders) and gaps."""
    people = PEOPLE[: draw(st.integers(1, 9))]
    anyone = st.sampled_from([*people, OUTSIDER])
    likely = st.sampled_from([Answer.GO_ALONG] * 5 + [Answer.STAND_ASIDE, Answer.OBJECT])
    return Table(
        resident=draw(st.sampled_from(people)),
        deciders=frozenset(people),
        asked=ASKED,
        answers=draw(st.dictionaries(anyone, likely)) | dict.fromkeys(draw(st.sets(anyone)), Answer.GO_ALONG),
        voices=draw(st.dictionaries(anyone, anyone)),
        continued_without=draw(st.frozensets(anyone)),
        crossed=draw(st.sampled_from([frozenset[str](), frozenset[str](), frozenset({"kader"})])),
    )


@settings(max_examples=3000, deadline=None)
@given(tables())
def test_nothing_stands_that_someone_objected_to_or_was_silent_on(table: Table) -> None:
    facts = (table.resident, table.deciders, table.answers, table.voices, table.continued_without)
    assert (not why_not_adopt(table)) == oracle(*facts, bool(table.crossed))


@settings(max_examples=500, deadline=None)
@given(tables(), st.data())
def test_one_more_objection_never_makes_it_stand(table: Table, data: st.DataObject) -> None:
    objector = data.draw(st.sampled_from(sorted(table.deciders, key=str)))
    answers = {**table.answers, objector: Answer.OBJECT}
    objected = Table(table.resident, table.deciders, table.asked, answers, table.voices, table.continued_without)
    assert standing(objected).state is State.OBJECTED
    assert objector in standing(objected).objected_by


@settings(max_examples=500, deadline=None)
@given(tables())
def test_the_verdict_and_its_reasons_never_disagree(table: Table) -> None:
    verdict = standing(table)
    assert (verdict.state is State.STANDS) == (not why_not_adopt(table))
    assert {v.person for v in verdict.voices} == table.deciders
    assert verdict.waits_for | verdict.objected_by <= table.deciders
