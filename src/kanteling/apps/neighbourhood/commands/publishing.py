"""Publishing own counts over a quarter: counted, protected, frozen. What was really counted is not kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from kanteling.apps.neighbourhood.events import CountsPublished
from kanteling.apps.neighbourhood.models import Publication, PublishedCell
from kanteling.apps.neighbourhood.queries.areas import areas_of
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.profile import FIGURES
from kanteling.apps.neighbourhood.rules.publishing import (
    CHOSEN,
    SELF,
    Quarter,
    fits,
    quarter_in,
    quarters_of,
    table,
    tree_of,
    waiting,
    why_not_publish,
)
from kanteling.foundation.actor import Actor
from kanteling.foundation.disclosure import Cell, Hidden, Shown, Tree, protect
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


def _told(actor: Actor, quarter: Quarter) -> Mapping[str, int]:
    """How many people told something about an area. Those who chose a figure are not in it: that is told beside it."""
    with connection.cursor() as cursor:
        cursor.execute("select code, people from kanteling.told(%s)", [quarter.start])
        return dict(cursor.fetchall())


counted(
    Topic(
        "told",
        dutch("Mensen die iets over hun wijk vertelden"),
        dutch("Wie over twee gebieden of in twee kwartalen iets vertelt, telt twee keer mee."),
        _told,
    )
)
_CHOSEN_NOT_SAID: Dutch = dutch(
    "Bewoners kiezen hooguit vijf cijfers per gebied. Wie niets kiest, vindt ook iets belangrijk."
)


def _chosen(quarter: Quarter) -> dict[str, dict[str, int]]:
    """Of each figure by how many people it was chosen in an area, on the last day of the quarter."""
    found: dict[str, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute("select indicator, code, people from kanteling.chosen(%s)", [quarter.start])
        for indicator, code, people in cursor.fetchall():
            found.setdefault(indicator, {})[code] = people
    return found


@transaction.atomic
def publish(*, actor: Actor, quarter: str) -> tuple[UUID, ...]:
    """Publish every topic over a quarter whose day came; returns the publications. All topics, or none.

    With the last quarter of a year comes the year, as a sum. The areas of a year are those of its first quarter.
    """
    hold(actor.municipality)
    when = quarter_in(quarter)
    done = Publication.objects.visible_to(actor).filter(quarter=quarter).exists()
    earlier = _earlier(actor, when.year) if when else {}
    tree = _tree(actor, earlier)
    refuse_if(why_not_publish(actor.roles, when, clock.today(), done=done, areas=tree is not None))
    assert when is not None
    assert tree is not None
    made = []
    for topic in topics():
        for column, told in _flow(actor, topic, when, tree, earlier.get(topic.code, {})):
            made.append(_freeze(actor, topic, column, told, tree.parents))
    for indicator, counts in sorted(_chosen(when).items()):
        cells, unseen = table(tree, counts, quarter)
        stock = protect(tree, cells, unseen=unseen)
        if indicator in FIGURES and any(isinstance(shown, int) for shown in stock.values()):
            topic = Topic(CHOSEN + indicator, INDICATORS[indicator].name, _CHOSEN_NOT_SAID, _told)
            made.append(_freeze(actor, topic, quarter, stock, tree.parents))
    return tuple(made)


def publish_what_waits(actor: Actor) -> int:
    """Publish every quarter whose day came and that does not stand yet, the oldest first; returns how many."""
    rows = Publication.objects.visible_to(actor)
    done = {code for code in rows.values_list("quarter", flat=True).distinct() if quarter_in(code)}
    if not areas_of(actor):
        return 0
    quarters = waiting(clock.today(), done)
    for quarter in quarters:
        publish(actor=actor, quarter=quarter.code)
    return len(quarters)


def _earlier(actor: Actor, year: str) -> dict[str, dict[Cell, Shown]]:
    """By topic what was published of a year, every part that is never told included."""
    found: dict[str, dict[Cell, Shown]] = {}
    rows = PublishedCell.objects.visible_to(actor).filter(publication__quarter__startswith=year)
    for cell in rows.exclude(publication__topic__startswith=CHOSEN).select_related("publication"):
        shown = Hidden(cell.hidden) if cell.shown is None else cell.shown
        found.setdefault(cell.publication.topic, {})[cell.code, cell.publication.quarter] = shown
    return found


def _tree(actor: Actor, earlier: Mapping[str, Mapping[Cell, Shown]]) -> Tree | None:
    """The areas as they were when this year was told first: a later border would be another cut."""
    codes = {code for told in earlier.values() for code, _ in told if not code.endswith(SELF)}
    return tree_of(codes or {area.code for area in areas_of(actor)})


def _flow(
    actor: Actor, topic: Topic, when: Quarter, tree: Tree, earlier: Mapping[Cell, Shown]
) -> Iterator[tuple[str, dict[Cell, Shown]]]:
    """The table of a quarter; and that of the year, when this is the last of its four that was not told."""
    cells, unseen = table(tree, topic.count(actor, when), when.code)
    every = [quarter.code for quarter in quarters_of(when.year)]
    total = (when.year, every)
    if {column for _, column in earlier} | {when.code} >= set(every):
        again: dict[Cell, int] = {}
        for quarter in quarters_of(when.year):
            if quarter != when:
                again |= table(tree, topic.count(actor, quarter), quarter.code)[0]
        if fits(again, earlier):
            whole = again | cells
            cells |= {(row, when.year): sum(whole[row, each] for each in every) for row in tree.rows}
            unseen |= {(row, when.year) for row, _ in unseen}
    told = protect(tree, cells, earlier, total, unseen)
    for column in sorted({column for _, column in told}, reverse=True):
        yield column, {cell: shown for cell, shown in told.items() if cell[1] == column}


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
