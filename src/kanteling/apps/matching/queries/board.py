"""The board of the neighbourhood, first meetings, and reports."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kanteling.apps.matching.events import Looked
from kanteling.apps.matching.models import Notice, Report, Side
from kanteling.apps.matching.queries.sql import rows
from kanteling.apps.matching.rules import giving
from kanteling.apps.matching.rules.giving import Meeting, NoticeKind, SideKind
from kanteling.apps.matching.rules.giving import Side as SideFacts
from kanteling.apps.matching.rules.times import LAST_MINUTE, Window
from kanteling.apps.matching.rules.travel import Spot
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform.journal import looked

MOST = 500
GUARDS = frozenset({Role.PROCESS_GUIDE, Role.FUNCTIONAL_MANAGER})


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice as everybody reads it: by a chosen name, without address. ``mine``: the reader's own."""

    id: UUID
    kind: NoticeKind
    called: str
    title: str
    words: str
    windows: tuple[Window, ...]
    languages: frozenset[str]
    near: str
    spot: Spot | None
    ride: bool
    seats: int | None
    goes_to: str
    to: Spot | None
    placed_at: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """An open question that may count along for the neighbourhood, without a name unless it hangs on the board."""

    id: UUID
    kind: NoticeKind
    title: str
    words: str
    windows: tuple[Window, ...]
    languages: frozenset[str]
    near: str
    spot: Spot | None
    called: str


def windows_in(plain: Any) -> tuple[Window, ...]:
    """Windows as they were stored: lists of day, start and end. What is odd is left out."""
    plain = json.loads(plain) if isinstance(plain, str) else plain
    found = []
    for each in plain if isinstance(plain, list) else ():
        if isinstance(each, list) and len(each) == 3 and all(isinstance(number, int) for number in each):
            day, start, end = each
            if 0 <= day <= 6 and 0 <= start < end <= LAST_MINUTE:
                found.append(Window(day, start, end))
    return tuple(sorted(found))


def windows_out(windows: Sequence[Window]) -> list[list[int]]:
    """Windows as they are stored."""
    return [[each.day, each.start, each.end] for each in sorted(set(windows))]


def spot_in(lat: float | None, lon: float | None) -> Spot | None:
    """A point, when both are known."""
    return Spot(lat, lon) if lat is not None and lon is not None else None


def board(actor: Actor, kind: NoticeKind | None = None) -> tuple[NoticeLine, ...]:
    """What hangs on the board now, the newest first. One query."""
    found = rows(
        "select * from kanteling.board() where %s = '' or kind = %s order by placed_at desc, id desc limit %s",
        [kind.code if kind else "", kind.code if kind else "", MOST],
    )
    return tuple(_notice(row) for row in found)


def notice_of(actor: Actor, notice: UUID) -> NoticeLine:
    """One notice. Raises `NotForYou` when it does not hang there."""
    found = rows("select * from kanteling.board() where id = %s", [notice])
    if not found:
        raise NotForYou
    return _notice(found[0])


def notices_of(actor: Actor) -> tuple[NoticeLine, ...]:
    """The own notices that hang or count along, the newest first. One query."""
    mine = Notice.objects.visible_to(actor).filter(person_id=actor.person, withdrawn_at=None)
    return tuple(_notice({**vars(row), "mine": True}) for row in mine.order_by("-placed_at", "-pk"))


def _notice(row: dict[str, Any]) -> NoticeLine:
    return NoticeLine(
        id=row["id"],
        kind=NoticeKind(row["kind"]),
        called=row["called"],
        title=row["title"],
        words=row["words"],
        windows=windows_in(row["windows"]),
        languages=frozenset(row["languages"] or ()),
        near=row["near"],
        spot=spot_in(row["lat"], row["lon"]),
        ride=row["ride"],
        seats=row["seats"],
        goes_to=row["goes_to"],
        to=spot_in(row["to_lat"], row["to_lon"]),
        placed_at=row["placed_at"],
        mine=row["mine"],
    )


