"""What others may know of a plan: what comes by, how it stands, who waits for a call. Over circles, one query each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from kanteling.apps.plans.models import Action, Contact, Start, Tick
from kanteling.apps.plans.queries.reach import GUIDED, all_standing, guided, rows
from kanteling.apps.plans.rules import follow_up
from kanteling.apps.plans.rules.coming import Rhythm, next_day
from kanteling.apps.plans.rules.movement import Movement as HowItGoes
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock
from kanteling.platform.walls import array_of


def follow_up_facts(actor: Actor, circle: UUID) -> follow_up.FollowUp:
    """When the plan began and whether a guide sits at the table, for the rules of following up."""
    found = rows(Start, actor, circle).annotate(guided=guided()).values_list("started", "guided").first()
    return follow_up.FollowUp(started=found[0], guided=found[1]) if found else follow_up.FollowUp(started=None)


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes by soon."""

    circle: UUID
    action: UUID
    day: date
    at: time | None
    who: str
    what: str
    mine: bool


def coming_up(actor: Actor, circle: UUID | None = None, days: int = 14, most: int = 5) -> tuple[Coming, ...]:
    """What comes by in the next ``days``: of one whole circle, or the own tasks in every circle. One query."""
    today = clock.today()
    with_day = Action.objects.visible_to(actor).exclude(first=None).filter(first__lte=today + timedelta(days))
    with_day = with_day.filter(circle_id=circle) if circle else with_day.filter(person_id=actor.person)
    done = Tick.objects.filter(action_id=OuterRef("pk"), undone_at=None, day=OuterRef("first"))
    alive = with_day.exclude(rhythm__in=("", Rhythm.ONCE.code), first__lt=today)
    found = all_standing(alive).annotate(done=Exists(done)).order_by("-first")[:200]
    lines = []
    for action in found:
        rhythm = Rhythm(action.rhythm) if action.rhythm else None
        day = next_day(rhythm, action.first, today)
        once = rhythm in (None, Rhythm.ONCE)
        if day is not None and day <= today + timedelta(days) and not (once and action.done):
            lines.append(
                Coming(
                    action.circle_id,
                    action.pk,
                    day,
                    action.at,
                    action.who,
                    action.what,
                    action.person_id == actor.person,
                )
            )
    lines.sort(key=lambda line: (line.day, line.at or time(23, 59), line.who))
    return tuple(lines[:most])


@dataclass(frozen=True, slots=True)
class Summary:
    """A plan in one line."""

    circle: UUID
    called: str
    started: date | None
    goals: int
    contact_due: date | None = None
    contacted: date | None = None
    evaluation: date | None = None
    said: HowItGoes | None = None
    said_at: datetime | None = None
    guided: bool = True

    def next(self, today: date) -> tuple[follow_up.Next, date | None]:
        """What comes now in following up."""
        contacts = (self.contacted,) if self.contacted else ()
        return follow_up.next_step(
            follow_up.FollowUp(self.started, contacts=contacts, evaluation=self.evaluation, guided=self.guided),
            today,
        )


_STATES = f"""
select c.id, s.started, s.contact_due,
  (select count(*) from plans_goal g where g.circle_id = c.id
    and not exists (select from plans_ended e where e.goal_id = g.id and e.action_id is null)),
  (select k.day from plans_contact k where k.circle_id = c.id order by k.day desc limit 1),
  (select e.evaluation from plans_agreement e where e.circle_id = c.id and e.evaluation is not null
    order by e.adopted_at desc limit 1),
  m.movement, m.said_at, {GUIDED.format(circle="c.id")}
from unnest(%s::uuid[]) c(id)
join plans_start s on s.circle_id = c.id and s.municipality_id = %s
left join lateral (select m.movement, m.said_at from plans_movement m where m.circle_id = c.id and m.undone_at is null
  order by m.said_at desc limit 1) m on true
"""


def plan_states(actor: Actor, circles: Iterable[UUID]) -> Mapping[UUID, Summary]:
    """How each of these plans stands: begun, followed up, what was said last. One query; others are left out."""
    wanted = [circle for circle in circles if actor.may(Part.PLAN, CircleId(circle))]
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STATES, [array_of(wanted), actor.municipality])
        found = cursor.fetchall()
    return {
        row[0]: Summary(
            circle=row[0],
            called="",
            started=row[1],
            contact_due=row[2],
            goals=row[3],
            contacted=row[4],
            evaluation=row[5],
            said=HowItGoes(row[6]) if row[6] else None,
            said_at=row[7],
            guided=row[8],
        )
        for row in found
    }


def plan_summary(actor: Actor, circle: UUID) -> Summary | None:
    """One plan in one line; None when it has not begun."""
    return plan_states(actor, [circle]).get(circle)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A contact after four weeks that is due, or will be within days."""

    circle: UUID
    called: str
    started: date
    due: date
    late: bool


def follow_ups(actor: Actor, within: int = 7, most: int = 50) -> tuple[FollowUp, ...]:
    """Contacts after four weeks that wait for this guide, or for the team where no guide sits; longest first. One query."""
    today = clock.today()
    guides, informs = actor.circles(Part.GUIDE), actor.circles(Part.INFORM)
    asked = Contact.objects.filter(circle_id=OuterRef("circle_id"), day__gte=OuterRef("started"))
    found = (
        Start.objects.visible_to(actor)
        .annotate(guided=guided())
        .filter(
            Q(circle_id__among=guides) | Q(circle_id__among=informs, guided=False),
            contact_due__lte=today + timedelta(within),
        )
        .filter(~Exists(asked))
        .select_related("circle")
        .order_by("contact_due", "pk")[:most]
    )
    return tuple(
        FollowUp(start.circle_id, start.circle.called, start.started, start.contact_due, start.contact_due < today)
        for start in found
    )
