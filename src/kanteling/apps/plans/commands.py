"""Changing a plan: always by a proposal that everyone goes along with; and saying how it goes."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from kanteling.apps.conversation import public as conversation
from kanteling.apps.deciding import public as deciding
from kanteling.apps.people.public import circle_of
from kanteling.apps.plans import events
from kanteling.apps.plans.models import (
    Action,
    Agreement,
    Application,
    Contact,
    Ended,
    Evaluation,
    Goal,
    Movement,
    Start,
    Tick,
)
from kanteling.apps.plans.queries import application_items, asked_in, follow_up_facts, handed_in, parts_of, rows
from kanteling.apps.plans.rules import application as forms
from kanteling.apps.plans.rules import contents, follow_up, movement, plan, wording
from kanteling.apps.plans.rules.contents import (
    ActionContent,
    AgreementContent,
    Content,
    EndContent,
    GoalContent,
    Kind,
)
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.foundation.words import Reason
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.events import publish
from kanteling.platform.journal import record


@transaction.atomic
def propose(
    *,
    actor: Actor,
    circle: CircleId,
    content: Content,
    doer_agreed: bool = True,
    draft: UUID | None = None,
) -> UUID:
    """Put a goal, an action, an agreement or an ending to the table; returns the proposal.

    ``draft`` is the closed time in which the circle wrote it, so that the table can say what became of it.

    Raises `Refused` with the reasons of `plan`, `NotForYou` when the circle is not visible.
    """
    refuse_if(why_not_propose(actor, circle, content, doer_agreed=doer_agreed))
    kind = wording.kind_of(content)
    return deciding.put_forward(
        actor=actor,
        circle=circle,
        kind=kind.code,
        title=wording.title(content),
        text=wording.text(content),
        content=content.plain(),
        goal=_goal_of(content),
        draft=draft,
    )


@transaction.atomic
def change(
    *, actor: Actor, proposal: UUID, version: int, content: Content, why: str, doer_agreed: bool = True
) -> None:
    """Put a new version of a proposal to the table; everyone is asked again. ``version`` is the one that was read."""
    found = deciding.proposal_of(actor, proposal)
    refuse_if(why_not_propose(actor, found.circle, content, doer_agreed=doer_agreed))
    deciding.change(
        actor=actor,
        proposal=proposal,
        version=version,
        title=wording.title(content),
        text=wording.text(content),
        content=content.plain(),
        why=why,
    )


def why_not_propose(
    actor: Actor, circle: CircleId, content: Content, *, doer_agreed: bool = True
) -> tuple[Reason, ...]:
    """Why this cannot go to the table now; the same reasons hide the button and fill the refusal."""
    parts = parts_of(actor, circle)
    match content:
        case GoalContent():
            return plan.why_not_write_goal(parts, content.words)
        case ActionContent():
            _at_the_table(actor, circle, content)
            goals = [content.goal] if _stands(actor, circle, Kind.GOAL, content.goal) else []
            return plan.why_not_propose_action(
                parts,
                goals,
                goal=content.goal,
                who=content.who,
                what=content.what,
                when=content.when,
                rung=content.rung,
                doer_agreed=doer_agreed,
            )
        case AgreementContent():
            return plan.why_not_agree(parts, content.evaluation, content.otherwise, clock.today())
        case EndContent():
            return plan.why_not_propose_end(
                parts, stands=_stands(actor, circle, content.of, content.item), why=content.why
            )


def _at_the_table(actor: Actor, circle: CircleId, content: ActionContent) -> None:
    """Whoever is named by seat sits there, and what is replaced stands there. Raises `NotForYou`."""
    if content.person is not None and circle_of(actor, circle).seat_of(content.person) is None:
        raise NotForYou
    if content.instead_of is not None and not _stands(actor, circle, Kind.ACTION, content.instead_of):
        raise NotForYou


def _stands(actor: Actor, circle: CircleId, kind: Kind, item: UUID) -> bool:
    if kind is Kind.GOAL:
        found = rows(Goal, actor, circle).filter(pk=item).exists()
        return found and not rows(Ended, actor, circle).filter(goal_id=item, action_id=None).exists()
    found = rows(Action, actor, circle).filter(pk=item).exists()
    return found and not rows(Ended, actor, circle).filter(action_id=item).exists()


def _goal_of(content: Content) -> UUID | None:
    if isinstance(content, ActionContent):
        return content.goal
    if isinstance(content, EndContent) and content.of is Kind.GOAL:
        return content.item
    return None


# --- what stands: only called when a proposal was adopted, in the same transaction ---------------------------------


@transaction.atomic
def write_down(*, actor: Actor, circle: CircleId, proposal: UUID, content: Content) -> None:
    """Write into the plan what everyone went along with. The database checks that they did.

    The line in the journal is that of the adoption: these are one happening.
    """
    hold(circle)
    _start(actor, circle, proposal)
    match content:
        case GoalContent():
            _write_goal(actor, circle, proposal, content)
        case ActionContent():
            _write_action(actor, circle, proposal, content)
        case AgreementContent():
            _write_agreement(actor, circle, proposal, content)
        case EndContent():
            _end(actor, circle, proposal, content.of, content.item, content.why)


def _start(actor: Actor, circle: CircleId, proposal: UUID) -> None:
    if rows(Start, actor, circle).exists():
        return
    day = clock.today()
    Start.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        proposal_id=proposal,
        started=day,
        contact_due=follow_up.contact_due(day),
    )


def _write_goal(actor: Actor, circle: CircleId, proposal: UUID, content: GoalContent) -> None:
    last = rows(Goal, actor, circle).order_by("-number").values_list("number", flat=True).first()
    goal = Goal.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        proposal_id=proposal,
        number=(last or 0) + 1,
        words=content.words,
        notice=content.notice,
        adopted_at=clock.now(),
    )
    publish(actor, events.GoalStood(subject=goal.pk, circle=circle))


def _write_action(actor: Actor, circle: CircleId, proposal: UUID, content: ActionContent) -> None:
    of_goal = rows(Action, actor, circle).filter(goal_id=content.goal).order_by("-number")
    last = of_goal.values_list("number", flat=True).first()
    action = Action.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        goal_id=content.goal,
        proposal_id=proposal,
        number=(last or 0) + 1,
        who=content.who,
        person_id=content.person,
        what=content.what,
        when_words=content.when,
        rhythm=content.rhythm.code if content.rhythm else "",
        first=content.first,
        at=content.at,
        rung=content.rung.code,
        closer_by=content.closer_by,
        informal=content.informal,
        adopted_at=clock.now(),
    )
    if content.instead_of is not None:
        _end(actor, circle, proposal, Kind.ACTION, content.instead_of, "")
    publish(actor, events.ActionStood(subject=action.pk, circle=circle))


def _write_agreement(actor: Actor, circle: CircleId, proposal: UUID, content: AgreementContent) -> None:
    agreement = Agreement.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        proposal_id=proposal,
        evaluation=content.evaluation,
        otherwise=content.otherwise,
        adopted_at=clock.now(),
    )
    publish(actor, events.AgreementStood(subject=agreement.pk, circle=circle))


def _end(actor: Actor, circle: CircleId, proposal: UUID | None, of: Kind, item: UUID, why: str) -> None:
    """End a goal or an action; what ended already stays as it was."""
    goal, action, number = item, None, 0
    if of is Kind.ACTION:
        action = item
        goal = rows(Action, actor, circle).filter(pk=item).values_list("goal_id", flat=True).first() or item
        last = rows(Ended, actor, circle).filter(goal_id=goal).order_by("-number")
        number = (last.values_list("number", flat=True).first() or 0) + 1
    if not _stands(actor, circle, of, item):
        return
    stopped = rows(Action, actor, circle).filter(**({"pk": item} if of is Kind.ACTION else {"goal_id": goal}))
    proposals = tuple(stopped.values_list("proposal_id", flat=True)[:100])
    ended = Ended.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        goal_id=goal,
        action_id=action,
        number=number,
        why=contents.clean(why),
        proposal_id=proposal,
        person_id=actor.person,
        called=actor.called[:100],
        at=clock.now(),
    )
    if proposal is None:
        record(actor, events.TaskLaidDown(subject=ended.pk, circle=circle, proposals=proposals))
    else:
        publish(actor, events.ItemEnded(subject=ended.pk, circle=circle, proposals=proposals))


# --- how it goes -----------------------------------------------------------------------------------------------------


@transaction.atomic
def say_how_it_goes(*, actor: Actor, circle: CircleId, goal: UUID, how: movement.Movement, words: str = "") -> UUID:
    """Let the resident say in one tap how a goal goes; returns what to undo."""
    if not rows(Goal, actor, circle).filter(pk=goal).exists():
        raise NotForYou
    ended = rows(Ended, actor, circle).filter(goal_id=goal, action_id=None).exists()
    refuse_if(movement.why_not_say(parts_of(actor, circle), goal_ended=ended))
    said = Movement.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        goal_id=goal,
        movement=how.code,
        words=contents.clean(words),
        said_at=clock.now(),
    )
    record(actor, events.MovementSaid(subject=said.pk, circle=circle))
    return UUID(str(said.pk))


@transaction.atomic
def undo_movement(*, actor: Actor, circle: CircleId, said: UUID) -> None:
    """Take back a tap, as if it never was; only within the hour."""
    hold(said)
    found = rows(Movement, actor, circle).filter(pk=said).first()
    if found is None:
        raise NotForYou
    facts = movement.Said(
        found.goal_id, movement.Movement(found.movement), found.said_at, found.words, found.undone_at
    )
    refuse_if(movement.why_not_undo(parts_of(actor, circle), facts, clock.now()))
    rows(Movement, actor, circle).filter(pk=said).update(undone_at=clock.now())
    record(actor, events.MovementUndone(subject=said, circle=circle))


@transaction.atomic
def tick(*, actor: Actor, circle: CircleId, action: UUID, day: date | None = None) -> UUID:
    """Say that an action was done, today or on ``day``; returns what to undo. A second tick of a day changes nothing."""
    found = _action(actor, circle, action)
    done = rows(Tick, actor, circle).filter(action_id=action, undone_at=None)
    facts = _facts(found, ended=not _stands(actor, circle, Kind.ACTION, action))
    refuse_if(plan.why_not_tick(parts_of(actor, circle), facts, doer=found.person_id == actor.person))
    when = min(day or clock.today(), clock.today())
    hold(action)
    earlier = done.filter(day=when).first()
    if earlier is not None:
        return UUID(str(earlier.pk))
    made = Tick.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        action_id=action,
        day=when,
        person_id=actor.person,
        called=actor.called[:100],
        at=clock.now(),
    )
    record(actor, events.ActionTicked(subject=made.pk, circle=circle, action=action, day=when))
    return UUID(str(made.pk))


@transaction.atomic
def undo_tick(*, actor: Actor, circle: CircleId, made: UUID) -> None:
    """Take back one's own tick."""
    mine = rows(Tick, actor, circle).filter(pk=made, person_id=actor.person, undone_at=None)
    if not mine.update(undone_at=clock.now()):
        raise NotForYou
    record(actor, events.TickUndone(subject=made, circle=circle))


