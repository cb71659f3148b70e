"""From a suggestion to a proposal in one step; a place taken when everyone goes along, and given back when it ends."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from kanteling.apps.matching import events
from kanteling.apps.matching.models import Chosen, row
from kanteling.apps.matching.queries.suggesting import GoalPage, search_goal
from kanteling.apps.matching.rules.choosing import Choice, what_to_do
from kanteling.apps.matching.rules.suggesting import Suggestion
from kanteling.apps.matching.rules.times import spoken
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans.public import ActionContent, Rung, propose
from kanteling.apps.social_map.public import free_place, take_place
from kanteling.foundation.actor import Actor, Channel
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting, hold
from kanteling.platform.journal import record

_RUNGS = {1: Rung.OWN_STRENGTH, 2: Rung.NETWORK, 3: Rung.COLLECTIVE, 4: Rung.INDIVIDUAL}


@transaction.atomic
def choose(*, actor: Actor, circle: UUID, goal: UUID, thing: UUID) -> UUID:
    """Put a suggestion to the table, ready to answer: who, what, when and rung are filled in. Returns the proposal.

    Only what is suggested now can be chosen; the rules of `plans` say who may propose.
    """
    page = search_goal(actor, circle, goal)
    one = page.searched.one(thing)
    proposal = propose(actor=actor, circle=page.circle.id, content=content_of(page, one))
    if thing in page.searched.entries:
        Chosen.objects.create(
            **row(
                actor.municipality,
                circle_id=circle,
                proposal_id=proposal,
                entry_id=thing,
                ride_id=one.lift.ride.id if one.lift else None,
                title=one.offering.title[:300],
                by_id=actor.person,
                at=clock.now(),
            )
        )
    record(actor, events.SuggestionChosen(subject=proposal, circle=page.circle.id))
    return proposal


def content_of(page: GoalPage, one: Suggestion) -> ActionContent:
    """The action as it goes to the table. What was found closer by stands in it, as information."""
    entry = page.searched.entries.get(one.offering.id)
    notice = page.searched.notices.get(one.offering.id)
    choice = Choice(
        title=one.offering.title,
        kind=entry.kind.code if entry else "neighbour" if notice else "own",
        called=notice.called if notice else "",
        by=entry.organisation.name if entry and entry.organisation else "",
        ride=one.lift.ride.title if one.lift else "",
        self=page.own,
    )
    when = spoken(one.when)
    closer = [
        each.offering.title for each in page.searched.found.fits if 1 < each.offering.rung < one.offering.rung
    ]
    return ActionContent(
        goal=page.goal,
        who="Ik" if page.own else page.circle.called,
        what=what_to_do(choice),
        when=(when[:1].upper() + when[1:] if when else "In overleg")[:300],
        rung=_RUNGS[one.offering.rung],
        person=page.circle.resident,
        closer_by="Gevonden dichterbij: " + ", ".join(closer[:3]) if closer else "",
    )


@transaction.atomic
def take(*, actor: Actor, circle: UUID, proposal: UUID) -> None:
    """Everyone went along: take the place on the map. When it is full by now the decision stands all the same."""
    chosen = Chosen.objects.visible_to(actor).filter(proposal_id=proposal, circle_id=circle, taken_id=None).first()
    if chosen is None:
        return
    try:
        with transaction.atomic():
            taken = take_place(actor=actor, entry=chosen.entry_id)
    except (Refused, NotForYou):
        return
    Chosen.objects.visible_to(actor).filter(pk=chosen.pk).update(taken_id=taken, taken_by_id=actor.person)


@transaction.atomic
def give_back(*, actor: Actor, circle: UUID, proposals: Iterable[UUID]) -> None:
    """What was chosen ended: the place is free again. It is given back in the name of who took it."""
    there = Chosen.objects.visible_to(actor).filter(
        proposal_id__in=list(proposals), circle_id=circle, freed_at=None
    )
    for chosen in there.exclude(taken_id=None):
        hold(chosen.pk)
        holder = actor_of(chosen.taken_by_id, Channel.JOB, "De afspraak in het plan stopte")
        with acting(holder):
            free_place(actor=holder, taken=chosen.taken_id)
        Chosen.objects.visible_to(actor).filter(pk=chosen.pk).update(freed_at=clock.now())
