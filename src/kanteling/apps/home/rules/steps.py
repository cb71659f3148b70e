"""The next step with one person, and whose move it is. Nearest first: what waits for you, then the law, then the circle."""

from dataclasses import dataclass
from datetime import date

from kanteling.foundation.words import Worded


class Move(Worded):
    """Whose turn it is."""

    YOU = "you", "U"
    RESIDENT = "resident", "De inwoner"
    CIRCLE = "circle", "De kring"
    GUIDE = "guide", "De procesbegeleider"
    MUNICIPALITY = "municipality", "De gemeente"
    NOBODY = "nobody", "Niemand nu"


class Next(Worded):
    """What has to happen. Where there is a title or a sentence of an app below, that stands instead."""

    QUESTION = "question", "Iemand vraagt wat u weet"
    ROOM = "room", "De kring vraagt om ruimte"
    ANSWER = "answer", "Een voorstel wacht op u"
    CLOCK = "clock", "Het gesprek"
    PROPOSAL = "proposal", "Een voorstel ligt op tafel"
    CONTACT = "contact", "Vragen hoe het gaat, na vier weken"
    LOOK_BACK = "look_back", "Samen terugkijken"
    PLAN = "plan", "Het plan loopt"
    BEGIN = "begin", "Het gesprek begint nog"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one circle. ``waits`` is the code of what waits for this reader; ``acts`` who acts in the talk."""

    waits: str = ""
    acts: str = ""
    proposal: bool = False
    started: bool = False
    contact_due: date | None = None
    evaluation: date | None = None
    for_me: bool = False
    guided: bool = False


_WAITS = {"information": Next.QUESTION, "room": Next.ROOM, "answer": Next.ANSWER}
_ACTS = {"team": Move.YOU, "resident": Move.RESIDENT, "municipality": Move.MUNICIPALITY}


def next_step(facts: Facts, today: date) -> tuple[Next, Move]:
    """The nearest thing, and whose move it is. ``for_me``: this reader is the one who asks after four weeks."""
    if facts.waits in _WAITS:
        return _WAITS[facts.waits], Move.YOU
    if facts.acts == "team":
        return Next.CLOCK, Move.YOU
    contact = facts.contact_due is not None and facts.contact_due <= today
    if contact and facts.for_me:
        return Next.CONTACT, Move.YOU
    if facts.proposal:
        return Next.PROPOSAL, Move.CIRCLE
    if contact:
        return Next.CONTACT, Move.GUIDE if facts.guided else Move.CIRCLE
    if facts.acts in _ACTS:
        return Next.CLOCK, _ACTS[facts.acts]
    if facts.evaluation is not None:
        return Next.LOOK_BACK, Move.CIRCLE
    if facts.started:
        return Next.PLAN, Move.NOBODY
    return Next.BEGIN, Move.YOU