@transaction.atomic
def lay_down(*, actor: Actor, circle: CircleId, action: UUID, why: str) -> None:
    """Let whoever does it lay a task down: nobody helps by force. The circle hears why."""
    found = _action(actor, circle, action)
    hold(circle)
    facts = _facts(found, ended=not _stands(actor, circle, Kind.ACTION, action))
    doer = found.person_id == actor.person
    refuse_if(plan.why_not_stop(parts_of(actor, circle), facts, doer=doer, decided=False))
    _end(actor, circle, None, Kind.ACTION, action, why)


def _action(actor: Actor, circle: CircleId, action: UUID) -> Action:
    found: Action | None = rows(Action, actor, circle).filter(pk=action).first()
    if found is None:
        raise NotForYou
    return found


def _facts(action: Action, *, ended: bool) -> plan.Action:
    return plan.Action(
        id=action.pk,
        goal=action.goal_id,
        who=action.who,
        what=action.what,
        when=action.when_words,
        rung=Rung(action.rung),
        adopted=action.adopted_at,
        stopped=clock.now() if ended else None,
    )


# --- following up ----------------------------------------------------------------------------------------------------


@transaction.atomic
def note_contact(*, actor: Actor, circle: CircleId, day: date, words: str) -> UUID:
    """Write down how it goes after four weeks, in the resident's words."""
    facts = follow_up_facts(actor, circle)
    refuse_if(
        follow_up.why_not_note_contact(
            parts_of(actor, circle), day, facts.started, clock.today(), words=words, guided=facts.guided
        )
    )
    made = Contact.objects.create(**_said(actor, circle, day, words))
    record(actor, events.ContactNoted(subject=made.pk, circle=circle))
    return UUID(str(made.pk))


