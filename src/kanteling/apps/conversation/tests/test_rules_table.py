"""Who writes at the table, who reads along, and what the resident decides alone."""

from datetime import date

from kanteling.apps.conversation.rules.clock import Happened, Step
from kanteling.apps.conversation.rules.heard import Heard, NotHeard, Way, why_not_hear_approval
from kanteling.apps.conversation.rules.report import ReportVersion
from kanteling.apps.conversation.rules.steps import next_steps, why_not_this_step
from kanteling.apps.conversation.rules.table import (
    NoReader,
    NoStart,
    NoWriting,
    why_not_let_read,
    why_not_remark,
    why_not_start,
    why_not_write,
)
from kanteling.foundation.actor import Part, Role
from kanteling.foundation.ids import PersonId, new_id

RESIDENT = frozenset({Part.OWN, Part.PLAN, Part.STORY, Part.DECIDE})
TEAM = frozenset({Part.PLAN, Part.INFORM, Part.STORY})
READER = frozenset({Part.PLAN, Part.DECIDE, Part.STORY})
TODAY = date(2026, 3, 2)


def test_the_resident_and_who_has_the_conversation_write() -> None:
    assert why_not_write(RESIDENT) == why_not_write(TEAM) == ()
    assert why_not_write(frozenset({Part.GUIDE, Part.STORY})) == ()


def test_who_was_allowed_to_read_does_not_write() -> None:
    assert why_not_write(READER) == (NoWriting.READER,)


def test_a_seat_without_the_story_does_not_write() -> None:
    assert why_not_write(TEAM - {Part.STORY}) == (NoWriting.READER,)


def test_a_text_of_a_book_is_refused() -> None:
    assert why_not_write(TEAM, "a" * 20001) == (NoWriting.TOO_LONG,)


def test_a_remark_is_of_a_professional_and_says_something() -> None:
    assert why_not_remark(TEAM, "Ik vraag de huisarts.") == ()
    assert why_not_remark(TEAM, " ") == (NoWriting.EMPTY,)
    assert why_not_remark(RESIDENT, "Van mij") == (NoWriting.RESIDENT,)


def test_the_personal_plan_comes_from_the_resident_and_the_decision_does_not() -> None:
    assert why_not_this_step(RESIDENT, Step.PERSONAL_PLAN) == ()
    assert why_not_this_step(TEAM, Step.PERSONAL_PLAN) == (NoWriting.BY_RESIDENT,)
    assert why_not_this_step(RESIDENT, Step.DECIDED) == (NoWriting.BY_TEAM,)
    assert why_not_this_step(RESIDENT, Step.APPLIED) == ()


def test_only_team_and_process_guide_begin_for_somebody_new() -> None:
    assert why_not_start(frozenset({Role.TEAM_MEMBER}), "Mevrouw Jansen") == ()
    assert why_not_start(frozenset({Role.PROCESS_GUIDE}), "Mevrouw Jansen") == ()
    assert why_not_start(frozenset({Role.PARTNER}), "Mevrouw Jansen") == (NoStart.NOT_TEAM,)
    assert why_not_start(frozenset({Role.TEAM_MEMBER}), " ") == (NoStart.NAME,)


def test_only_the_resident_lets_someone_read() -> None:
    assert why_not_let_read(RESIDENT, known=True, why="Mijn dochter", until=None, today=TODAY) == ()
    assert why_not_let_read(TEAM, known=True, why="Handig", until=None, today=TODAY) == (NoReader.NOT_YOURS,)
    assert why_not_let_read(RESIDENT, known=False, why="", until=date(2026, 3, 1), today=TODAY) == (
        NoReader.UNKNOWN,
        NoReader.WHY,
        NoReader.PAST,
    )


WRITER, COLLEAGUE = PersonId(new_id()), PersonId(new_id())
TEXT = (ReportVersion(1, "Hulp", WRITER, None),)  # type: ignore[arg-type]


def said_to(recorder: PersonId, way: Way | None = Way.TABLE, also: str = "") -> Heard:
    return Heard(way, recorder, "Samira", also)


def test_an_approval_aloud_is_written_down_with_how_it_was_heard() -> None:
    assert why_not_hear_approval(TEXT, 1, TEAM, said_to(COLLEAGUE)) == ()
    assert why_not_hear_approval(TEXT, 1, TEAM, said_to(COLLEAGUE, None)) == (NotHeard.HOW,)
    assert why_not_hear_approval(TEXT, 1, READER, said_to(COLLEAGUE)) == (NotHeard.NOT_YOURS,)
    assert why_not_hear_approval(TEXT, 1, RESIDENT, said_to(COLLEAGUE)) == (NotHeard.SELF,)
    assert why_not_hear_approval((), 1, TEAM, said_to(COLLEAGUE)) == (NotHeard.EMPTY,)


def test_whoever_wrote_the_report_is_not_the_only_one_who_heard_the_yes() -> None:
    for way in (Way.TABLE, Way.TELEPHONE, Way.PAPER):
        assert why_not_hear_approval(TEXT, 1, TEAM, said_to(WRITER, way)) == (NotHeard.ALONE,)
        assert why_not_hear_approval(TEXT, 1, TEAM, said_to(WRITER, way, " samira")) == (NotHeard.ALONE,)
        assert why_not_hear_approval(TEXT, 1, TEAM, said_to(WRITER, way, "Ineke")) == ()


def test_the_resident_taps_at_the_kitchen_table_on_the_screen_of_who_wrote_it() -> None:
    assert why_not_hear_approval(TEXT, 1, TEAM, said_to(WRITER, Way.SCREEN)) == ()
    assert why_not_hear_approval(TEXT, 1, READER, said_to(WRITER, Way.SCREEN)) == (NotHeard.NOT_YOURS,)


def test_the_next_steps_are_those_that_this_person_can_take_today() -> None:
    assert next_steps((), (), RESIDENT, TODAY) == (Step.NOTIFIED,)
    notified = (Happened(Step.NOTIFIED, TODAY),)
    assert next_steps(notified, (), RESIDENT, TODAY) == (Step.NO_PERSONAL_PLAN, Step.URGENT, Step.WITHDRAWN)
    assert Step.RESEARCH_STARTED not in next_steps(notified, (), TEAM, TODAY)
    assert next_steps(notified, (), READER, TODAY) == ()
