"""What can happen in a round: a voice handed over, a reminder, going on without someone.

A voice goes to one other person who decides at this table, never to a professional: whoever informs would
otherwise decide by proxy, and the table would tilt back. It travels one step (see `standing.voice`), can be
taken back at any moment, and an own answer always comes first.
"""

from datetime import datetime, timedelta

from kanteling.apps.deciding.rules.numbers import CONTINUE_AFTER, REMIND_AFTER
from kanteling.apps.deciding.rules.standing import Answer, Badge, Table, voice
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason


class NoHandover(Reason):
    """Why a voice cannot be given to this person."""

    INFORMS = "informs", "U geeft informatie. U hebt hier geen stem om te geven."
    SELF = "self", "Kies iemand anders dan uzelf."
    HOLDER_INFORMS = "holder_informs", "Kies iemand die meebesluit. Een professional spreekt niet voor u."
    HOLDER_GAVE_AWAY = "holder_gave_away", "Deze persoon gaf de eigen stem ook weg. Kies iemand anders."
    STANDS = "stands", "Dit voorstel staat al."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken."
    NOT_GIVEN = "not_given", "U hebt uw stem niet weggegeven."


class NoReminder(Reason):
    """Why someone cannot be reminded now."""

    NOT_YOURS = "not_yours", "Iemand van de kring of de procesbegeleider kan dit doen."
    ANSWERED = "answered", "Deze persoon heeft al iets gezegd."
    INFORMS = "informs", "Deze persoon besluit niet mee."
    TOO_SOON = "too_soon", "Geef iemand even de tijd. Probeer het later nog eens."
    STANDS = "stands", "Dit voorstel staat al."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken."


class NoContinuing(Reason):
    """Why the round cannot go on without this person."""

    NOT_YOURS = "not_yours", "Alleen de inwoner kan vragen om verder te gaan."
    RESIDENT = "resident", "Het is uw plan. Zonder u gaat het niet verder."
    INFORMS = "informs", "Deze persoon besluit niet mee."
    OBJECTED = "objected", "Deze persoon heeft een bezwaar. Praat daar samen over."
    ANSWERED = "answered", "Deze persoon heeft al iets gezegd."
    REMIND_FIRST = "remind_first", "Stuur eerst een herinnering."
    TOO_SOON = "too_soon", "De herinnering is nog maar net weg. Wacht nog even."
    ALREADY = "already", "De kring ging al verder zonder deze persoon."
    STANDS = "stands", "Dit voorstel staat al."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken."


def why_not_hand_over(table: Table, giver: PersonId, holder: PersonId) -> tuple[NoHandover, ...]:
    """Why ``giver`` cannot let ``holder`` speak for them; empty means they can."""
    found = [NoHandover[name] for name in _why_over(table)]
    if giver not in table.deciders:
        found.append(NoHandover.INFORMS)
    if holder == giver:
        found.append(NoHandover.SELF)
    elif holder not in table.deciders:
        found.append(NoHandover.HOLDER_INFORMS)
    elif holder in table.voices and holder not in table.answers:
        found.append(NoHandover.HOLDER_GAVE_AWAY)
    return tuple(found)


def why_not_take_back(table: Table, giver: PersonId) -> tuple[NoHandover, ...]:
    """Why a voice cannot be taken back; always possible until it stands."""
    found = [NoHandover[name] for name in _why_over(table)]
    if giver not in table.voices:
        found.append(NoHandover.NOT_GIVEN)
    return tuple(found)


def remind_from(table: Table, person: PersonId) -> datetime:
    """The first moment at which ``person`` can be reminded (again)."""
    last = max([table.asked, *(r.at for r in table.reminders if r.person == person)])
    return last + timedelta(days=REMIND_AFTER.on(last.date()))


def continue_from(table: Table, person: PersonId) -> datetime | None:
    """The first moment at which the round can go on without ``person``; None before a reminder."""
    reminded = [r.at for r in table.reminders if r.person == person and r.at >= table.asked]
    if not reminded:
        return None
    return min(reminded) + timedelta(days=CONTINUE_AFTER.on(min(reminded).date()))


def why_not_remind(table: Table, asker: PersonId, person: PersonId, now: datetime) -> tuple[NoReminder, ...]:
    """Why ``asker`` cannot remind ``person`` now; empty means the reminder goes out."""
    found = [NoReminder[name] for name in _why_over(table)]
    if asker not in table.deciders | table.guides:
        found.append(NoReminder.NOT_YOURS)
    if person not in table.deciders:
        found.append(NoReminder.INFORMS)
    elif voice(table, person).answer is not None:
        found.append(NoReminder.ANSWERED)
    elif now < remind_from(table, person):
        found.append(NoReminder.TOO_SOON)
    return tuple(found)


def why_not_continue_without(
    table: Table, asker: PersonId, person: PersonId, now: datetime
) -> tuple[NoContinuing, ...]:
    """Why the round cannot go on without ``person``; empty means it can, and that is recorded.

    Only the resident asks it, only about someone who stayed silent after a reminder, never about the resident
    and never about someone who objected.
    """
    found = [NoContinuing[name] for name in _why_over(table)]
    if asker != table.resident:
        found.append(NoContinuing.NOT_YOURS)
    if person == table.resident:
        found.append(NoContinuing.RESIDENT)
    elif person not in table.deciders:
        found.append(NoContinuing.INFORMS)
    else:
        found.extend(_why_not_silent(table, person, now))
    return tuple(found)


def _why_not_silent(table: Table, person: PersonId, now: datetime) -> list[NoContinuing]:
    said = voice(table, person)
    if said.answer is Answer.OBJECT:
        return [NoContinuing.OBJECTED]
    if said.answer is not None:
        return [NoContinuing.ANSWERED]
    if said.badge is Badge.CONTINUED_WITHOUT:
        return [NoContinuing.ALREADY]
    start = continue_from(table, person)
    if start is None:
        return [NoContinuing.REMIND_FIRST]
    return [NoContinuing.TOO_SOON] if now < start else []


def _why_over(table: Table) -> tuple[str, ...]:
    """Names of the reasons why nothing happens at this table any more."""
    if table.adopted is not None:
        return ("STANDS",)
    return ("WITHDRAWN",) if table.withdrawn is not None else ()
