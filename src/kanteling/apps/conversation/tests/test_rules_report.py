"""Rights are told, the report counts once the resident approved it, and double work is seen."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.conversation.rules.parties import (
    Aspect,
    NoParty,
    Parties,
    PartyAtWork,
    Work,
    how_they_work,
    why_not_add_party,
)
from kanteling.apps.conversation.rules.report import (
    NoApproval,
    NoCorrection,
    ReportVersion,
    counts,
    latest,
    why_not_approve,
    why_not_correct,
)
from kanteling.apps.conversation.rules.rights import (
    EXPLAINED,
    LEGAL_BASIS,
    Manner,
    NotTold,
    Right,
    Told,
    still_to_tell,
    why_not_finish_research,
    why_not_start_research,
)
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, SAMIRA = (PersonId(UUID(int=n)) for n in range(1, 4))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
OWNER = frozenset({Part.OWN, Part.STORY, Part.DECIDE})
TEAM = frozenset({Part.STORY, Part.INFORM})
FIRST = ReportVersion(1, "Meneer wil weer naar de club.", SAMIRA, MONDAY)


def told(*rights: Right) -> list[Told]:
    return [Told(right, MONDAY, SAMIRA, Manner.ALOUD) for right in rights]


def test_every_right_has_plain_words_and_its_article() -> None:
    assert set(EXPLAINED) == set(LEGAL_BASIS) == set(Right)


def test_the_research_waits_until_free_support_was_told() -> None:
    assert why_not_start_research(told(Right.PERSONAL_PLAN)) == (NotTold.SUPPORT,)
    assert why_not_start_research(told(Right.SUPPORT, Right.PERSONAL_PLAN)) == ()


def test_the_pgb_is_told_before_the_report() -> None:
    before = told(Right.SUPPORT, Right.PERSONAL_PLAN)
    assert why_not_finish_research(before) == (NotTold.BUDGET,)
    assert still_to_tell(before) == (Right.BUDGET,)
    assert why_not_finish_research(told(*Right)) == ()


def test_the_resident_approves_what_the_team_wrote() -> None:
    assert why_not_approve([FIRST], 1, OWNER, BAKKER, BAKKER) == ()


def test_the_writer_from_the_team_does_not_approve() -> None:
    assert why_not_approve([FIRST], 1, TEAM, SAMIRA, SAMIRA) == (NoApproval.NOT_YOURS,)


def test_a_helper_approves_in_the_residents_name_unless_they_wrote_it() -> None:
    assert why_not_approve([FIRST], 1, OWNER, BAKKER, INEKE) == ()
    by_helper = replace(FIRST, author=INEKE)
    assert why_not_approve([by_helper], 1, OWNER, BAKKER, INEKE) == (NoApproval.OWN_TEXT,)


def test_a_resident_approves_the_own_text() -> None:
    assert why_not_approve([replace(FIRST, author=BAKKER)], 1, OWNER, BAKKER, BAKKER) == ()


def test_only_the_newest_text_is_approved_and_once() -> None:
    second = replace(FIRST, number=2, text="Meneer wil zaterdag naar de club.")
    assert why_not_approve([FIRST, second], 1, OWNER, BAKKER, BAKKER) == (NoApproval.NEWER,)
    done = replace(second, approved=MONDAY)
    assert why_not_approve([FIRST, done], 2, OWNER, BAKKER, BAKKER) == (NoApproval.APPROVED,)


def test_there_is_nothing_to_approve_in_an_empty_report() -> None:
    assert why_not_approve([], 1, OWNER, BAKKER, BAKKER) == (NoApproval.EMPTY,)
    assert why_not_approve([replace(FIRST, text=" ")], 1, OWNER, BAKKER, BAKKER) == (NoApproval.EMPTY,)


def test_a_correction_counts_only_after_approval() -> None:
    approved = replace(FIRST, approved=MONDAY)
    corrected = replace(FIRST, number=2, text="Anders.")
    assert counts([FIRST]) is None
    assert counts([approved, corrected]) == approved
    assert latest([approved, corrected]) == corrected
    assert counts([approved, replace(corrected, approved=MONDAY)]).number == 2  # type: ignore[union-attr]


def test_the_resident_and_who_has_the_conversation_correct() -> None:
    for parts in (OWNER, TEAM):
        assert why_not_correct([FIRST], "Anders.", parts, read=1) == ()
    assert why_not_correct([FIRST], "Anders.", frozenset({Part.PLAN}), read=1) == (NoCorrection.OUTSIDE,)
    assert why_not_correct([], "Het begin.", TEAM, read=0) == ()


def test_a_correction_changes_something_and_overwrites_nobody() -> None:
    assert why_not_correct([FIRST], FIRST.text + " ", OWNER, read=1) == (NoCorrection.SAME,)
    assert why_not_correct([FIRST], " ", OWNER, read=1) == (NoCorrection.EMPTY,)
    assert why_not_correct([FIRST], "Anders.", OWNER, read=0) == (NoCorrection.MEANWHILE,)


@given(st.frozensets(st.sampled_from(Part)), st.sampled_from([BAKKER, INEKE, SAMIRA]))
def test_whoever_approves_may_do_so_as_the_owner_and_is_not_a_writing_helper(
    parts: frozenset[Part], hand: PersonId
) -> None:
    for author in (BAKKER, INEKE, SAMIRA):
        if not why_not_approve([replace(FIRST, author=author)], 1, parts, BAKKER, hand):
            assert Part.OWN in parts
            assert author != hand or hand == BAKKER


def test_parties_work_together_only_when_it_holds_for_goal_plan_and_meeting() -> None:
    together = dict.fromkeys(Aspect, Work.TOGETHER)
    assert how_they_work(Parties(said=together)) is Work.TOGETHER
    assert how_they_work(Parties(said=together | {Aspect.MEETING: Work.PAST})) is Work.PAST
    assert how_they_work(Parties(said=together | {Aspect.PLAN: Work.UNKNOWN})) is Work.UNKNOWN
    assert how_they_work(Parties()) is Work.UNKNOWN


def test_the_residents_own_word_about_it_comes_first() -> None:
    assert how_they_work(Parties(said={Aspect.GOAL: Work.PAST}, overall=Work.TOGETHER)) is Work.TOGETHER


def test_a_party_has_a_name_and_is_there_once() -> None:
    assert why_not_add_party([], " ") == (NoParty.NAME,)
    assert why_not_add_party([PartyAtWork("Huisarts")], "huisarts ") == (NoParty.TWICE,)
    assert why_not_add_party([PartyAtWork("Huisarts")], "Thuiszorg") == ()
