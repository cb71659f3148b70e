"""What comes out of one note: the parts of the report, each from words that were said. Nothing is typed again. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kanteling.apps.conversation.rules.parties import Parties, Work, how_they_work
from kanteling.apps.conversation.rules.questions import PRIVATE_UNTIL_OFFERED, Question
from kanteling.foundation.words import Dutch, Reason

AROUND, BUSY, OWN_PLAN = "around", "busy", "own_plan"
TITLES: Mapping[str, Dutch] = {
    AROUND: "Mensen om u heen",
    BUSY: "Wie is er al bezig?",
    OWN_PLAN: "Uw eigen plan",
} | {question.code: question.dutch for question in Question}
HOW: Mapping[Work, str] = {
    Work.TOGETHER: "Zij werken samen.",
    Work.PAST: "Zij werken langs elkaar.",
    Work.UNKNOWN: "",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What a professional added under the own name."""

    by: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One part: what was said, what the resident says it should be, and what others added below it."""

    code: str
    words: str
    correction: str = ""
    remarks: Sequence[Added] = ()

    @property
    def title(self) -> str:
        """The question it answers, or its own heading."""
        return TITLES.get(self.code, self.code)

    @property
    def said(self) -> bool:
        """Whether these are words that someone said, and not names that were noted."""
        return self.code not in (AROUND, BUSY)

    @property
    def counts(self) -> str:
        """The words that count: those of the correction when there is one."""
        return self.correction or self.words


@dataclass(frozen=True, slots=True)
class Note:
    """The note of the table: answers per question, people, and what was added."""

    answers: Mapping[Question, str]
    added: Mapping[Question, Sequence[Added]] = field(default_factory=dict)
    network: Sequence[str] = ()
    parties: Parties = field(default_factory=Parties)
    own_plan: str = ""
    gift_offered: bool = False


class NoReport(Reason):
    """Why no report can be made yet."""

    EMPTY = "empty", "Er is nog niets verteld. Begin met één vraag."


def parts_of_report(note: Note, former: Iterable[ReportPart] = ()) -> tuple[ReportPart, ...]:
    """The report that follows from ``note``; a former correction stays beside words that did not change.

    A gift is left out until its owner offers it.
    """
    before = {part.code: part for part in former}
    found = []
    for question in Question:
        words = note.answers.get(question, "").strip()
        hidden = question in PRIVATE_UNTIL_OFFERED and not note.gift_offered
        added = tuple(note.added.get(question, ()))
        if not hidden and (words or added):
            found.append(ReportPart(question.code, words, remarks=added))
    if note.network:
        found.append(ReportPart(AROUND, ", ".join(note.network)))
    if note.parties.names:
        names = ", ".join(party.name for party in note.parties.names)
        found.append(ReportPart(BUSY, f"{names}. {HOW[how_they_work(note.parties)]}".strip()))
    if note.own_plan.strip():
        found.append(ReportPart(OWN_PLAN, note.own_plan.strip()))
    return tuple(_with_correction(part, before.get(part.code)) for part in found)


def corrected(parts: Iterable[ReportPart], code: str, correction: str) -> tuple[ReportPart, ...]:
    """The same parts with the resident's text beside one of them; empty takes a former correction away."""
    return tuple(
        ReportPart(part.code, part.words, correction.strip(), part.remarks) if part.code == code else part
        for part in parts
    )


def why_not_make_report(parts: Sequence[ReportPart]) -> tuple[NoReport, ...]:
    """Why there is nothing to make; that all rights were told is asked of `rights.why_not_finish_research`."""
    return () if any(part.words for part in parts) else (NoReport.EMPTY,)


def _with_correction(part: ReportPart, former: ReportPart | None) -> ReportPart:
    if former is None or not former.correction or former.words != part.words:
        return part
    return ReportPart(part.code, part.words, former.correction, part.remarks)
