"""How someone gets somewhere: told once, private, and read by the table only when its owner lets it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kanteling.apps.matching.events import Looked
from kanteling.apps.matching.models import Reach
from kanteling.apps.matching.queries.board import spot_in, windows_in
from kanteling.apps.matching.rules.facts import Asking
from kanteling.apps.matching.rules.times import Window
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.platform.journal import looked

_MODES = {mode.code: mode for mode in Mode}


@dataclass(frozen=True, slots=True)
class ReachView:
    """What was told. ``shared``: the own table may read it."""

    near_id: UUID | None
    near: str
    spot: Spot | None
    modes: tuple[Mode, ...]
    longest: int
    windows: tuple[Window, ...]
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    most_cents: int | None
    shared: bool
    at: datetime

    @property
    def asking(self) -> Asking:
        """As the rules want it."""
        return Asking(
            windows=self.windows,
            spot=self.spot,
            modes=self.modes,
            longest=self.longest,
            languages=frozenset(self.languages),
            needs=frozenset(self.needs),
            most=self.most_cents,
        )


def reach_of(actor: Actor) -> ReachView | None:
    """What the reader told of themselves. One query."""
    row = Reach.objects.visible_to(actor).filter(person_id=actor.person).first()
    return _view(row) if row is not None else None


def reach_in(actor: Actor, circle: UUID) -> ReachView | None:
    """What the resident of ``circle`` told and lets this table read; one's own at the own table."""
    row = Reach.objects.visible_to(actor).filter(circle_id=circle).first()
    if row is None:
        return None
    if row.person_id != actor.person:
        looked(actor, Looked.REACH, circle=CircleId(circle))
    return _view(row)


def _view(row: Reach) -> ReachView:
    return ReachView(
        near_id=row.near_id,
        near=row.near,
        spot=spot_in(row.lat, row.lon),
        modes=tuple(_MODES[code] for code in row.modes if code in _MODES),
        longest=row.longest,
        windows=windows_in(row.windows),
        languages=tuple(row.languages),
        needs=tuple(row.needs),
        most_cents=row.most_cents,
        shared=row.circle_id is not None,
        at=row.at,
    )
