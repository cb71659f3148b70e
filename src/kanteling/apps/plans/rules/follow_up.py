"""Following up: contact after four weeks, the day of looking back, and what if it goes otherwise.

Source: De Nieuwe Route (contact by the process guide after four weeks); domain page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kanteling.apps.plans.rules.numbers import CONTACT_AFTER, EVALUATE_AFTER, EVALUATE_WITHIN
from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason, Worded


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a plan is followed: from the day its first decision stood. ``guided``: a process guide sits at the table."""

    started: date | None
    goals: int = 0
    actions: int = 0
    contacts: tuple[date, ...] = ()
    evaluation: date | None = None
    otherwise: str = ""
    looked_back: date | None = None
    guided: bool = True


class Missing(Worded):
    """What a plan still asks for: an invitation, never a lock."""

    GOAL = "goal", "Wat wilt u? Schrijf uw eerste doel op."
    ACTION = "action", "Wie doet wat? Doe een voorstel."
    EVALUATION = "evaluation", "Kies een dag om samen terug te kijken."
    OTHERWISE = "otherwise", "Wat doet u als het anders gaat?"


class Next(Worded):
    """What comes now in following up."""

    NOTHING = "nothing", "Het plan begint zodra het eerste besluit staat."
    CONTACT = "contact", "De procesbegeleider belt of komt langs rond"
    CONTACT_TEAM = "contact_team", "Het wijkteam belt of komt langs rond"
    CONTACT_LATE = "contact_late", "Het contact na vier weken was er nog niet. Dat was rond"
    EVALUATION = "evaluation", "U kijkt samen terug op"
    EVALUATION_LATE = "evaluation_late", "De dag om terug te kijken is voorbij. Dat was"
    CHOOSE_EVALUATION = "choose_evaluation", "Kies een dag om samen terug te kijken."
    DONE = "done", "U keek samen terug op"


class NoEvaluation(Reason):
    """Why this day of looking back cannot be set."""

    NOT_YOURS = "not_yours", "De kring kiest de dag om terug te kijken."
    PAST = "past", "Die dag is al geweest. Kies een latere dag."
    TOO_FAR = "too_far", "Dat is meer dan een jaar weg. Kies een eerdere dag."


class NoContact(Reason):
    """Why this contact cannot be noted."""

    NOT_YOURS = "not_yours", "De procesbegeleider of het wijkteam noteert dit contact."
    GUIDED = "guided", "De procesbegeleider vraagt hoe het gaat, en schrijft het op."
    LATER = "later", "Kies een dag die geweest is."
    BEFORE = "before", "Het plan was er toen nog niet."
    WORDS = "words", "Schrijf op wat de inwoner zei. Uw tekst is bewaard."


class NoLookBack(Reason):
    """Why a looking back cannot be written down."""

    NOT_YOURS = "not_yours", "De kring of de procesbegeleider schrijft dit op."
    LATER = "later", "Kies een dag die geweest is."
    BEFORE = "before", "Het plan was er toen nog niet."
    WORDS = "words", "Schrijf op wat u samen zag."


def contact_due(started: date) -> date:
    """Around which day the process guide asks how it goes. An agreement, so no term of law moves it."""
    return started + timedelta(weeks=CONTACT_AFTER.on(started))


def suggested_evaluation(started: date) -> date:
    """A day of looking back to start from; the circle chooses."""
    return started + timedelta(weeks=EVALUATE_AFTER.on(started))


def missing(plan: FollowUp) -> tuple[Missing, ...]:
    """What the plan still asks for, most important first; empty means it is whole."""
    found = []
    if not plan.goals:
        found.append(Missing.GOAL)
    if not plan.actions:
        found.append(Missing.ACTION)
    if plan.evaluation is None:
        found.append(Missing.EVALUATION)
    if not plan.otherwise.strip():
        found.append(Missing.OTHERWISE)
    return tuple(found)


def next_step(plan: FollowUp, today: date) -> tuple[Next, date | None]:
    """What comes now, and on which day where there is one (the Dutch of `Next` then ends before that day)."""
    if plan.started is None:
        return Next.NOTHING, None
    if plan.looked_back is not None:
        return Next.DONE, plan.looked_back
    if not any(day >= plan.started for day in plan.contacts):
        due = contact_due(plan.started)
        if today > due:
            return Next.CONTACT_LATE, due
        return (Next.CONTACT if plan.guided else Next.CONTACT_TEAM), due
    if plan.evaluation is None:
        return Next.CHOOSE_EVALUATION, None
    return (Next.EVALUATION if today <= plan.evaluation else Next.EVALUATION_LATE), plan.evaluation


def waiting(plans: Iterable[FollowUp], today: date) -> tuple[FollowUp, ...]:
    """Plans whose four-week contact is due or late, the longest waiting first."""
    due = [
        plan
        for plan in plans
        if plan.started is not None
        and next_step(plan, today)[0] in (Next.CONTACT, Next.CONTACT_TEAM, Next.CONTACT_LATE)
        and contact_due(plan.started) <= today
    ]
    return tuple(sorted(due, key=lambda plan: plan.started or today))


def why_not_evaluate_on(parts: frozenset[Part], day: date, today: date) -> tuple[NoEvaluation, ...]:
    """Why ``day`` cannot be the day of looking back."""
    found = [] if Part.DECIDE in parts else [NoEvaluation.NOT_YOURS]
    if day <= today:
        found.append(NoEvaluation.PAST)
    elif day > today + timedelta(weeks=EVALUATE_WITHIN.on(today)):
        found.append(NoEvaluation.TOO_FAR)
    return tuple(found)


def why_not_ask(parts: frozenset[Part], *, guided: bool) -> tuple[NoContact, ...]:
    """Why it is not for this person to ask how it goes: the process guide does; without one, the team."""
    if Part.GUIDE in parts:
        return ()
    if Part.INFORM in parts:
        return (NoContact.GUIDED,) if guided else ()
    return (NoContact.NOT_YOURS,)


def why_not_note_contact(
    parts: frozenset[Part], day: date, started: date | None, today: date, *, words: str, guided: bool
) -> tuple[NoContact, ...]:
    """Why this contact cannot be noted. It holds the resident's own words; the resident may write them too."""
    found = [] if Part.OWN in parts else list(why_not_ask(parts, guided=guided))
    found += [NoContact[name] for name in _why_not_day(day, started, today)]
    if not words.strip():
        found.append(NoContact.WORDS)
    return tuple(found)


def why_not_look_back(
    parts: frozenset[Part], day: date, started: date | None, today: date, *, words: str
) -> tuple[NoLookBack, ...]:
    """Why this looking back cannot be written down; what they saw is theirs, or told to the guide."""
    found = [] if parts & {Part.DECIDE, Part.GUIDE} else [NoLookBack.NOT_YOURS]
    found += [NoLookBack[name] for name in _why_not_day(day, started, today)]
    if not words.strip():
        found.append(NoLookBack.WORDS)
    return tuple(found)


def _why_not_day(day: date, started: date | None, today: date) -> list[str]:
    found = ["LATER"] if day > today else []
    return [*found, "BEFORE"] if started is None or day < started else found
