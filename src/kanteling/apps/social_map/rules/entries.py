"""What stands on the social map, and in which words: the codes of an entry and when one can be published.

Sources: domain page, "Social map and initiatives"; Open Referral HSDS 3 for what an entry must be able to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kanteling.apps.social_map.rules.times import Time
from kanteling.foundation.words import Dutch, Reason, Worded


class Kind(Worded):
    """What an entry is."""

    ACTIVITY = "activity", "Activiteit"
    PROVISION = "provision", "Voorziening"
    INITIATIVE = "initiative", "Initiatief van bewoners"
    ROLE = "role", "Open plek voor een vrijwilliger"
    RIDE = "ride", "Vervoer"


class Rung(Worded):
    """The closest rung of the ladder on which it helps."""

    NETWORK = "network", "Met mijn mensen"
    COLLECTIVE = "collective", "Samen in de buurt"
    INDIVIDUAL = "individual", "Voor mij geregeld"


class Access(Worded):
    """Whether anybody can walk in."""

    FREE = "free", "Iedereen kan zo binnenlopen"
    REGISTER = "register", "Eerst aanmelden"
    CONDITIONS = "conditions", "Er zijn voorwaarden"


class Cost(Worded):
    """What it costs, roughly; the words and the amount stand beside it."""

    FREE = "free", "Gratis"
    SMALL = "small", "Kleine bijdrage"
    PAID = "paid", "Betaald"
    UNKNOWN = "unknown", "Kosten niet bekend"


class Audience(Worded):
    """For whom it is meant. Nothing chosen: for everybody."""

    CHILDREN = "children", "Kinderen"
    YOUNG = "young", "Jongeren"
    FAMILIES = "families", "Gezinnen"
    OLDER = "older", "Ouderen"
    CARERS = "carers", "Mantelzorgers"
    NEWCOMERS = "newcomers", "Nieuwkomers"
    DISABILITY = "disability", "Mensen met een beperking"
    WOMEN = "women", "Vrouwen"
    MEN = "men", "Mannen"
    DEMENTIA = "dementia", "Mensen met dementie"


class Way(Worded):
    """How one can get there."""

    WALK = "walk", "Te voet"
    BIKE = "bike", "Met de fiets"
    SCOOTER = "scooter", "Met de scootmobiel"
    BUS = "bus", "Met de bus"
    TAKEN = "taken", "U kunt opgehaald worden"
    HOME = "home", "Zij komen bij u thuis"
    PHONE = "phone", "Met de telefoon of computer"


class Accessible(Worded):
    """What makes it possible to take part with a disability."""

    WHEELCHAIR = "wheelchair", "Met een rolstoel"
    TOILET = "toilet", "Aangepast toilet"
    LIFT = "lift", "Lift"
    PARKING = "parking", "Gehandicaptenparkeerplaats"
    HEARING_LOOP = "hearing_loop", "Ringleiding"
    QUIET = "quiet", "Prikkelarm"
    SIGN_LANGUAGE = "sign_language", "Gebarentaal"


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
"""Languages that are offered to choose from, by ISO 639 code; an imported entry may hold others."""


class NoEntry(Reason):
    """Why an entry cannot be put on the map, changed or taken off like this."""

    NOT_YOURS = "not_yours", "Dit houdt een ander bij. U kunt wel een wijziging voorstellen."
    TITLE = "title", "Geef het een naam."
    TEXT = "text", "Schrijf op wat er te doen is."
    NEXT_STEP = "next_step", "Schrijf op wat iemand kan doen om te komen. Of vul een telefoonnummer of adres in."
    TIMES = "times", "De eindtijd ligt voor de begintijd. Kies een latere tijd."
    SEASON = "season", "De laatste dag ligt voor de eerste. Kies een latere dag."
    AGES = "ages", "De hoogste leeftijd is lager dan de laagste."
    CAPACITY = "capacity", "Het aantal plekken kan niet onder nul."
    POINT = "point", "Dit punt ligt niet in Nederland."
    GONE = "gone", "Dit staat niet meer op de kaart."
    THERE = "there", "Dit staat al op de kaart."
    NO_NAME = "no_name", "Geef de organisatie een naam."


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the map keeper, someone of the team, who keeps the organisation, or who owns or runs it."""

    manages: bool = False
    team: bool = False
    keeps: bool = False
    owns: bool = False
    runs: bool = False
    known: bool = True

    @property
    def may_change(self) -> bool:
        """Whether what stands here is this writer's to change."""
        return self.manages or self.keeps or self.owns or self.runs


@dataclass(frozen=True, slots=True)
class Said:
    """What the rule must know of the words of an entry."""

    kind: Kind
    title: str
    text: str
    way_in: str
    times: tuple[Time, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    capacity: int | None = None


def why_not_publish(writer: Writer, said: Said) -> tuple[NoEntry, ...]:
    """Why this cannot be put on the map. A resident starts an initiative, a role or a ride, and owns it."""
    own = writer.known and writer.owns and said.kind in (Kind.INITIATIVE, Kind.ROLE, Kind.RIDE)
    found = [] if writer.manages or writer.team or writer.keeps or own else [NoEntry.NOT_YOURS]
    return (*found, *why_not_said(said))


def why_not_change(writer: Writer, said: Said | None, *, gone: bool) -> tuple[NoEntry, ...]:
    """Why an entry cannot be changed (``said`` given) or taken off (not given)."""
    found = [] if writer.may_change else [NoEntry.NOT_YOURS]
    if gone:
        found.append(NoEntry.GONE)
    return (*found, *(why_not_said(said) if said else ()))


def why_not_said(said: Said) -> tuple[NoEntry, ...]:
    """What is still missing in the words, or contradicts itself."""
    found = []
    if not said.title.strip():
        found.append(NoEntry.TITLE)
    if not said.text.strip():
        found.append(NoEntry.TEXT)
    if not said.way_in.strip():
        found.append(NoEntry.NEXT_STEP)
    if any(time.starts and time.ends and time.ends <= time.starts for time in said.times):
        found.append(NoEntry.TIMES)
    if any(time.first and time.last and time.last < time.first for time in said.times):
        found.append(NoEntry.SEASON)
    if said.age_from is not None and said.age_to is not None and said.age_to < said.age_from:
        found.append(NoEntry.AGES)
    if said.capacity is not None and said.capacity < 0:
        found.append(NoEntry.CAPACITY)
    return tuple(found)


def in_country(lon: float, lat: float) -> bool:
    """Whether a point lies in the European Netherlands (degrees, WGS84)."""
    return 3.0 <= lon <= 7.4 and 50.6 <= lat <= 53.8


def within(day: date, first: date | None, last: date | None) -> bool:
    """Whether a day falls in a season; no first or last day means: open at that side."""
    return (first is None or first <= day) and (last is None or day <= last)