def open_questions(actor: Actor) -> tuple[QuestionLine, ...]:
    """Questions whose owner said yes to counting along, for the team; the oldest first. One query, one line."""
    if Role.TEAM_MEMBER not in actor.roles:
        raise NotForYou
    found = rows("select * from kanteling.open_questions() order by placed_at, id limit %s", [MOST])
    looked(actor, Looked.QUESTIONS)
    return tuple(
        QuestionLine(
            id=row["id"],
            kind=NoticeKind(row["kind"]),
            title=row["title"],
            words=row["words"],
            windows=windows_in(row["windows"]),
            languages=frozenset(row["languages"] or ()),
            near=row["near"],
            spot=spot_in(row["lat"], row["lon"]),
            called=row["called"],
        )
        for row in found
    )


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A first meeting as one of the two reads it. ``contact`` is empty until both said yes.

    ``mine_to_answer``: the reader's answer is awaited. ``told``: the reader said how it went.
    """

    ask: UUID
    notice: UUID
    i_own: bool
    kind: NoticeKind
    title: str
    called: str
    words: str
    place: str
    when_words: str
    brings: bool
    at: datetime
    contact: str
    facts: Meeting
    mine: SideFacts | None
    my_contact: str
    real: bool | None
    thanks: str

    @property
    def mine_to_answer(self) -> bool:
        """Whether the reader has to say yes or no."""
        return self.i_own and self.mine is None and self.facts.asker.left is None

    @property
    def agreed(self) -> bool:
        """Whether both say yes."""
        return self.facts.agreed

    @property
    def over(self) -> bool:
        """Whether one of the two left, or said no."""
        sides = (self.facts.asker, self.facts.owner)
        return any(side is not None and (side.left is not None or side.no is not None) for side in sides)

    @property
    def may_tell(self) -> bool:
        """Whether the reader can still say whether it was real."""
        return self.mine is not None and not giving.why_not_tell(self.facts, self.mine)


def meetings(actor: Actor) -> tuple[MeetingLine, ...]:
    """The own first meetings, the newest first. Two queries, one line in the journal."""
    others = rows("select * from kanteling.other_sides() order by at desc, ask desc limit %s", [MOST])
    mine = {
        row.ask: row for row in Side.objects.visible_to(actor).filter(person_id=actor.person).order_by("-at")[:MOST]
    }
    if others:
        looked(actor, Looked.MEETINGS, about=actor.person)
    return tuple(_meeting(row, mine.get(row["ask"])) for row in others)


def meeting_of(actor: Actor, ask: UUID) -> MeetingLine:
    """One own meeting. Raises `NotForYou` when the reader is neither of the two."""
    found = rows("select * from kanteling.other_sides() where ask = %s", [ask])
    if not found:
        raise NotForYou
    mine = Side.objects.visible_to(actor).filter(ask=ask, person_id=actor.person).first()
    return _meeting(found[0], mine)


def _meeting(row: dict[str, Any], mine: Side | None) -> MeetingLine:
    other = SideFacts(row["yes_at"], row["no_at"], row["left_at"], row["told_at"])
    own = mine.facts() if mine is not None else None
    answered = row["yes_at"] is not None or row["no_at"] is not None
    facts = Meeting(other, own) if row["i_own"] else Meeting(own or SideFacts(), other if answered else None)
    return MeetingLine(
        ask=row["ask"],
        notice=row["notice"],
        i_own=row["i_own"],
        kind=NoticeKind(row["kind"]),
        title=row["title"],
        called=row["called"],
        words=row["words"],
        place=row["place"],
        when_words=row["when_words"],
        brings=row["brings"],
        at=row["at"],
        contact=row["contact"] or "",
        facts=facts,
        mine=own,
        my_contact=mine.contact if mine is not None else "",
        real=row["real_"],
        thanks=row["thanks"] or "",
    )


def asked_already(actor: Actor, notice: UUID) -> bool:
    """Whether the reader already asked about this notice."""
    mine = Side.objects.visible_to(actor).filter(notice_id=notice, person_id=actor.person)
    return mine.filter(kind=SideKind.ASKS.code, left_at=None).exists()


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report for who guards the board."""

    id: UUID
    notice: UUID
    called: str
    title: str
    words: str
    at: datetime
    handled_at: datetime | None
    answer: str


def reports(actor: Actor) -> tuple[ReportLine, ...]:
    """Reports, the newest first. Refused to who does not guard the board. Two queries."""
    refuse_if(giving.why_not_handle(guards=bool(actor.roles & GUARDS), handled=False))
    found = Report.objects.visible_to(actor).order_by("-at", "-pk")[:100]
    looked(actor, Looked.REPORTS)
    return tuple(
        ReportLine(
            row.pk,
            row.notice_id,
            row.notice_called,
            row.notice_title,
            row.words,
            row.at,
            row.handled_at,
            row.answer,
        )
        for row in found
    )
