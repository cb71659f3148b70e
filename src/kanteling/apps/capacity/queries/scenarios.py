"""What-ifs: from figures to what is kept, and from what was calculated to what is read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kanteling.apps.capacity.models import Batch, Stopped, WhatIf
from kanteling.apps.capacity.queries.team import TeamView, teams
from kanteling.apps.capacity.rules.team import NEVER, Effect, Inflow, Supposed
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou

if TYPE_CHECKING:
    from kanteling.apps.capacity.rules.outlook import Outlook
    from kanteling.apps.capacity.rules.ranges import Sentence

BATCHES = 8


def as_json(given: Supposed) -> dict[str, Any]:
    """A scenario as it is kept: plain numbers; a patience without end is left out."""
    kinds = [{key: value for key, value in asdict(kind).items() if value != NEVER} for kind in given.kinds]
    return {
        "kinds": kinds,
        "hours": list(given.hours),
        "reserved": list(given.reserved),
        "effect": asdict(given.effect) if given.effect else None,
    }


def supposed(kept: Mapping[str, Any]) -> Supposed:
    """A scenario as it was kept."""
    effect = kept["effect"]
    return Supposed(
        tuple(Inflow(**kind) for kind in kept["kinds"]),
        tuple(kept["hours"]),
        tuple(kept["reserved"]),
        Effect(**effect) if effect else None,
    )


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """One scenario with what came out of it; nothing yet when no batch is done."""

    name: str
    given: Supposed
    outlook: "Outlook | None"
    says: "tuple[Sentence, ...]"
    beside: "tuple[Sentence, ...]"


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """Scenarios side by side, and how far the calculation is (``done`` of ``of`` batches)."""

    id: UUID
    title: str
    team: TeamView
    asked_at: datetime
    scenarios: tuple[ScenarioView, ...]
    done: int
    of: int
    stopped: bool

    @property
    def busy(self) -> bool:
        """Whether there is more to come."""
        return self.done < self.of and not self.stopped


def what_if_page(actor: Actor, what_if: UUID) -> WhatIfPage:
    """One what-if. Raises `NotForYou` when it is not there for this actor."""
    from kanteling.apps.capacity.rules.outlook import compared, look, sentences

    found = WhatIf.objects.visible_to(actor).filter(pk=what_if).first()
    team = next((each for each in teams(actor) if found and each.id == found.team_id), None)
    if found is None or team is None:
        raise NotForYou
    batches: dict[int, list[Any]] = defaultdict(list)
    for batch in Batch.objects.visible_to(actor).filter(what_if_id=what_if).order_by("scenario", "number"):
        batches[batch.scenario].append(batch.years)
    views: list[ScenarioView] = []
    for place, kept in enumerate(found.scenarios):
        given = supposed(kept)
        outlook = look(batches[place]) if batches[place] else None
        beside = compared(views[0].outlook, outlook) if views and views[0].outlook and outlook else ()
        views.append(
            ScenarioView(kept["name"], given, outlook, sentences(given, outlook) if outlook else (), beside)
        )
    stopped = Stopped.objects.visible_to(actor).filter(what_if_id=what_if).exists()
    return WhatIfPage(found.pk, found.title, team, found.made_at, tuple(views), len(batches[0]), BATCHES, stopped)


@dataclass(frozen=True, slots=True)
class WhatIfLine:
    """A what-if that was asked before."""

    id: UUID
    title: str
    asked_at: datetime


def what_ifs(actor: Actor, team: UUID) -> tuple[WhatIfLine, ...]:
    """The last what-ifs of a team."""
    found = WhatIf.objects.visible_to(actor).filter(team_id=team).order_by("-made_at", "-pk")[:20]
    return tuple(WhatIfLine(each.pk, each.title, each.made_at) for each in found)


def last_given(actor: Actor, team: UUID) -> Supposed | None:
    """What the team told of the present the last time, so that nobody types it twice."""
    found = WhatIf.objects.visible_to(actor).filter(team_id=team).order_by("-made_at", "-pk").first()
    return supposed(found.scenarios[0]) if found else None
