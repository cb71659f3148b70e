"""The clock of the Wmo: one small state machine over dated steps. Pure: the same steps give the same reading.

Source: Wmo 2015 art. 2.3.2 (melding, personal plan, research), 2.3.3 (urgent), 2.3.5 (aanvraag, beschikking).
Every term runs from the melding itself, as the law says, not from its confirmation. When the municipality asks the
applicant to complete the aanvraag (Awb 4:5), the term of the decision stands still (Awb 4:15 lid 1, onder a). The
research never does: the Awb knows no such pause before an aanvraag.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kanteling.apps.conversation.rules.holidays import EQUATED, Term, Unit, term_end
from kanteling.apps.conversation.rules.numbers import (
    DECISION_WEEKS,
    PERSONAL_PLAN_DAYS,
    RESEARCH_WEEKS,
    TEMPORARY_DAYS,
)
from kanteling.foundation.words import Reason, Worded


class Step(Worded):
    """What can happen on the way from a melding to a decision."""

    NOTIFIED = "notified", "De vraag is gemeld"
    CONFIRMED = "confirmed", "De gemeente bevestigde de melding"
    PERSONAL_PLAN = "personal_plan", "De inwoner gaf een eigen plan"
    NO_PERSONAL_PLAN = "no_personal_plan", "De inwoner wil meteen beginnen"
    RESEARCH_STARTED = "research_started", "Het onderzoek begon"
    REPORTED = "reported", "De inwoner kreeg het verslag"
    APPLIED = "applied", "De inwoner deed een aanvraag"
    ASKED_MORE = "asked_more", "De gemeente vroeg om een aanvulling"
    COMPLETED = "completed", "De inwoner vulde de aanvraag aan"
    NOT_COMPLETED = "not_completed", "De tijd voor de aanvulling is voorbij"
    DECIDED = "decided", "De gemeente besloot"
    URGENT = "urgent", "Er is spoed"
    TEMPORARY = "temporary", "Er kwam tijdelijke hulp"
    WITHDRAWN = "withdrawn", "De inwoner stopte"


class State(Worded):
    """Where it is now. With a day, the Dutch ends right before that day."""

    NOT_NOTIFIED = "not_notified", "Er is nog geen melding."
    PLAN_TIME = "plan_time", "U kunt een eigen plan geven tot en met"
    RESEARCH = "research", "Het wijkteam is klaar met het onderzoek op uiterlijk"
    RESEARCH_LATE = "research_late", "Het onderzoek is te laat. U mag nu een aanvraag doen. Het moest klaar zijn op"
    REPORTED = "reported", "Het verslag is er. U kunt een aanvraag doen als u dat wilt."
    APPLIED = "applied", "De gemeente besluit uiterlijk"
    PAUSED = "paused", "De tijd van de gemeente staat stil, tot uw aanvulling er is. Zij vroeg erom op"
    DECISION_LATE = "decision_late", "Het besluit is te laat. De gemeente moest besluiten op"
    DECIDED = "decided", "De gemeente besloot op"
    WITHDRAWN = "withdrawn", "U stopte hiermee op"


class Party(Worded):
    """Who must do something now."""

    RESIDENT = "resident", "de inwoner, als die wil"
    TEAM = "team", "het wijkteam"
    MUNICIPALITY = "municipality", "de gemeente"
    NOBODY = "nobody", "niemand"


@dataclass(frozen=True, slots=True)
class Happened:
    """One step, on the day it was taken."""

    step: Step
    day: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """One term of the clock: by when, on which basis, and the day it was met (None: not yet)."""

    step: Step
    due: date
    source: str
    met: date | None

    def late(self, today: date) -> bool:
        """Whether it was met too late, or is not met and over."""
        return (self.met or today) > self.due


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock says today. ``day`` belongs after the words of ``state``; ``left`` is in days, negative: late.

    ``temporary_due``: there is urgency and no temporary help yet; the municipality must act by that day.
    """

    state: State
    acts: Party
    day: date | None
    left: int | None
    temporary_due: date | None = None


class NoStep(Reason):
    """Why a step cannot be written down on that day."""

    NOT_NOTIFIED = "not_notified", "Er is nog geen melding. Begin daarmee."
    TWICE = "twice", "Dit staat er al."
    BACKDATED = "backdated", "Er gebeurde daarna al iets. Kies een latere dag."
    FUTURE = "future", "Die dag moet nog komen."
    PLAN_TIME = "plan_time", "De inwoner heeft nog tijd voor een eigen plan. Wacht, of vraag het."
    NO_RESEARCH = "no_research", "Het onderzoek is nog niet begonnen."
    REPORTED = "reported", "Het onderzoek is al klaar."
    TOO_EARLY = "too_early", "Een aanvraag kan na het onderzoek, of als dat te laat is."
    NOT_APPLIED = "not_applied", "Er is nog geen aanvraag."
    NOT_ASKED_MORE = "not_asked_more", "De gemeente vroeg nog niet om een aanvulling."
    COMPLETE = "complete", "De aanvulling is er al, of de tijd daarvoor is voorbij."
    NOT_URGENT = "not_urgent", "Zeg eerst dat er spoed is."
    OVER = "over", "Dit is al afgerond. Doe een nieuwe melding."
    ANSWERED = "answered", "De gemeente besloot al. Vertel in een nieuw gesprek wat u nu nodig hebt."


