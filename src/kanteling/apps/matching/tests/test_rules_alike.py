"""What many people ask one by one is seen as one question."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from kanteling.apps.matching.rules.alike import LEAST, Alike, same_questions

ONE, TWO, THREE, FOUR = (UUID(int=number) for number in range(1, 5))


def test_questions_that_share_a_meaning_stand_together_the_largest_group_first() -> None:
    found = same_questions(
        {
            ONE: {"wandelen": 1},
            TWO: {"ontmoeting": 1},
            THREE: {"ontmoeting": 0.7, "wandelen": 0.7},
            FOUR: {"ontmoeting": 1},
        }
    )
    assert found == (Alike("ontmoeting", (TWO, THREE, FOUR)),)


def test_a_question_alone_makes_no_group() -> None:
    assert same_questions({ONE: {"taal": 1}, TWO: {"fiets": 1}, THREE: {}}) == ()


def test_of_two_meanings_with_as_many_questions_the_one_that_says_most_counts() -> None:
    found = same_questions({ONE: {"eenzaamheid": 1.08, "maatje": 0.6}, TWO: {"eenzaamheid": 0.7, "maatje": 0.6}})
    assert [each.meaning for each in found] == ["eenzaamheid"]


_MEANINGS = some.dictionaries(some.sampled_from("abcde"), some.floats(0.6, 2), max_size=3)


@given(some.dictionaries(some.uuids(), _MEANINGS, max_size=12))
def test_nobody_stands_in_two_groups_and_each_group_shares_its_meaning(asked: dict[UUID, dict[str, float]]) -> None:
    groups = same_questions(asked)
    placed = [question for group in groups for question in group.questions]
    assert len(placed) == len(set(placed))
    assert all(len(group.questions) >= LEAST for group in groups)
    assert all(group.meaning in asked[question] for group in groups for question in group.questions)
    left = [said for question, said in asked.items() if question not in placed]
    assert all(sum(meaning in said for said in left) < LEAST for meaning in "abcde")
