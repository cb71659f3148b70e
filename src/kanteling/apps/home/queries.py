"""Homes and lists, put together from the public faces of the apps below. Flat: never one question per circle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kanteling.apps.assignments.public import waiting_answers, waiting_steps
from kanteling.apps.capacity.public import RoomNow, asks_waiting, room_now, week_to_say
from kanteling.apps.conversation.public import ConversationLine, conversations_for
from kanteling.apps.deciding.public import Wait, Waiting, waiting_for
from kanteling.apps.frames.public import FrameView, frames_on
from kanteling.apps.home.rules.steps import Facts, Move, Next, next_step
from kanteling.apps.people.public import CircleView, circles_of, own_circle
from kanteling.apps.plans.public import Summary, coming_up, follow_ups, plan_states
from kanteling.foundation.actor import Actor, Part, Role
from kanteling.platform import clock
from kanteling.platform.models import JournalEntry

PAGE = 100
SHOWN = 12
FRAMES_NEW = 30


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table of someone else where this actor sits."""

    circle: UUID
    called: str
    waits: int
    title: str
    decides: bool


@dataclass(frozen=True, slots=True)
class ResidentHome:
    """What someone who lives here sees: own circle (if any), what waits, what comes, other tables."""

    circle: CircleView | None
    asks: tuple[Waiting, ...]
    names: Mapping[UUID, str]
    coming: tuple[object, ...]
    plan: Summary | None
    conversation: ConversationLine | None
    lookers: int
    tables: tuple[TableLine, ...]
    steps: int = 0


def resident_home(actor: Actor) -> ResidentHome:
    """The home of a resident or of someone of a circle. At most eight queries."""
    circle = own_circle(actor)
    asks = tuple(each for each in waiting_for(actor) if each.kind is not Wait.OTHERS)
    others = [each for each in circles_of(actor, Part.PLAN, SHOWN) if circle is None or each.id != circle.id]
    names: dict[UUID, str] = {each.id: each.called for each in others}
    own = [circle.id] if circle else []
    talks = conversations_for(actor, most=1, circles=own) if own else ()
    return ResidentHome(
        circle=circle,
        asks=asks,
        names=names,
        coming=coming_up(actor, circle.id) if circle else coming_up(actor),
        plan=plan_states(actor, own).get(circle.id) if circle else None,
        conversation=talks[0] if talks else None,
        lookers=_lookers(actor, circle) if circle else 0,
        tables=tuple(_table(actor, each, asks) for each in others),
        steps=len(waiting_steps(actor)) if circle else 0,
    )


def _table(actor: Actor, circle: CircleView, asks: Iterable[Waiting]) -> TableLine:
    here = [each for each in asks if each.circle == circle.id]
    title = here[0].title if here else ""
    return TableLine(circle.id, circle.called, len(here), title, actor.may(Part.DECIDE, circle.id))


def _lookers(actor: Actor, circle: CircleView) -> int:
    """How many others read in this circle this month."""
    start = clock.now().astimezone(clock.AMSTERDAM).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = JournalEntry.objects.filter(
        municipality_id=actor.municipality, circle_id=circle.id, at__gte=start, read_only=True
    )
    return lines.exclude(person_id=circle.resident).values("person_id").distinct().count()


@dataclass(frozen=True, slots=True)
class WaitLine:
    """One thing that waits for someone who works here, with its day if it has one."""

    kind: str
    circle: UUID
    called: str
    text: str
    due: date | None = None
    late: bool = False
    proposal: UUID | None = None
    talk: ConversationLine | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person: what comes next, whose move it is, and how it goes in the person's own words."""

    circle: UUID
    called: str
    next: Next
    text: str
    move: Move
    alone: str
    said: str
    said_at: datetime | None
    plan: bool
    story: bool
    talk: ConversationLine | None = None


@dataclass(frozen=True, slots=True)
class WorkHome:
    """The day of someone who works here."""

    waits: tuple[WaitLine, ...]
    people: tuple[PersonLine, ...]
    more: bool
    total: int
    frames: tuple[FrameView, ...]
    room: RoomNow | None = None
    say_week: bool = False


def work_home(actor: Actor) -> WorkHome:
    """Who waits, what is next with each of my people, and the room of the team. At most eighteen queries."""
    circles = circles_of(actor, None, SHOWN + 1)
    waits = waiting_for(actor, tables=[each.id for each in circles[:SHOWN]])
    talks = conversations_for(actor)
    contacts = follow_ups(actor)
    asked = {each.circle for each in waits}
    missing = asked - {each.id for each in circles} - {talk.circle for talk in talks}
    names: dict[UUID, str] = {each.id: each.called for each in circles}
    names |= {talk.circle: talk.called for talk in talks}
    if missing:
        names |= {each.id: each.called for each in circles_of(actor, None, 50, only=missing)}
    lines = [_wait(each, names) for each in waits if _mine(actor, each)]
    lines += [
        WaitLine("talk", talk.circle, talk.called, "", talk.due, talk.late, talk=talk)
        for talk in talks
        if talk.acts == "team" and actor.may(Part.STORY, talk.circle)
    ]
    lines += [WaitLine("contact", each.circle, each.called, "", each.due, each.late) for each in contacts]
    lines += [
        WaitLine(
            "lost",
            each.id,
            each.team_name,
            str(each.week.isocalendar().week),
            each.answer_by,
            each.answer_by < clock.today(),
        )
        for each in asks_waiting(actor)
    ]
    lines += [WaitLine("assignment", each.assignment, each.area, each.goal) for each in waiting_answers(actor)]
    lines.sort(key=_soonest)
    return WorkHome(
        waits=tuple(lines),
        people=_people(actor, circles[:SHOWN], waits, talks),
        more=len(circles) > SHOWN,
        total=len(actor.circles(Part.PLAN) | actor.circles(Part.STORY)),
        frames=_new_frames(actor),
        room=room_now(actor),
        say_week=Role.TEAM_MEMBER in actor.roles and week_to_say(actor) is not None,
    )