_LAST = frozenset({Step.DECIDED, Step.WITHDRAWN})


def days_of(happened: Iterable[Happened]) -> dict[Step, date]:
    """The day of each step; of a step that is there twice the first."""
    found: dict[Step, date] = {}
    for one in happened:
        found[one.step] = min(one.day, found.get(one.step, one.day))
    return found


def plan_until(notified: date, equated: frozenset[date] = EQUATED) -> date:
    """The last day on which research must wait for a personal plan (2.3.2-2)."""
    return term_end(notified, Term(PERSONAL_PLAN_DAYS.on(notified), Unit.DAYS), equated)


def research_until(notified: date, equated: frozenset[date] = EQUATED) -> date:
    """The last day of the research (2.3.2-1); the day after it an aanvraag can be made anyhow (2.3.2-9)."""
    return term_end(notified, Term(RESEARCH_WEEKS.on(notified), Unit.WEEKS), equated)


def paused_days(on: Mapping[Step, date]) -> int:
    """How many days the term of the decision stood still: from the day after the question up to the completion.

    The day of the completion itself counts again (Awb 4:15 lid 1: "tot de dag waarop"). 0 while it still waits.
    """
    again = on.get(Step.COMPLETED, on.get(Step.NOT_COMPLETED))
    return max(0, (again - on[Step.ASKED_MORE]).days - 1) if again and Step.ASKED_MORE in on else 0


def decision_until(applied: date, equated: frozenset[date] = EQUATED, paused: int = 0) -> date:
    """The last day of the decision (2.3.5-2), when its term stood still for ``paused`` days."""
    return term_end(applied + timedelta(days=paused), Term(DECISION_WEEKS.on(applied), Unit.WEEKS), equated)


def waits_for_more(on: Mapping[Step, date]) -> bool:
    """Whether the term stands still now: something was asked and is not there yet."""
    return Step.ASKED_MORE in on and not {Step.COMPLETED, Step.NOT_COMPLETED} & on.keys()


def temporary_until(urgent: date) -> date:
    """The day on which temporary help must be there (2.3.3: at once, also on a Sunday)."""
    return urgent + timedelta(days=TEMPORARY_DAYS.on(urgent))


def deadlines(happened: Iterable[Happened], equated: frozenset[date] = EQUATED) -> tuple[Deadline, ...]:
    """Every term that began, in the order in which they end."""
    on = days_of(happened)
    found = []
    if Step.NOTIFIED in on:
        start = on[Step.NOTIFIED]
        plan = on.get(Step.PERSONAL_PLAN, on.get(Step.NO_PERSONAL_PLAN))
        found.append(
            Deadline(Step.PERSONAL_PLAN, plan_until(start, equated), "Wmo 2015, artikel 2.3.2, lid 2", plan)
        )
        end = research_until(start, equated)
        found.append(Deadline(Step.REPORTED, end, "Wmo 2015, artikel 2.3.2, lid 1", on.get(Step.REPORTED)))
    if Step.URGENT in on:
        end = temporary_until(on[Step.URGENT])
        found.append(Deadline(Step.TEMPORARY, end, "Wmo 2015, artikel 2.3.3", on.get(Step.TEMPORARY)))
    if Step.APPLIED in on and (Step.DECIDED in on or not waits_for_more(on)):
        end = decision_until(on[Step.APPLIED], equated, paused_days(on))
        found.append(Deadline(Step.DECIDED, end, "Wmo 2015, artikel 2.3.5, lid 2", on.get(Step.DECIDED)))
    return tuple(sorted(found, key=lambda deadline: deadline.due))


def read(happened: Iterable[Happened], today: date, equated: frozenset[date] = EQUATED) -> Reading:
    """What the clock says on ``today``: where it is, who must act, by which day."""
    on = days_of(one for one in happened if one.day <= today)
    state, acts, day = _where(on, today, equated)
    urgent = Step.URGENT in on and Step.TEMPORARY not in on and not _LAST & on.keys()
    return Reading(
        state,
        Party.MUNICIPALITY if urgent else acts,
        day,
        None if day is None or acts is Party.NOBODY or state is State.PAUSED else (day - today).days,
        temporary_until(on[Step.URGENT]) if urgent else None,
    )


