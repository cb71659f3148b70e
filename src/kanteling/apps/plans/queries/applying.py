"""What the aanvraag asks for, and what was asked before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from kanteling.apps.plans.models import Action, Application, Tick
from kanteling.apps.plans.queries.reach import all_standing, rows
from kanteling.apps.plans.rules import plan
from kanteling.apps.plans.rules.application import Form
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.actor import Actor


def application_items(actor: Actor, circle: UUID, most: int = 50) -> tuple[plan.Item, ...]:
    """What the aanvraag asks for: filled from the individual actions that stand."""
    found = all_standing(rows(Action, actor, circle).filter(rung=Rung.INDIVIDUAL.code)).select_related("goal")
    done = Tick.objects.filter(action_id=OuterRef("pk"), undone_at=None, action__rhythm=Rhythm.ONCE.code)
    actions = list(found.filter(~Exists(done)).order_by("adopted_at")[:most])
    return plan.application(
        [plan.Goal(action.goal_id, action.goal.words, action.goal.notice) for action in actions],
        [
            plan.Action(
                id=action.pk,
                goal=action.goal_id,
                who=action.who,
                what=f"{action.who} {action.what}",
                when=action.when_words,
                rung=Rung.INDIVIDUAL,
                closer_by=action.closer_by,
                first=action.first,
                adopted=action.adopted_at,
            )
            for action in actions
        ],
    )


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An aanvraag as it was handed in."""

    at: datetime
    form: Form
    words: str
    items: tuple[plan.Item, ...]


def handed_in(actor: Actor, circle: UUID) -> tuple[HandedIn, ...]:
    """Every aanvraag that was handed in, the last first."""
    return tuple(_handed_in(found) for found in rows(Application, actor, circle).order_by("-handed_in_at"))


def _handed_in(found: Application) -> HandedIn:
    items = tuple(
        plan.Item(UUID(item["action"]), item["goal"], item["what"], item["when"], item["closer_by"])
        for item in found.items
    )
    return HandedIn(found.handed_in_at, Form(found.form), found.words, items)


def asked_in(earlier: Iterable[HandedIn]) -> frozenset[UUID]:
    """The actions that stand in an earlier aanvraag."""
    return frozenset(item.action for each in earlier for item in each.items)
