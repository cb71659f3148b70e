"""Preparing at home: cards in plain words, strengths first, and who reads them.

Own neutral cards over the domains of the Wmo (2.3.2-4): no ZRM, no Positieve Gezondheid instrument. Only what the
person raises; every card can be skipped. Icons are names from Tabler outline (MIT).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason, Worded, dutch


class Card(Worded):
    """The cards in the order in which they are asked: what you can and want comes before what is hard."""

    TALENTS = "talents", "Wat u goed kunt"
    WISHES = "wishes", "Wat u graag wilt"
    HOUSING = "housing", "Wonen"
    CONTACTS = "contacts", "Contacten"
    HOUSEHOLD = "household", "Huishouden"
    CARE = "care", "Zorg"
    WELLBEING = "wellbeing", "Welzijn"
    TRANSPORT = "transport", "Vervoer"
    WORK = "work", "Werk en inkomen"
    EDUCATION = "education", "Leren"
    SAFETY = "safety", "Veiligheid"
    MEANING = "meaning", "Zingeving"


STRENGTHS = frozenset({Card.TALENTS, Card.WISHES})


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on a card: one plain question, a hint below it, an icon beside the title."""

    question: str
    hint: str
    icon: str


FACES: Mapping[Card, Face] = {
    Card.TALENTS: Face(
        dutch("Wat kunt u goed, en wat doet u graag?"),
        dutch("Denk aan uw werk van vroeger, een hobby, of iets voor een ander."),
        icon="star",
    ),
    Card.WISHES: Face(
        dutch("Wat zou u graag weer doen?"),
        dutch("Het mag iets kleins zijn. Wat geeft u zin in de dag?"),
        icon="heart",
    ),
    Card.HOUSING: Face(
        dutch("Hoe woont u?"),
        dutch("Wat is fijn aan uw huis? En wat zou handiger kunnen?"),
        icon="home",
    ),
    Card.CONTACTS: Face(
        dutch("Wie ziet u graag?"),
        dutch("En is er iemand die u vaker zou willen zien? Schrijf het zoals u het zou zeggen."),
        icon="coffee",
    ),
    Card.HOUSEHOLD: Face(
        dutch("Hoe gaat het in huis?"),
        dutch("Denk aan koken, de was en schoonmaken. Wat doet u zelf? Wie helpt u?"),
        icon="wash-machine",
    ),
    Card.CARE: Face(
        dutch("Hoe gaat het met uw lijf en uw hoofd?"),
        dutch("Wie zorgt er voor u? En zorgt u zelf voor iemand?"),
        icon="stethoscope",
    ),
    Card.WELLBEING: Face(
        dutch("Hoe ziet een goede dag eruit?"),
        dutch("Wat doet u dan? En wat zou u willen doen?"),
        icon="sun",
    ),
    Card.TRANSPORT: Face(
        dutch("Hoe komt u waar u wilt zijn?"),
        dutch("Lopend, met de fiets, met de bus, of met iemand mee?"),
        icon="bus",
    ),
    Card.WORK: Face(
        dutch("Hoe gaat het met werk en geld?"),
        dutch("Denk ook aan vrijwilligerswerk, rekeningen en post."),
        icon="briefcase",
    ),
    Card.EDUCATION: Face(
        dutch("Wat zou u willen leren?"),
        dutch("Of is er iets op school waar u over wilt praten?"),
        icon="book",
    ),
    Card.SAFETY: Face(
        dutch("Voelt u zich veilig?"),
        dutch("Thuis, op straat en bij de mensen om u heen."),
        icon="shield",
    ),
    Card.MEANING: Face(
        dutch("Wat is voor u belangrijk?"),
        dutch("Denk aan geloof, natuur, muziek, of iets voor een ander doen."),
        icon="candle",
    ),
}

CARDS: tuple[Card, ...] = tuple(Card)


def place(card: Card) -> int:
    """Its number in the row, from 1: "Kaart 4 van 12"."""
    return CARDS.index(card) + 1


class Audience(Worded):
    """Who reads a card. Nobody else does until the resident says so."""

    ONLY_ME = "only_me", "Alleen ik"
    CONVERSATION = "conversation", "Wie met mij het gesprek voert"
    CIRCLE = "circle", "Mijn hele kring"


class NoReading(Reason):
    """Why a card cannot be read or shared."""

    NOT_YOURS = "not_yours", "Alleen de inwoner schrijft en deelt deze kaart."
    EMPTY = "empty", "Deze kaart is nog leeg."


def why_not_write_card(parts: frozenset[Part]) -> tuple[NoReading, ...]:
    """Why someone cannot write on a card: it holds the resident's words (also by a helper in their name)."""
    return () if Part.OWN in parts else (NoReading.NOT_YOURS,)


def why_not_share_card(parts: frozenset[Part], words: str, audience: Audience) -> tuple[NoReading, ...]:
    """Why a card cannot be shared with ``audience``; taking it back to oneself is always possible."""
    if Part.OWN not in parts:
        return (NoReading.NOT_YOURS,)
    return (NoReading.EMPTY,) if not words.strip() and audience is not Audience.ONLY_ME else ()