@transaction.atomic
def look_back(*, actor: Actor, circle: CircleId, day: date, words: str) -> UUID:
    """Write down what they saw when they looked back together."""
    facts = follow_up_facts(actor, circle)
    refuse_if(follow_up.why_not_look_back(parts_of(actor, circle), day, facts.started, clock.today(), words=words))
    made = Evaluation.objects.create(**_said(actor, circle, day, words))
    record(actor, events.LookedBack(subject=made.pk, circle=circle))
    return UUID(str(made.pk))


def _said(actor: Actor, circle: CircleId, day: date, words: str) -> dict[str, object]:
    return {
        "municipality_id": actor.municipality,
        "circle_id": circle,
        "day": day,
        "words": contents.clean(words),
        "person_id": actor.person,
        "called": actor.called[:100],
        "at": clock.now(),
    }


@transaction.atomic
def hand_in(*, actor: Actor, circle: CircleId, form: forms.Form, words: str = "") -> UUID:
    """Let the resident hand in the aanvraag, as the plan fills it now. It is kept as it was.

    A next aanvraag holds only what is new in the plan since the former.
    The clock of the conversation hears it; when the law says that it is too early, that clock refuses (Wmo 2.3.2-9).
    """
    hold(circle)
    items, asked = application_items(actor, circle), asked_in(handed_in(actor, circle))
    refuse_if(plan.why_not_apply(parts_of(actor, circle), items, asked))
    _tell_the_clock(actor, circle)
    plain = [
        {
            "action": str(item.action),
            "goal": item.goal,
            "what": item.what,
            "when": item.when,
            "closer_by": item.closer_by,
        }
        for item in plan.not_yet_asked(items, asked)
    ]
    try:
        made = Application.objects.create(
            municipality_id=actor.municipality,
            circle_id=circle,
            form=form.code,
            words=contents.clean(words),
            items=plain,
            handed_in_at=clock.now(),
            person_id=actor.person,
            called=actor.called[:100],
        )
    except IntegrityError as gone:
        raise ChangedMeanwhile from gone
    record(actor, events.ApplicationHandedIn(subject=made.pk, circle=circle))
    return UUID(str(made.pk))


def _tell_the_clock(actor: Actor, circle: CircleId) -> None:
    """The aanvraag starts the term in which the municipality decides; without a conversation there is no clock."""
    if conversation.conversations_for(actor, most=1, circles=[circle]):
        conversation.note_application(actor=actor, circle=circle)
