"""Publishing own counts over a quarter: counted, protected, frozen. What was really counted is not kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import connection, transaction

from kanteling.apps.neighbourhood.events import CountsPublished
from kanteling.apps.neighbourhood.models import Publication, PublishedCell
from kanteling.apps.neighbourhood.queries.areas import areas_of
from kanteling.apps.neighbourhood.rules.publishing import (
    Quarter,
    quarter_in,
    table,
    tree_of,
    why_not_publish,
)
from kanteling.foundation.actor import Actor
from kanteling.foundation.disclosure import Cell, Hidden, Shown, protect
from kanteling.foundation.refusals import refuse_if
from kanteling.foundation.words import Dutch, dutch
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

Count = Callable[[Actor, Quarter], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Topic:
    """What is counted per area and quarter; ``count`` gives people by the code of an area (wijk or buurt)."""

    code: str
    name: Dutch
    not_said: Dutch
    count: Count


_topics: dict[str, Topic] = {}


def counted(topic: Topic) -> None:
    """Add a topic to what is published each quarter. Upper apps call this once, when they start."""
    _topics[topic.code] = topic


def topics() -> tuple[Topic, ...]:
    """Everything that is counted."""
    return tuple(_topics.values())


def _spoke_up(actor: Actor, quarter: Quarter) -> Mapping[str, int]:
    """How many people told something about an area or chose what matters there."""
    span = [datetime.combine(day, time(), clock.AMSTERDAM) for day in (quarter.start, quarter.end)]
    with connection.cursor() as cursor:
        cursor.execute("select code, people from kanteling.spoke_up(%s, %s)", span)
        return dict(cursor.fetchall())


counted(
    Topic(
        "spoke_up",
        dutch("Mensen die iets over hun wijk vertelden of kozen"),
        dutch("Wie over twee gebieden iets vertelt, telt in beide mee. Wie niets zegt, heeft ook een mening."),
        _spoke_up,
    )
)


@transaction.atomic
def publish(*, actor: Actor, quarter: str) -> tuple[UUID, ...]:
    """Publish every topic over a quarter that is over; returns the publications. All topics, or none."""
    hold(actor.municipality)
    when = quarter_in(quarter)
    done = Publication.objects.visible_to(actor).filter(quarter=quarter).exists()
    there = [area.code for area in areas_of(actor)]
    tree = tree_of(there)
    refuse_if(why_not_publish(actor.roles, when, clock.today(), done=done, areas=tree is not None))
    assert when is not None
    assert tree is not None
    made = []
    for topic in topics():
        cells, unseen = table(tree, topic.count(actor, when), quarter)
        told = protect(tree, cells, unseen=unseen)
        made.append(_freeze(actor, topic, quarter, told, tree.parents))
    return tuple(made)


def _freeze(
    actor: Actor, topic: Topic, quarter: str, told: Mapping[Cell, Shown], parents: Mapping[str, str]
) -> UUID:
    here = actor.municipality
    row = Publication.objects.create(
        municipality_id=here,
        topic=topic.code,
        name=topic.name,
        not_said=topic.not_said,
        quarter=quarter,
        at=clock.now(),
        person_id=actor.person,
    )
    PublishedCell.objects.bulk_create(
        PublishedCell(
            municipality_id=here,
            publication=row,
            code=code,
            parent=parents.get(code, ""),
            shown=shown if isinstance(shown, int) else None,
            hidden=shown.code if isinstance(shown, Hidden) else "",
        )
        for (code, _), shown in told.items()
    )
    record(actor, CountsPublished(subject=row.pk, detail=f"{topic.name[:100]}, {quarter}"))
    return UUID(str(row.pk))
