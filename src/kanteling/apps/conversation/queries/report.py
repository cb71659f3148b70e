"""The report: read back together, corrected beside the words, approved; as a page, on paper and as a file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kanteling.apps.conversation.events import Looked
from kanteling.apps.conversation.queries.clock import ClockView, clock_of
from kanteling.apps.conversation.queries.facts import ReportLine, Table, parts_of, table_of
from kanteling.apps.conversation.queries.made import fresh_parts, parts_in
from kanteling.apps.conversation.queries.note import RightLine, rights_of
from kanteling.apps.conversation.rules.heard import Heard, Way, needs_another, why_not_hear_approval
from kanteling.apps.conversation.rules.report import counts, why_not_approve
from kanteling.apps.conversation.rules.report_parts import ReportPart, why_not_make_report
from kanteling.apps.conversation.rules.rights import why_not_finish_research
from kanteling.apps.conversation.rules.table import why_not_write
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.events import Look
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.foundation.words import Reason
from kanteling.platform import clock
from kanteling.platform.journal import looked


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the row of versions."""

    number: int
    at: datetime
    by: str
    approved_at: datetime | None
    heard_by: str
    how: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One version of the report. ``newest``: no later one; ``stale``: more was said since it was made.

    ``wrote``: this reader wrote this version. ``tapped``: the resident said yes on the screen of ``heard_by``.
    """

    circle: CircleId
    called: str
    owner: bool
    number: int
    at: datetime | None
    by: str
    parts: tuple[ReportPart, ...]
    approved_at: datetime | None
    heard_by: str
    how: str
    tapped: bool
    newest: bool
    stale: bool
    counting: int
    versions: tuple[VersionLine, ...]
    writes: bool
    can_approve: bool
    can_hear: bool
    wrote: bool
    why_not_made: tuple[str, ...]
    rights: tuple[RightLine, ...]
    clock: ClockView


def report_page(actor: Actor, circle: UUID, number: int | None = None, look: Look = Looked.REPORT) -> ReportPage:
    """The last version, or the one with ``number``; a page without parts when none was made yet."""
    table = table_of(actor, circle)
    shown = table.latest() if number is None else _numbered(table, number)
    looked(actor, look, circle=table.circle, detail=str(shown.number) if shown else "")
    return _page(actor, table, shown)


def _numbered(table: Table, number: int) -> ReportLine:
    found = next((report for report in table.reports if report.number == number), None)
    if found is None:
        raise NotForYou
    return found


def _page(actor: Actor, table: Table, shown: ReportLine | None) -> ReportPage:
    parts = parts_of(actor, table.circle)
    versions, fresh, last = table.versions(), fresh_parts(table), table.latest()
    counting = counts(versions)
    number = shown.number if shown else 0
    return ReportPage(
        circle=table.circle,
        called=table.called,
        owner=Part.OWN in parts,
        number=number,
        at=shown.at if shown else None,
        by=shown.by_called if shown else "",
        parts=parts_in(shown) if shown else (),
        approved_at=shown.approved_at if shown else None,
        heard_by=shown.heard_called if shown else "",
        how=how_said(shown.how) if shown else "",
        tapped=shown is not None and shown.how == Way.SCREEN.code,
        newest=shown is last,
        stale=last is not None and parts_in(last) != fresh,
        counting=counting.number if counting else 0,
        versions=tuple(
            VersionLine(one.number, one.at, one.by_called, one.approved_at, one.heard_called, how_said(one.how))
            for one in reversed(table.reports)
        ),
        writes=not why_not_write(parts),
        can_approve=not why_not_approve(versions, number, parts, actor.person, actor.hand),
        can_hear=not why_not_hear_approval(versions, number, parts, Heard(Way.SCREEN, actor.hand, actor.called)),
        wrote=shown is not None and needs_another(shown.version(), actor.hand),
        why_not_made=_why_not_made(table, fresh, owner=Part.OWN in parts),
        rights=rights_of(table),
        clock=clock_of(table, parts, clock.today()),
    )


def how_said(code: str) -> str:
    """The Dutch of how a yes was said; words from before there were codes stay as they were."""
    return next((way.dutch for way in Way if way.code == code), code)


TO_READ = "Lees hieronder wat u altijd mag. Tik dan op Gelezen."


def _why_not_made(table: Table, fresh: tuple[ReportPart, ...], *, owner: bool) -> tuple[str, ...]:
    """What must happen first, said to whoever reads it: the team tells the rights, the resident reads them."""
    empty: tuple[Reason, ...] = why_not_make_report(fresh)
    untold: tuple[Reason, ...] = why_not_finish_research([told for told, _ in table.told])
    rights = (TO_READ,) if owner and untold else tuple(reason.dutch for reason in untold)
    return (*(reason.dutch for reason in empty), *rights)
