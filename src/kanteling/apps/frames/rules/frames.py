"""Frames (kaders): what the municipality says beforehand, in dated versions that never change afterwards.

Sources: De Nieuwe Route ("kaders vooraf"); domain page, "Circle, plan, deciding together" and
"Policy learning".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kanteling.foundation.words import Reason, Worded


class Weight(Worded):
    """How firmly a frame holds."""

    HARD = "hard", "Vast kader"
    SOFT = "soft", "Kader met ruimte"


@dataclass(frozen=True, slots=True)
class FrameVersion:
    """One text of one frame, from ``since`` to ``until`` (the last day, included).

    ``published`` is when everybody could read it: a frame that nobody could know was not given beforehand.
    """

    frame: UUID
    number: int
    text: str
    legal_basis: str
    weight: Weight
    setter: str
    since: date
    published: datetime
    until: date | None = None

    def held(self, day: date) -> bool:
        """Whether this version holds on ``day`` by its own dates; a newer version may have come over it."""
        return self.since <= day and (self.until is None or day <= self.until)


class NoFrame(Reason):
    """Why a frame or a new version of it cannot be set like this."""

    NOT_YOURS = "not_yours", "Kaders stelt de gemeente. U kunt wel om ruimte vragen."
    TEXT = "text", "Schrijf het kader op in gewone woorden."
    BASIS = "basis", "Schrijf op welke wet of regel dit zegt."
    SETTER = "setter", "Schrijf op wie dit kader stelt."
    BEFOREHAND = "beforehand", "Kies vandaag of later. Kaders gelden vooraf."
    PERIOD = "period", "De laatste dag ligt voor de eerste. Kies een latere dag."
    OVERLAPS = "overlaps", "Er begint dan al een andere versie. Kies een latere dag."
    SAME = "same", "Er is niets veranderd. Pas het kader aan."
    OTHER_FRAME = "other_frame", "Dit is een ander kader. Maak daarvan een eigen kader."
    ENDED = "ended", "Dit kader geldt al niet meer."


def held_on(versions: Iterable[FrameVersion], day: date) -> FrameVersion | None:
    """The version of one frame that held on ``day``: the last that had begun, unless that one had ended."""
    begun = [version for version in versions if version.since <= day]
    if not begun:
        return None
    last = max(begun, key=lambda version: (version.since, version.number))
    return last if last.held(day) else None


def frames_on(versions: Iterable[FrameVersion], day: date) -> tuple[FrameVersion, ...]:
    """Of every frame the version that held on ``day``, hard ones first, then the oldest."""
    per_frame: dict[UUID, list[FrameVersion]] = {}
    for version in versions:
        per_frame.setdefault(version.frame, []).append(version)
    held = [found for some in per_frame.values() if (found := held_on(some, day)) is not None]
    return tuple(sorted(held, key=lambda v: (v.weight is not Weight.HARD, v.since, str(v.frame))))


def known_beforehand(version: FrameVersion, put_forward: datetime) -> bool:
    """Whether those at the table could have known it when the first text was put forward (in Dutch time)."""
    return version.published <= put_forward and version.since <= put_forward.date()


def last_day(versions: Iterable[FrameVersion], version: FrameVersion) -> date | None:
    """The last day on which ``version`` holds, counting a newer version that comes over it."""
    later = [v.since for v in versions if (v.since, v.number) > (version.since, version.number)]
    ends = [day for day in (version.until, min(later) - timedelta(days=1) if later else None) if day]
    return min(ends) if ends else None


def why_not_set(
    versions: Iterable[FrameVersion], new: FrameVersion, today: date, *, by_municipality: bool
) -> tuple[NoFrame, ...]:
    """Why ``new`` cannot be set, ``versions`` being the earlier ones of the same frame.

    An old version is never changed: the new one begins today or later, and after the last that was made.
    """
    earlier = tuple(versions)
    found = [] if by_municipality else [NoFrame.NOT_YOURS]
    if not new.text.strip():
        found.append(NoFrame.TEXT)
    if not new.legal_basis.strip():
        found.append(NoFrame.BASIS)
    if not new.setter.strip():
        found.append(NoFrame.SETTER)
    if new.since < today:
        found.append(NoFrame.BEFOREHAND)
    if new.until is not None and new.until < new.since:
        found.append(NoFrame.PERIOD)
    if any(v.frame != new.frame for v in earlier):
        found.append(NoFrame.OTHER_FRAME)
    elif earlier:
        last = max(earlier, key=lambda v: v.number)
        if any(v.since >= new.since for v in earlier):
            found.append(NoFrame.OVERLAPS)
        if _content(last) == _content(new):
            found.append(NoFrame.SAME)
    return tuple(found)


def why_not_end(version: FrameVersion, on: date, today: date, *, by_municipality: bool) -> tuple[NoFrame, ...]:
    """Why ``version`` cannot end on ``on`` (its last day). Ending is dated too, never in the past."""
    found = [] if by_municipality else [NoFrame.NOT_YOURS]
    if version.until is not None and version.until < today:
        found.append(NoFrame.ENDED)
    if on < today:
        found.append(NoFrame.BEFOREHAND)
    elif on < version.since:
        found.append(NoFrame.PERIOD)
    return tuple(found)


def _content(version: FrameVersion) -> tuple[object, ...]:
    return (version.text.split(), version.legal_basis, version.weight, version.setter, version.until)
