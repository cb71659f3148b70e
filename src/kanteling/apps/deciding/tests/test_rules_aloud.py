"""What was said by telephone or on paper counts, with who heard it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kanteling.apps.deciding.rules.aloud import Aloud, NotAloud, Way, why_not_record_aloud
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, SAMIRA, TRUUS = (PersonId(UUID(int=n)) for n in range(1, 5))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
GUIDE = frozenset({Part.PLAN, Part.GUIDE})
PHONED = Aloud(BAKKER, TRUUS, GUIDE, Way.TELEPHONE, frozenset({TRUUS}), TUESDAY)


@pytest.mark.parametrize("way", Way)
def test_the_process_guide_writes_down_what_was_said(way: Way) -> None:
    assert why_not_record_aloud(replace(PHONED, way=way), MONDAY, WEDNESDAY) == ()


def test_a_chosen_helper_does_too() -> None:
    helper = replace(PHONED, recorder=INEKE, parts=frozenset({Part.DECIDE}), helps=True)
    assert why_not_record_aloud(helper, MONDAY, WEDNESDAY) == ()


def test_a_professional_or_another_of_the_circle_does_not() -> None:
    for parts in (frozenset({Part.PLAN, Part.INFORM}), frozenset({Part.PLAN, Part.DECIDE})):
        other = replace(PHONED, recorder=SAMIRA, parts=parts)
        assert why_not_record_aloud(other, MONDAY, WEDNESDAY) == (NotAloud.NOT_YOURS,)


def test_nobody_records_the_own_answer_as_heard() -> None:
    own = replace(PHONED, speaker=TRUUS, heard_by=frozenset({SAMIRA}))
    assert why_not_record_aloud(own, MONDAY, WEDNESDAY) == (NotAloud.SELF,)


def test_someone_else_heard_it() -> None:
    assert why_not_record_aloud(replace(PHONED, heard_by=frozenset()), MONDAY, WEDNESDAY) == (NotAloud.HEARD,)
    alone = replace(PHONED, heard_by=frozenset({BAKKER}))
    assert why_not_record_aloud(alone, MONDAY, WEDNESDAY) == (NotAloud.SPEAKER,)


def test_it_was_said_about_this_text_and_not_in_the_future() -> None:
    assert why_not_record_aloud(replace(PHONED, said_at=WEDNESDAY), MONDAY, TUESDAY) == (NotAloud.LATER,)
    assert why_not_record_aloud(replace(PHONED, said_at=MONDAY), TUESDAY, WEDNESDAY) == (NotAloud.BEFORE,)


def test_it_can_be_written_down_the_moment_it_is_said_or_asked() -> None:
    assert why_not_record_aloud(PHONED, MONDAY, TUESDAY) == ()
    assert why_not_record_aloud(PHONED, TUESDAY, WEDNESDAY) == ()