def why_not_step(
    happened: Iterable[Happened], step: Step, day: date, today: date, equated: frozenset[date] = EQUATED
) -> tuple[NoStep, ...]:
    """Why ``step`` cannot be written down as taken on ``day``; empty means it can.

    A personal plan is welcome until the report is there: the law lets the research wait seven days for it and does
    not forbid to listen longer. Telling the rights before the research is `rights.why_not_start_research`.
    """
    earlier = tuple(happened)
    on = days_of(earlier)
    found = []
    if day > today:
        found.append(NoStep.FUTURE)
    if step in on:
        found.append(NoStep.TWICE)
    elif _LAST & on.keys():
        found.append(NoStep.OVER)
    elif step is not Step.NOTIFIED and Step.NOTIFIED not in on:
        found.append(NoStep.NOT_NOTIFIED)
    else:
        if any(one.day > day for one in earlier):
            found.append(NoStep.BACKDATED)
        found.extend(_why_not_here(on, step, day, equated))
    return tuple(found)


def why_not_apply(
    happened: Iterable[Happened], day: date, today: date, equated: frozenset[date] = EQUATED
) -> tuple[NoStep, ...]:
    """Why the resident cannot apply on ``day``. What is asked later joins a first aanvraag that still waits.

    The term of the decision counts from that first one (2.3.5-2); after the decision a new question is a new melding.
    """
    earlier = tuple(happened)
    on = days_of(earlier)
    if Step.APPLIED in on:
        return (NoStep.ANSWERED,) if _LAST & on.keys() else ()
    return why_not_step(earlier, Step.APPLIED, day, today, equated)


def _where(on: dict[Step, date], today: date, equated: frozenset[date]) -> tuple[State, Party, date | None]:
    if Step.NOTIFIED not in on:
        return State.NOT_NOTIFIED, Party.RESIDENT, None
    for step, state in ((Step.WITHDRAWN, State.WITHDRAWN), (Step.DECIDED, State.DECIDED)):
        if step in on:
            return state, Party.NOBODY, on[step]
    if waits_for_more(on):
        return State.PAUSED, Party.RESIDENT, on[Step.ASKED_MORE]
    if Step.APPLIED in on:
        due = decision_until(on[Step.APPLIED], equated, paused_days(on))
        return (State.APPLIED if today <= due else State.DECISION_LATE), Party.MUNICIPALITY, due
    if Step.REPORTED in on:
        return State.REPORTED, Party.RESIDENT, None
    due = research_until(on[Step.NOTIFIED], equated)
    if today > due:
        return State.RESEARCH_LATE, Party.TEAM, due
    plan_due = plan_until(on[Step.NOTIFIED], equated)
    chosen = {Step.PERSONAL_PLAN, Step.NO_PERSONAL_PLAN, Step.RESEARCH_STARTED} & on.keys()
    if today <= plan_due and not chosen:
        return State.PLAN_TIME, Party.RESIDENT, plan_due
    return State.RESEARCH, Party.TEAM, due


def _why_not_here(on: dict[Step, date], step: Step, day: date, equated: frozenset[date]) -> list[NoStep]:
    """What the law says of this step, given the days of the steps before it."""
    if step in (Step.PERSONAL_PLAN, Step.NO_PERSONAL_PLAN) and Step.REPORTED in on:
        return [NoStep.REPORTED]
    if step is Step.RESEARCH_STARTED and not {Step.PERSONAL_PLAN, Step.NO_PERSONAL_PLAN} & on.keys():
        return [NoStep.PLAN_TIME] if day <= plan_until(on[Step.NOTIFIED], equated) else []
    if step is Step.REPORTED and Step.RESEARCH_STARTED not in on:
        return [NoStep.NO_RESEARCH]
    if step is Step.RESEARCH_STARTED and Step.REPORTED in on:
        return [NoStep.REPORTED]
    if step is Step.APPLIED and Step.REPORTED not in on and day <= research_until(on[Step.NOTIFIED], equated):
        return [NoStep.TOO_EARLY]
    if step is Step.DECIDED and Step.APPLIED not in on:
        return [NoStep.NOT_APPLIED]
    if step is Step.ASKED_MORE and Step.APPLIED not in on:
        return [NoStep.NOT_APPLIED]
    if step in (Step.COMPLETED, Step.NOT_COMPLETED) and not waits_for_more(on):
        return [NoStep.COMPLETE if Step.ASKED_MORE in on else NoStep.NOT_ASKED_MORE]
    if step is Step.TEMPORARY and Step.URGENT not in on:
        return [NoStep.NOT_URGENT]
    return []
