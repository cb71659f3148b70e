"""What suggesting needs to know: of who asks, of what is offered, of who drives. Nothing else about anybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kanteling.apps.matching.rules.times import Window
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.foundation.words import Dutch, Worded

DUTCH = "nl"


class Where(Worded):
    """Where it happens."""

    THERE = "there", "op een plek"
    COMES = "comes", "bij u thuis, of door de telefoon"
    AGREED = "agreed", "op een plek die u samen kiest"
    UNKNOWN = "unknown", "nog niet bekend"


class Need(Worded):
    """What must be there for somebody to take part; the codes are those of the social map."""

    WHEELCHAIR = "wheelchair", "ruimte voor een rolstoel"
    TOILET = "toilet", "een aangepast toilet"
    LIFT = "lift", "een lift"
    PARKING = "parking", "een gehandicaptenparkeerplaats"
    HEARING_LOOP = "hearing_loop", "een ringleiding"
    QUIET = "quiet", "een rustige plek"
    SIGN_LANGUAGE = "sign_language", "iemand die gebarentaal kent"


LANGUAGES: Mapping[str, Dutch] = {
    "nl": "Nederlands",
    "en": "Engels",
    "ar": "Arabisch",
    "tr": "Turks",
    "pl": "Pools",
    "uk": "Oekraïens",
    "ti": "Tigrinya",
    "so": "Somalisch",
    "fa": "Farsi",
    "fr": "Frans",
    "es": "Spaans",
    "de": "Duits",
    "pap": "Papiamento",
    "srn": "Sranantongo",
}
"""Languages to choose from, by ISO 639 code, as on the social map."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What someone told about time, reach, language, access and money; empty means: did not say, so no limit.

    ``modes`` empty means that reach is no question. ``longest`` in minutes, ``most`` in cents.
    """

    windows: tuple[Window, ...] = ()
    spot: Spot | None = None
    modes: tuple[Mode, ...] = ()
    longest: int = 0
    languages: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Offering:
    """Something that could fit. ``rung`` counts from 1, closest by; ``fit`` is how well the words go, 0 to 1000.

    ``fixed``: begins and ends by itself. ``hits``: the words that were recognised. ``accessible``: what is known to be
    there. ``cents``: None when not known. ``free``: places, None without a limit. ``wants``: they look for somebody.
    ``meant_for``: for whom it is, in Dutch; nobody is asked who they are, so it is said and never decides.
    """

    id: UUID
    title: str
    rung: int
    fit: int
    hits: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    fixed: bool = False
    where: Where = Where.UNKNOWN
    spot: Spot | None = None
    languages: frozenset[str] = frozenset({DUTCH})
    accessible: frozenset[str] = frozenset()
    cents: int | None = None
    free: int | None = None
    stale: bool = False
    wants: bool = False
    meant_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ride:
    """Someone who drives: when, from where, and where to when always to one place."""

    id: UUID
    title: str
    windows: tuple[Window, ...]
    spot: Spot | None
    to: Spot | None = None
    seats: int | None = None
    accessible: frozenset[str] = frozenset()
    cents: int = 0
    called: str = field(default="", compare=False)
