"""Whether what stands on the map is still so: who says it, until when it counts, and when to ask again.

Source: domain page, "Freshness: each entry has an owner and an expiry; the owner confirms by one link".
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kanteling.foundation.words import Reason, Worded


class How(Worded):
    """How somebody said that it is so."""

    MADE = "made", "bij het opschrijven"
    CHANGED = "changed", "bij een wijziging"
    KEEPER = "keeper", "door wie het bijhoudt"
    LINK = "link", "met de link uit een mail"
    BROUGHT = "brought", "bij het inlezen"


class Gone(Worded):
    """Why it was taken off the map."""

    STOPPED = "stopped", "Het bestaat niet meer"
    FILLED = "filled", "De plek is vervuld"
    DOUBLE = "double", "Het stond er dubbel op"
    MISTAKE = "mistake", "Het hoort hier niet"


class Freshness(Worded):
    """How sure one can be of an entry today."""

    FRESH = "fresh", "bevestigd"
    ENDING = "ending", "binnenkort opnieuw vragen"
    STALE = "stale", "al een tijd niet bevestigd"


class NoConfirmation(Reason):
    """Why a link from a mail does not work any more."""

    USED = "used", "U heeft hierop al geantwoord. Dank u wel."
    OLD = "old", "Deze link is te oud. Vraag de gemeente om een nieuwe."
    EMPTY = "empty", "Schrijf op wat er anders is."


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter that asked whether it is still so."""

    on: date
    until: date
    answered: bool


def freshness(fresh_until: date, today: date, remind_days: int) -> Freshness:
    """How an entry stands today. The last day itself still counts."""
    if fresh_until < today:
        return Freshness.STALE
    return Freshness.ENDING if fresh_until - timedelta(days=remind_days) <= today else Freshness.FRESH


def must_ask(fresh_until: date, asked: tuple[Asked, ...], today: date, remind_days: int, again_days: int) -> bool:
    """Whether to send a letter today: it ends soon or ended, and nobody was asked lately."""
    if today < fresh_until - timedelta(days=remind_days):
        return False
    return all(letter.on + timedelta(days=again_days) <= today for letter in asked)


def why_not_answer(asked: Asked, today: date) -> tuple[NoConfirmation, ...]:
    """Why the link of this letter does nothing any more."""
    if asked.answered:
        return (NoConfirmation.USED,)
    return (NoConfirmation.OLD,) if asked.until < today else ()
