"""What can happen when people give and ask. Never with the words: a gift is its owner's until it is offered."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event, Look


class Looked(Look):
    """What can be read here."""

    GIFTS = "gifts", "las wat u kunt en graag doet"
    REACH = "reach", "las hoe u ergens komt"
    MEETINGS = "meetings", "las uw afspraken met buren"
    QUESTIONS = "open_questions", "bekeek welke vragen samen kunnen"
    SUGGESTIONS = "suggestions", "zocht wat past bij een wens"
    REPORTS = "neighbour_reports", "las meldingen over het bord"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftWritten(Event):
    dutch: ClassVar[str] = "schreef op wat iemand kan of graag doet"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftRemoved(Event):
    dutch: ClassVar[str] = "haalde weg wat iemand kan of graag doet"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePlaced(Event):
    dutch: ClassVar[str] = "hing een briefje op het bord"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWithdrawn(Event):
    dutch: ClassVar[str] = "haalde een briefje van het bord"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShared(Event):
    dutch: ClassVar[str] = "liet een vraag meetellen voor de buurt"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAsked(Event):
    dutch: ClassVar[str] = "vroeg een buur om kennis te maken"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAnswered(Event):
    dutch: ClassVar[str] = "antwoordde een buur"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLeft(Event):
    dutch: ClassVar[str] = "zag van een afspraak met een buur af"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTold(Event):
    dutch: ClassVar[str] = "vertelde hoe een afspraak met een buur ging"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpleasantReported(Event):
    dutch: ClassVar[str] = "meldde iets vervelends"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHandled(Event):
    dutch: ClassVar[str] = "behandelde een melding"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachTold(Event):
    dutch: ClassVar[str] = "schreef op hoe iemand ergens komt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionChosen(Event):
    dutch: ClassVar[str] = "maakte van een suggestie een voorstel"
