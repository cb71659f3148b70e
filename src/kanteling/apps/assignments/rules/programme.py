"""The social programme of a neighbourhood: six parts in the rhythm of a year, each made of dated contributions.

Source: the Kanteling texts: first the analysis of what is going on, then choices and a concrete assignment, then the
approach and the people for it. A living document: nothing is overwritten, what changed is said.
"""

from datetime import date, timedelta

from kanteling.apps.assignments.rules.agreement import Party, party_of
from kanteling.foundation.actor import Role
from kanteling.foundation.words import Dutch, Reason, Worded


class Part(Worded):
    """A part of the programme, in the order in which one leads to the next."""

    ANALYSIS = "analysis", "Analyse"
    CHOICES = "choices", "Keuzes"
    ASSIGNMENTS = "assignments", "Opdrachten"
    APPROACH = "approach", "Aanpak"
    DEPLOYMENT = "deployment", "Inzet"
    RESULTS = "results", "Resultaten"


QUESTIONS: dict[Part, Dutch] = {
    Part.ANALYSIS: "Wat speelt er in de wijk? Wat zeggen bewoners, en wat zeggen de cijfers?",
    Part.CHOICES: "Wat pakken we aan? En wat dit jaar niet?",
    Part.ASSIGNMENTS: "Welke opdracht komt hieruit? Voor wie, hoeveel, waarheen en wanneer?",
    Part.APPROACH: "Hoe doen we het? Wat is er al, en wie doet mee?",
    Part.DEPLOYMENT: "Wie zetten we in, hoeveel uren, hoeveel geld?",
    Part.RESULTS: "Wat is er gelukt? Wat niet? Wat leren we ervan?",
}

RHYTHM = {
    Part.ANALYSIS: -120,
    Part.CHOICES: -75,
    Part.ASSIGNMENTS: -45,
    Part.APPROACH: -15,
    Part.DEPLOYMENT: 0,
    Part.RESULTS: 270,
}
"""Days from the start of the programme at which each part is talked over together. Own agreement, 2026-11."""


class NoProgramme(Reason):
    """Why a programme, or something in it, cannot be written."""

    NOT_YOURS = "programme_not_yours", "Gemeente of teamleider begint een programma. Meeschrijven kan iedereen."
    PERIOD = "programme_period", "Het einde ligt voor het begin. Kies andere dagen."
    THERE = "programme_there", "Voor deze wijk en deze tijd is er al een programma."
    EMPTY = "programme_empty", "Schrijf iets op, of kies een cijfer of uitspraak. Uw tekst is bewaard."
    NO_VOICE = (
        "programme_no_voice",
        "Uw rol bewaakt of beheert. Bewoners, team, partners en gemeente schrijven mee.",
    )
    CHANGED = "programme_changed", "Zeg in één zin wat er verandert. Uw tekst is bewaard."


def why_not_begin(roles: frozenset[Role], since: date, until: date, *, there: bool) -> tuple[NoProgramme, ...]:
    """Why someone cannot begin a programme for this time."""
    if not roles & {Role.POLICY, Role.TEAM_LEADER}:
        return (NoProgramme.NOT_YOURS,)
    if until <= since:
        return (NoProgramme.PERIOD,)
    return (NoProgramme.THERE,) if there else ()


def why_not_contribute(
    roles: frozenset[Role], words: str, taken: int, *, instead: bool, changed: str
) -> tuple[NoProgramme, ...]:
    """Why this cannot be added. ``instead`` when it comes in the place of an earlier text: then it says what changed."""
    if party_of(roles) is None:
        return (NoProgramme.NO_VOICE,)
    if not words.strip() and not taken:
        return (NoProgramme.EMPTY,)
    return (NoProgramme.CHANGED,) if instead and not changed.strip() else ()


def due(part: Part, since: date) -> date:
    """The day around which this part is talked over."""
    return since + timedelta(RHYTHM[part])


def now_in_rhythm(since: date, today: date) -> Part:
    """The part that is on the table by the rhythm of the year."""
    begun = [part for part in Part if due(part, since) <= today]
    return begun[-1] if begun else Part.ANALYSIS


def parties_along(parties: "frozenset[Party]") -> tuple[Party, ...]:
    """The parties that went along, in the fixed order."""
    return tuple(party for party in Party if party in parties)
