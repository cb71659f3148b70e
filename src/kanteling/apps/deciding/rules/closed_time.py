"""Closed time (besloten tijd): the circle writes alone. Source: De Nieuwe Route; Eigen Kracht-conferentie.

Those who inform wait in the corridor. The process guide guards the clock and sees nothing but the clock.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kanteling.apps.deciding.rules.numbers import CLOSED_MINUTES, EXTEND_MINUTES
from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason, Worded


class Sight(Worded):
    """What someone sees while the door is closed."""

    DRAFT = "draft", "U zit aan tafel. Alleen de kring leest en schrijft nu."
    CLOCK = "clock", "De kring schrijft alleen. U ziet alleen de klok."
    DOOR = "door", "De kring schrijft nu alleen. Straks kunt u weer meelezen."


@dataclass(frozen=True, slots=True)
class ClosedTime:
    """One stretch with the door closed. It opens by itself at ``until``, or earlier at ``ended``."""

    started: datetime
    until: datetime
    ended: datetime | None = None

    @property
    def opens(self) -> datetime:
        """When the door opens, as it looks now."""
        return self.until if self.ended is None else min(self.ended, self.until)

    def closed(self, moment: datetime) -> bool:
        """Whether the door is closed at ``moment``; at the last moment itself it is open."""
        return self.started <= moment < self.opens


class NoClosedTime(Reason):
    """Why closed time cannot be started, extended or ended by this person now."""

    NOT_YOURS = "not_yours", "De kring of de procesbegeleider begint de besloten tijd."
    INSIDE_ONLY = "inside_only", "Alleen wie aan tafel zit, opent de deur."
    CLOSED = "closed", "De besloten tijd is al begonnen."
    OPEN = "open", "De deur is al open. Begin opnieuw besloten tijd."


class NoDraft(Reason):
    """Why the draft is out of reach."""

    CLOSED = "closed", "De kring schrijft nu alleen. Straks kunt u weer meelezen."
    INFORMS = "informs", "U geeft informatie. De kring schrijft."
    OUTSIDE = "outside", "U zit niet aan deze tafel."


_SEATED = frozenset({Part.PLAN, Part.DECIDE, Part.INFORM, Part.GUIDE, Part.FRAME})


def new_closed_time(now: datetime) -> ClosedTime:
    """A closed time from now, with the length that was agreed."""
    return ClosedTime(now, now + timedelta(minutes=CLOSED_MINUTES.on(now.date())))


def extended(closed: ClosedTime, now: datetime) -> ClosedTime:
    """The same closed time with the agreed minutes added."""
    return replace(closed, until=closed.until + timedelta(minutes=EXTEND_MINUTES.on(now.date())))


def sight(parts: frozenset[Part], closed: ClosedTime | None, now: datetime) -> Sight | None:
    """What someone with these parts sees now; None when the door is open."""
    if closed is None or not closed.closed(now):
        return None
    if Part.DECIDE in parts:
        return Sight.DRAFT
    return Sight.CLOCK if Part.GUIDE in parts else Sight.DOOR


def why_not_start(parts: frozenset[Part], closed: ClosedTime | None, now: datetime) -> tuple[NoClosedTime, ...]:
    """Why this person cannot close the door. The resident, all who decide and the process guide can."""
    found = [] if parts & {Part.DECIDE, Part.GUIDE} else [NoClosedTime.NOT_YOURS]
    if closed is not None and closed.closed(now):
        found.append(NoClosedTime.CLOSED)
    return tuple(found)


def why_not_extend(parts: frozenset[Part], closed: ClosedTime | None, now: datetime) -> tuple[NoClosedTime, ...]:
    """Why no minutes can be added. The process guide can add them: that only keeps the door closed."""
    found = [] if parts & {Part.DECIDE, Part.GUIDE} else [NoClosedTime.NOT_YOURS]
    if closed is None or not closed.closed(now):
        found.append(NoClosedTime.OPEN)
    return tuple(found)


def why_not_end(parts: frozenset[Part], closed: ClosedTime | None, now: datetime) -> tuple[NoClosedTime, ...]:
    """Why this person cannot open the door. Only who sits inside can; the guide waits like the others."""
    found = [] if Part.DECIDE in parts else [NoClosedTime.INSIDE_ONLY]
    if closed is None or not closed.closed(now):
        found.append(NoClosedTime.OPEN)
    return tuple(found)


def why_not_read_draft(parts: frozenset[Part], closed: ClosedTime | None, now: datetime) -> tuple[NoDraft, ...]:
    """Why this person cannot read the draft: it stays with the circle, also with the door open.

    What the circle wants others to read it makes a proposal of.
    """
    if not parts & _SEATED:
        return (NoDraft.OUTSIDE,)
    if Part.DECIDE in parts:
        return ()
    shut = closed is not None and closed.closed(now)
    return (NoDraft.CLOSED,) if shut else (NoDraft.INFORMS,)


why_not_write_draft = why_not_read_draft
"""Whoever may read the draft may write in it: the circle, and nobody else."""
