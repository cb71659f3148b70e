"""What residents run themselves: who takes part, what stands in the way, and the right to challenge.

Sources: domain page, "Initiatives"; Wmo 2015 art. 2.6.7 (uitdaagrecht): residents and organisations can ask the
municipality to take over the carrying out of a task.
"""

from dataclasses import dataclass
from datetime import date

from kanteling.foundation.words import Reason, Worded


class Joins(Worded):
    """What someone does in an initiative."""

    RUNS = "runs", "draagt het"
    HELPS = "helps", "helpt mee"
    COMES = "comes", "doet mee"


class Hurdle(Worded):
    """What an initiative asks of somebody else."""

    OBSTACLE = "obstacle", "Dit zit in de weg"
    CHALLENGE = "challenge", "Uitdaagrecht: dit willen wij zelf doen"


class NoInitiative(Reason):
    """Why this cannot be done with an initiative."""

    NOT_YOURS = "not_yours", "Dit doen de mensen die het initiatief dragen."
    WORDS = "words", "Schrijf op wat er nodig is."
    ADDRESSEE = "addressee", "Schrijf op wie hierop moet antwoorden."
    ANSWER_BY = "answer_by", "Kies een dag in de toekomst voor het antwoord."
    ANSWERED = "answered", "Hierop is al geantwoord."
    JOINED = "joined", "U doet al mee."
    LAST = "last", "U bent de laatste die dit draagt. Vraag eerst iemand anders."
    NOT_IN = "not_in", "U doet nog niet mee."
    ONLY_RESIDENTS = (
        "only_residents",
        "Een initiatief is van bewoners. U kunt wel een activiteit op de kaart zetten.",
    )


@dataclass(frozen=True, slots=True)
class Asking:
    """An obstacle or a challenge, and by when an answer was asked."""

    words: str
    addressee: str
    asked_on: date
    answer_by: date
    answered: date | None = None


def why_not_ask(asking: Asking, *, runs: bool) -> tuple[NoInitiative, ...]:
    """Why this cannot be asked: it has an addressee and a day, or else it is only a complaint."""
    found = [] if runs else [NoInitiative.NOT_YOURS]
    if not asking.words.strip():
        found.append(NoInitiative.WORDS)
    if not asking.addressee.strip():
        found.append(NoInitiative.ADDRESSEE)
    if asking.answer_by <= asking.asked_on:
        found.append(NoInitiative.ANSWER_BY)
    return tuple(found)


def why_not_answer(asking: Asking, words: str, *, may_answer: bool) -> tuple[NoInitiative, ...]:
    """Why this answer cannot be written down."""
    found = [] if may_answer else [NoInitiative.NOT_YOURS]
    if asking.answered is not None:
        found.append(NoInitiative.ANSWERED)
    if not words.strip():
        found.append(NoInitiative.WORDS)
    return tuple(found)


def late(asking: Asking, today: date) -> bool:
    """Whether the day of the answer went by without one."""
    return asking.answered is None and asking.answer_by < today
