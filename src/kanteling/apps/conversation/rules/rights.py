"""Rights that are told, each in one tap: who told it, when, how. Source: Wmo 2015 art. 2.3.2 and 2.2.4."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Dutch, Reason, Worded


class Right(Worded):
    """What every resident must have heard."""

    SUPPORT = "support", "Iemand die met u meedenkt, los van ons, is gratis"
    PERSONAL_PLAN = "personal_plan", "U mag zelf een plan schrijven"
    BUDGET = "budget", "U kunt zelf hulp inkopen (pgb)"


EXPLAINED: Mapping[Right, Dutch] = {
    Right.SUPPORT: "Dat heet cliëntondersteuning. Die persoon werkt niet voor de gemeente. U kiest zelf.",
    Right.PERSONAL_PLAN: "Schrijf op wat er is en wat u nodig hebt. Wij wachten er zeven dagen op.",
    Right.BUDGET: "U krijgt dan geld om hulp te kiezen. Dat vraagt wat papierwerk. Wij leggen het uit.",
}

LEGAL_BASIS: Mapping[Right, str] = {
    Right.SUPPORT: "Wmo 2015, artikel 2.3.2, lid 3",
    Right.PERSONAL_PLAN: "Wmo 2015, artikel 2.3.2, lid 2",
    Right.BUDGET: "Wmo 2015, artikel 2.3.2, lid 6",
}


class Manner(Worded):
    """How a right was told."""

    ALOUD = "aloud", "verteld"
    TELEPHONE = "telephone", "verteld door de telefoon"
    LETTER = "letter", "gestuurd per brief"
    SCREEN = "screen", "gelezen op het scherm"


@dataclass(frozen=True, slots=True)
class Told:
    """The fact of telling."""

    right: Right
    at: datetime
    by: PersonId
    manner: Manner


class NotTold(Reason):
    """Why the research cannot begin, or the report cannot be made."""

    SUPPORT = "support", "Vertel eerst dat iemand gratis kan meedenken."
    PERSONAL_PLAN = "personal_plan", "Vertel eerst dat de inwoner zelf een plan mag schrijven."
    BUDGET = "budget", "Vertel eerst dat de inwoner zelf hulp kan inkopen."


def still_to_tell(told: Iterable[Told]) -> tuple[Right, ...]:
    """The rights that were not told yet, in their order."""
    heard = {one.right for one in told}
    return tuple(right for right in Right if right not in heard)


def why_not_start_research(told: Iterable[Told]) -> tuple[NotTold, ...]:
    """Why the research cannot begin: support and the personal plan are told before it (2.3.2-2 and 3)."""
    missing = still_to_tell(told)
    return tuple(NotTold[right.name] for right in missing if right is not Right.BUDGET)


def why_not_finish_research(told: Iterable[Told]) -> tuple[NotTold, ...]:
    """Why the report cannot be given: the choice of a pgb is told during the research (2.3.2-6)."""
    return tuple(NotTold[right.name] for right in still_to_tell(told))