def _mine(actor: Actor, waiting: Waiting) -> bool:
    """What lies open on a table is for whoever guards the process there: to ask around, or to write down what is said."""
    return waiting.kind is not Wait.OTHERS or actor.may(Part.GUIDE, waiting.circle)


def _soonest(line: WaitLine) -> tuple[int, date]:
    """A door that is closed now, what is late or due today, people who asked something, and then what has a day."""
    if line.until is not None:
        return -1, date.min
    if line.due is None:
        return (3 if line.kind == Wait.OTHERS.code else 1), date.min
    return (0 if line.due <= clock.today() else 2), line.due


def _wait(waiting: Waiting, names: Mapping[UUID, str]) -> WaitLine:
    called = names.get(waiting.circle, "")
    until = waiting.at if waiting.kind is Wait.CLOSED else None
    return WaitLine(waiting.kind.code, waiting.circle, called, waiting.title, proposal=waiting.id, until=until)


def _new_frames(actor: Actor) -> tuple[FrameView, ...]:
    """Frames that changed in the last weeks, the newest first."""
    today = clock.today()
    held = frames_on(actor, today)
    new = [frame for frame in held if frame.since >= today - timedelta(days=FRAMES_NEW)]
    return tuple(sorted(new, key=lambda frame: frame.since, reverse=True)[:3])


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of people by name; ``after`` starts the next."""

    people: tuple[PersonLine, ...]
    after: tuple[str, UUID] | None
    matching: str
    total: int


def people_page(actor: Actor, matching: str = "", after: tuple[str, UUID] | None = None) -> PeoplePage:
    """A hundred of the people whose circle opened itself to this actor, by name. Four queries, however many there are."""
    circles = circles_of(actor, None, PAGE + 1, matching=matching, after=after)
    shown = circles[:PAGE]
    ids = [each.id for each in shown]
    waits = waiting_for(actor, tables=ids)
    talks = conversations_for(actor, circles=ids) if ids else ()
    last = (shown[-1].called, shown[-1].id) if len(circles) > PAGE else None
    return PeoplePage(
        people=_people(actor, shown, waits, talks),
        after=last,
        matching=matching,
        total=len(actor.circles(Part.PLAN) | actor.circles(Part.STORY)),
    )


def _people(
    actor: Actor, circles: list[CircleView], waits: Iterable[Waiting], talks: Iterable[ConversationLine]
) -> tuple[PersonLine, ...]:
    states = plan_states(actor, [each.id for each in circles])
    mine: dict[UUID, Waiting] = {}
    others: dict[UUID, Waiting] = {}
    for each in waits:
        if each.kind is not Wait.CLOSED:
            (others if each.kind is Wait.OTHERS else mine).setdefault(each.circle, each)
    said = {talk.circle: talk for talk in talks}
    return tuple(
        _person(actor, each, mine.get(each.id), others.get(each.id), said.get(each.id), states.get(each.id))
        for each in circles
    )


def _person(
    actor: Actor,
    circle: CircleView,
    mine: Waiting | None,
    other: Waiting | None,
    talk: ConversationLine | None,
    plan: Summary | None,
) -> PersonLine:
    due = plan.contact_due if plan and not plan.contacted else None
    facts = Facts(
        waits=mine.kind.code if mine else "",
        acts=talk.acts if talk else "",
        proposal=other is not None,
        started=plan is not None,
        contact_due=due,
        evaluation=plan.evaluation if plan else None,
        for_me=actor.may(Part.GUIDE, circle.id)
        or (actor.may(Part.INFORM, circle.id) and plan is not None and not plan.guided),
        guided=plan is not None and plan.guided,
    )
    step, move = next_step(facts, clock.today())
    text = ""
    if step in (Next.QUESTION, Next.ROOM, Next.ANSWER) and mine:
        text = mine.title
    elif step is Next.PROPOSAL and other:
        text = other.title
    return PersonLine(
        circle=circle.id,
        called=circle.called,
        next=step,
        text=text,
        move=move,
        alone=other.alone if step is Next.PROPOSAL and other else "",
        said=plan.said.code if plan and plan.said else "",
        said_at=plan.said_at if plan else None,
        plan=plan is not None and actor.may(Part.PLAN, circle.id),
        story=actor.may(Part.STORY, circle.id),
        talk=talk if step is Next.CLOCK else None,
    )
