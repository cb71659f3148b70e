"""Gifts, notices and meeting: what may be written, offered, asked and answered, and by whom.

A gift is its owner's until they offer it, and again the moment they withdraw. There is no balance, there are no points
and it is never a duty: nothing here counts what someone gave. Source: domain page, "Reciprocity and matching".
"""

import re
from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.words import Reason, Worded


class GiftKind(Worded):
    """What a gift or a wish is about."""

    CAN = "can", "Dit kan ik"
    LIKES = "likes", "Dit doe ik graag"
    LEARN = "learn", "Dit wil ik leren"
    MEAN = "mean", "Dit wil ik voor een ander betekenen"


class NoticeKind(Worded):
    """A notice on the board; or a question that only counts along, which is not on the board."""

    OFFER = "offer", "Aanbod"
    REQUEST = "request", "Vraag"
    QUESTION = "question", "Vraag die meetelt"


class Source(Worded):
    """Where the words of a gift come from."""

    SELF = "self", "zelf opgeschreven"
    CONVERSATION = "conversation", "uit het gesprek"


class SideKind(Worded):
    """Whose side of a meeting it is."""

    ASKS = "asks", "wie vraagt"
    OWNS = "owns", "van wie het briefje is"


class NoGift(Reason):
    """Why this cannot be kept or offered."""

    EMPTY = "empty", "Schrijf iets op."
    REMOVED = "removed", "Dit staat er niet meer."
    OFFERED = "offered", "Dit hangt al op het bord."
    CALLED = "called", "Kies hoe u op het bord heet. Uw voornaam is genoeg."
    ADDRESS = "address", "Zet geen adres, telefoonnummer of e-mail op het bord. Dat geeft u later, als u dat wilt."
    WITHDRAWN = "withdrawn", "Dit briefje hangt er niet meer."


class NoMeeting(Reason):
    """Why this cannot be asked or answered."""

    OWN = "own", "Dit is uw eigen briefje."
    GONE = "gone", "Dit briefje hangt er niet meer."
    ASKED = "asked", "U vroeg dit al. Wacht op antwoord, of zie ervan af."
    PLACE = "place", "Kies een plek waar iedereen mag komen. Dat is veilig voor u allebei."
    WHEN = "when", "Schrijf op wanneer u kunt."
    CONTACT = "contact", "Schrijf op hoe de ander u bereikt. Die ziet het pas als u allebei ja zegt."
    CALLED = "called", "Schrijf op hoe u heet. Uw voornaam is genoeg."
    ANSWERED = "answered", "Hierop is al geantwoord."
    NOT_AGREED = "not_agreed", "Dit kan pas als u allebei ja zei."
    OVER = "over", "Hier is van afgezien."


class NoReport(Reason):
    """Why a report cannot be made or handled."""

    EMPTY = "empty", "Schrijf op wat er gebeurde."
    NOT_YOURS = "not_yours", "Dit doet de procesbegeleider of de functioneel beheerder."
    HANDLED = "handled", "Deze melding is al behandeld."


def why_not_write(words: str) -> tuple[NoGift, ...]:
    """Why these words cannot be kept as a gift."""
    return () if words.strip() else (NoGift.EMPTY,)


def why_not_place(title: str, words: str, called: str, *, offered: bool, removed: bool) -> tuple[NoGift, ...]:
    """Why a notice cannot hang on the board: a first name or a chosen name, and nothing by which one is traced."""
    found = []
    if not title.strip():
        found.append(NoGift.EMPTY)
    if not called.strip():
        found.append(NoGift.CALLED)
    if any(traces(text) for text in (title, words, called)):
        found.append(NoGift.ADDRESS)
    if removed:
        found.append(NoGift.REMOVED)
    if offered:
        found.append(NoGift.OFFERED)
    return tuple(found)


_TRACES = (
    re.compile(r"\S@\S+\.\S"),
    re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b"),
    re.compile(r"(?:\+31|\b0031|\b0)(?:[\s.()-]*\d){9}(?!\d)"),
)
"""An e-mail address, a postcode (PostNL: four digits, two capitals), a telephone number (ten digits, or +31)."""


def traces(text: str) -> bool:
    """Whether a text holds something that looks like a telephone number, an e-mail address or a postcode."""
    return any(pattern.search(text) for pattern in _TRACES)


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two said: yes or no, and whether they left or told how it went."""

    yes: datetime | None = None
    no: datetime | None = None
    left: datetime | None = None
    told: datetime | None = None

    @property
    def says_yes(self) -> bool:
        """Whether this side says yes now."""
        return self.yes is not None and self.no is None and self.left is None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two sides of one first meeting; ``owner`` is None until they answered."""

    asker: Side
    owner: Side | None = None

    @property
    def agreed(self) -> bool:
        """Only when both say yes each may know how to reach the other."""
        return self.asker.says_yes and self.owner is not None and self.owner.says_yes


def why_not_ask(
    *, own: bool, there: bool, asked: bool, place: bool, when: str, contact: str, called: str
) -> tuple[NoMeeting, ...]:
    """Why someone cannot ask for a first meeting. ``place``: it is a public place of the social map."""
    if not there:
        return (NoMeeting.GONE,)
    tests = (
        (own, NoMeeting.OWN),
        (asked, NoMeeting.ASKED),
        (not called.strip(), NoMeeting.CALLED),
        (not place, NoMeeting.PLACE),
        (not when.strip(), NoMeeting.WHEN),
        (not contact.strip(), NoMeeting.CONTACT),
    )
    return tuple(reason for wrong, reason in tests if wrong)


def why_not_answer(meeting: Meeting, *, yes: bool, contact: str, called: str) -> tuple[NoMeeting, ...]:
    """Why the owner of a notice cannot answer now. A no needs no reason and gives nothing away."""
    if meeting.asker.left is not None:
        return (NoMeeting.OVER,)
    if meeting.owner is not None:
        return (NoMeeting.ANSWERED,)
    found = []
    if yes and not called.strip():
        found.append(NoMeeting.CALLED)
    if yes and not contact.strip():
        found.append(NoMeeting.CONTACT)
    return tuple(found)


def why_not_tell(meeting: Meeting, mine: Side) -> tuple[NoMeeting, ...]:
    """Why someone cannot say whether it was real, or thank: only after both said yes, once each."""
    if mine.told is not None:
        return (NoMeeting.ANSWERED,)
    return () if meeting.agreed else (NoMeeting.NOT_AGREED,)


def why_not_report(words: str) -> tuple[NoReport, ...]:
    """Why a report cannot be made: only when it says nothing."""
    return () if words.strip() else (NoReport.EMPTY,)


def why_not_handle(*, guards: bool, handled: bool) -> tuple[NoReport, ...]:
    """Why a report cannot be handled. ``guards``: process guide or functional manager."""
    found = [] if guards else [NoReport.NOT_YOURS]
    return (*found, NoReport.HANDLED) if handled else tuple(found)
