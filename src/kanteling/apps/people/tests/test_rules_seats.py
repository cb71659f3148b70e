"""Who sits at the table, and who may change that."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.people.rules.seats import (
    DECIDING_SEATS,
    PARTS_OF,
    WHAT_SEAT_DOES,
    Asker,
    Invitation,
    NoEnd,
    NoInvitation,
    Seat,
    SeatKind,
    deciders,
    seated,
    why_not_end_seat,
    why_not_invite,
)
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, SAMIRA, TRUUS, JOOP, WETHOUDER = (PersonId(UUID(int=n)) for n in range(1, 7))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)

SEATS = (
    Seat(BAKKER, SeatKind.RESIDENT, MONDAY),
    Seat(INEKE, SeatKind.INVOLVED, MONDAY),
    Seat(SAMIRA, SeatKind.PROFESSIONAL, MONDAY),
    Seat(TRUUS, SeatKind.PROCESS_GUIDE, MONDAY),
    Seat(WETHOUDER, SeatKind.MUNICIPALITY, MONDAY),
)
ASKS = {seat.person: Asker(seat.person, PARTS_OF[seat.kind]) for seat in SEATS}


def invite(asker: Asker, **other: object) -> tuple[NoInvitation, ...]:
    facts: dict[str, object] = {"kind": SeatKind.INVOLVED, "why": "Joop is een vriend.", "person": JOOP} | other
    return why_not_invite(SEATS, asker, Invitation(**facts), TUESDAY)  # type: ignore[arg-type]


def test_only_the_resident_and_those_involved_decide() -> None:
    assert {SeatKind.RESIDENT, SeatKind.INVOLVED} == DECIDING_SEATS
    assert deciders(SEATS, TUESDAY) == {BAKKER, INEKE}


def test_no_seat_but_the_residents_opens_the_story() -> None:
    assert [kind for kind, parts in PARTS_OF.items() if Part.STORY in parts] == [SeatKind.RESIDENT]


def test_every_seat_reads_the_plan_and_says_in_words_what_it_does() -> None:
    assert all(Part.PLAN in PARTS_OF[kind] and WHAT_SEAT_DOES[kind] for kind in SeatKind)


def test_a_seat_counts_from_its_first_moment_to_just_before_its_last() -> None:
    seat = Seat(INEKE, SeatKind.INVOLVED, MONDAY, ended=TUESDAY)
    before = MONDAY - timedelta(seconds=1)
    assert [seat.taken(moment) for moment in (before, MONDAY, TUESDAY)] == [False, True, False]
    assert seated([seat], MONDAY) == {INEKE: SeatKind.INVOLVED}


def test_the_resident_invites_a_friend() -> None:
    assert invite(ASKS[BAKKER]) == ()


def test_an_invited_person_needs_no_account_and_no_record_yet() -> None:
    assert invite(ASKS[BAKKER], person=None) == ()


@pytest.mark.parametrize("person", [INEKE, WETHOUDER])
def test_those_involved_and_the_municipality_do_not_invite(person: PersonId) -> None:
    assert invite(ASKS[person]) == (NoInvitation.NOT_YOURS,)


@pytest.mark.parametrize("person", [SAMIRA, TRUUS])
def test_the_team_writes_the_letter_only_with_how_the_resident_asked(person: PersonId) -> None:
    assert invite(ASKS[person]) == (NoInvitation.REQUEST,)
    asked = Asker(person, ASKS[person].parts, "Meneer vroeg dit dinsdag aan de keukentafel.")
    assert invite(asked) == ()


def test_someone_from_outside_does_not_invite_even_with_a_request() -> None:
    assert invite(Asker(JOOP, frozenset(), "Meneer vroeg het.")) == (NoInvitation.NOT_YOURS,)


def test_an_invitation_says_why() -> None:
    assert invite(ASKS[BAKKER], why="  ") == (NoInvitation.WHY,)


def test_someone_at_the_table_is_not_invited_twice() -> None:
    assert invite(ASKS[BAKKER], person=INEKE) == (NoInvitation.SEATED,)


def test_someone_who_left_can_be_invited_again() -> None:
    left = (Seat(JOOP, SeatKind.INVOLVED, MONDAY, ended=TUESDAY),)
    invitation = Invitation(SeatKind.INVOLVED, "Weer welkom", JOOP)
    assert why_not_invite(left, ASKS[BAKKER], invitation, TUESDAY) == ()


def test_a_circle_has_one_resident() -> None:
    assert invite(ASKS[BAKKER], kind=SeatKind.RESIDENT) == (NoInvitation.OWNER,)


def test_who_comes_for_work_never_gets_a_deciding_seat() -> None:
    assert invite(ASKS[BAKKER], for_work=True) == (NoInvitation.WORK_INFORMS,)
    assert invite(ASKS[BAKKER], for_work=True, kind=SeatKind.PROFESSIONAL) == ()


def test_a_neighbour_does_not_get_a_professionals_seat() -> None:
    assert invite(ASKS[BAKKER], kind=SeatKind.PROFESSIONAL) == (NoInvitation.CHAIR_FOR_WORK,)


@given(
    kind=st.sampled_from(SeatKind),
    for_work=st.booleans(),
    parts=st.frozensets(st.sampled_from(Part)),
    request=st.sampled_from(["", " ", "gevraagd"]),
)
def test_nobody_who_works_here_is_ever_invited_to_decide(
    kind: SeatKind, for_work: bool, parts: frozenset[Part], request: str
) -> None:
    reasons = why_not_invite(SEATS, Asker(JOOP, parts, request), Invitation(kind, "x", None, for_work), TUESDAY)
    if not reasons:
        assert not (for_work and kind in DECIDING_SEATS)
        assert Part.OWN in parts or (request.strip() and parts & {Part.INFORM, Part.GUIDE})


def test_the_resident_ends_a_seat_at_once_and_everyone_may_leave() -> None:
    samiras = SEATS[2]
    assert why_not_end_seat(samiras, ASKS[BAKKER], TUESDAY) == ()
    assert why_not_end_seat(samiras, ASKS[SAMIRA], TUESDAY) == ()
    assert why_not_end_seat(samiras, ASKS[INEKE], TUESDAY) == (NoEnd.NOT_YOURS,)


def test_the_team_ends_a_seat_only_when_the_resident_asked() -> None:
    assert why_not_end_seat(SEATS[1], ASKS[SAMIRA], TUESDAY) == (NoEnd.REQUEST,)
    asked = Asker(SAMIRA, ASKS[SAMIRA].parts, "Meneer belde.")
    assert why_not_end_seat(SEATS[1], asked, TUESDAY) == ()


def test_nobody_takes_the_resident_from_the_table() -> None:
    for asker in ASKS.values():
        assert NoEnd.OWNER in why_not_end_seat(SEATS[0], asker, TUESDAY)


def test_a_seat_ends_once() -> None:
    left = Seat(INEKE, SeatKind.INVOLVED, MONDAY, ended=TUESDAY)
    assert why_not_end_seat(left, ASKS[BAKKER], TUESDAY) == (NoEnd.ENDED,)
