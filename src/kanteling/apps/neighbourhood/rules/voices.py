"""What people say and see, beside the figures: whose voice it is, and what may stand there. Nobody is ever named."""

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from kanteling.foundation.actor import Role
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason, Worded


class Voice(Worded):
    """Whose voice it is."""

    RESIDENT = "resident", "bewoner"
    PROFESSIONAL = "professional", "professional"


class Telling(Worded):
    """What kind of thing is told."""

    SAID = "said", "iets dat iemand zei"
    SEEN = "seen", "iets dat ik zag"
    WALK = "walk", "gezien op een wandeling door de buurt"
    ACTIVITY = "activity", "een activiteit die er is"
    PLACE = "place", "een plek om samen te komen"
    ORGANISATION = "organisation", "een club of organisatie"
    OUTDOORS = "outdoors", "een fijne plek buiten"


ASSETS = (Telling.ACTIVITY, Telling.PLACE, Telling.ORGANISATION, Telling.OUTDOORS)
VOICES = (Telling.SAID, Telling.SEEN, Telling.WALK)


class NoTelling(Reason):
    """Why words about an area cannot be kept like this."""

    EMPTY = "empty", "Schrijf op wat u zag of hoorde."
    LONG = "long", "Maak het korter: hooguit 300 tekens."
    NUMBER = "number", "Hier staat een nummer van een mens: telefoon, BSN of rekening. Haal dat weg."
    ADDRESS = "address", "Hier staat een adres of e-mailadres. Noem alleen een plek, zoals het plein."
    NAME = "name", "Hier staat de naam van een mens. Zeg het zonder naam."
    LATER = "later", "Deze dag komt nog. Kies een dag die er al was."


class NoJudging(Reason):
    """Why someone cannot decide about words that were sent in."""

    NOT_GUIDE = "not_guide", "De procesbegeleider leest wat mensen insturen."
    OWN = "own", "Dit schreef u zelf. Laat een ander het lezen."
    DONE = "done", "Hierover is al besloten."
    NO_REASON = "no_reason", "Zeg erbij waarom niet. De schrijver leest dat."


class NoChoosing(Reason):
    """Why someone cannot say which figures matter."""

    WORKS_HERE = "works_here", "Bewoners kiezen welke cijfers ertoe doen. Wie hier werkt, kiest niet mee."
    MANY = "many", "Kies hooguit vijf cijfers. Haal er eerst een weg."
    UNKNOWN = "unknown", "Dit cijfer kennen wij hier niet."


_LONGEST = 300
_NUMBER = re.compile(r"(?:\d[ .-]?){9,}|NL\d{2}\s?[A-Z]{4}|\b0[\d\s-]{8,}")
_ADDRESS = re.compile(
    r"\S+@\S+|\b[1-9]\d{3}\s?[A-Z]{2}\b"
    r"|\b[A-Z][\w'’-]*(?:straat|laan|weg|hof|dreef|kade|singel|plantsoen|gracht|pad)\s+\d+\w?\b"
)
_NAME = re.compile(
    r"\b(?:[Mm]eneer|[Mm]evrouw|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?|[Ff]amilie|[Bb]uurman|[Bb]uurvrouw)\s+(?:de |van |el |den |der )*[A-ZÀ-Þ]\w+"
)


def why_not_tell(words: str, place: str, seen_on: date, today: date) -> tuple[NoTelling, ...]:
    """Why these words cannot be sent in; empty means they can. A person reads them afterwards, always."""
    text = f"{words} {place}"
    found = [
        (not words.strip(), NoTelling.EMPTY),
        (len(words) > _LONGEST, NoTelling.LONG),
        (_NUMBER.search(text), NoTelling.NUMBER),
        (_ADDRESS.search(text), NoTelling.ADDRESS),
        (_NAME.search(text), NoTelling.NAME),
        (seen_on > today, NoTelling.LATER),
    ]
    return tuple(reason for wrong, reason in found if wrong)


@dataclass(frozen=True, slots=True)
class Sent:
    """Words that wait for someone who reads them."""

    author: PersonId
    decided: bool


def why_not_judge(
    sent: Sent, reader: PersonId, roles: Set[Role], *, shown: bool, reason: str
) -> tuple[NoJudging, ...]:
    """Why this reader cannot decide whether it is shown; empty means they can."""
    if Role.PROCESS_GUIDE not in roles:
        return (NoJudging.NOT_GUIDE,)
    if sent.decided:
        return (NoJudging.DONE,)
    if sent.author == reader:
        return (NoJudging.OWN,)
    return () if shown or reason.strip() else (NoJudging.NO_REASON,)


def why_not_choose(roles: Set[Role], chosen: int, most: int) -> tuple[NoChoosing, ...]:
    """Why someone cannot choose one more figure; empty means they can."""
    if roles:
        return (NoChoosing.WORKS_HERE,)
    return (NoChoosing.MANY,) if chosen >= most else ()


def voice_of(roles: Set[Role]) -> Voice:
    """A role makes a professional; everyone else lives here."""
    return Voice.PROFESSIONAL if roles else Voice.RESIDENT
