"""One conversation with everything on the table, in one query, as plain facts for rules and pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from kanteling.apps.conversation.models import (
    Approval,
    Around,
    ClockStep,
    Conversation,
    Matter,
    NoteDraft,
    PersonalPlan,
    Remark,
    Report,
    RightTold,
    Said,
    SharedCard,
    Start,
    Yes,
)
from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.rules.clock import Happened, Step
from kanteling.apps.conversation.rules.drafts import Draft, joined
from kanteling.apps.conversation.rules.parties import INFORMAL, Aspect, Kind, Parties, PartyAtWork, Work
from kanteling.apps.conversation.rules.questions import Question, first_words
from kanteling.apps.conversation.rules.report import ReportVersion
from kanteling.apps.conversation.rules.rights import Manner, Right, Told
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.refusals import NotForYou

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A card on the table."""

    card: Card
    words: str
    audience: Audience
    shared_at: datetime


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What a professional added, with the name."""

    id: UUID
    question: Question
    words: str
    by: PersonId
    by_called: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AroundLine:
    """Someone around the resident."""

    id: UUID
    name: str
    kind: Kind
    busy: bool


@dataclass(frozen=True, slots=True)
class YesLine:
    """A yes that holds; ``heard_called`` when it was said aloud."""

    id: UUID
    matter: Matter
    card: Card | None
    heard_called: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One version of the report, with when and how the resident said that it is right."""

    id: UUID
    number: int
    content: tuple[Row, ...]
    hand: PersonId
    by_called: str
    at: datetime
    approved_at: datetime | None = None
    heard_called: str = ""
    how: str = ""

    def version(self) -> ReportVersion:
        """As the rule wants it."""
        text = "\n".join(f"{part['words']} {part['correction']}".strip() for part in self.content)
        return ReportVersion(self.number, text, self.hand, self.at, self.approved_at)


@dataclass(frozen=True, slots=True)
class Table:
    """Everything on the table of one conversation that this actor may read."""

    id: UUID
    circle: CircleId
    called: str
    start: Start
    started_at: datetime
    started_called: str
    drafts: dict[Question, tuple[Draft, ...]]
    written_at: datetime | None
    shared: tuple[SharedWords, ...]
    remarks: tuple[RemarkLine, ...]
    around: tuple[AroundLine, ...]
    said: dict[Aspect | None, Work]
    told: tuple[tuple[Told, str], ...]
    yes: tuple[YesLine, ...]
    steps: tuple[Happened, ...]
    personal_plan: str
    reports: tuple[ReportLine, ...]

    def words(self, question: Question) -> str:
        """What was said on this question: typed at the table, or else already on a shared card."""
        drafts = self.drafts.get(question, ())
        return joined(drafts) if drafts else self.first().get(question, "")

    def first(self) -> dict[Question, str]:
        """What the shared cards already say per question."""
        return first_words({one.card: one.words for one in self.shared})

    def parties(self) -> Parties:
        """Those who are busy around the resident, as the rule wants it."""
        names = tuple(PartyAtWork(one.name) for one in self.around if one.busy)
        said = {aspect: work for aspect, work in self.said.items() if aspect is not None}
        return Parties(names, said, self.said.get(None))

    def network(self) -> tuple[AroundLine, ...]:
        """The people around the resident who are not there for their work, each once."""
        found = {one.name.casefold(): one for one in reversed(self.around) if one.kind in INFORMAL}
        return tuple(reversed(found.values()))

    def said_yes(self, matter: Matter, card: Card | None = None) -> YesLine | None:
        """The yes that holds now; None when there is none."""
        return next((one for one in self.yes if one.matter is matter and one.card is card), None)

    def latest(self) -> ReportLine | None:
        """The last version of the report."""
        return self.reports[-1] if self.reports else None

    def versions(self) -> tuple[ReportVersion, ...]:
        """All versions as the rule wants them."""
        return tuple(report.version() for report in self.reports)


def parts_of(actor: Actor, circle: UUID) -> frozenset[Part]:
    """What this actor may do in the circle now."""
    return frozenset(part for part in Part if actor.may(part, CircleId(circle)))


def open_conversation(actor: Actor, circle: UUID) -> Conversation:
    """The conversation that is going on in this circle. Raises `NotForYou` when there is none for this actor."""
    found = Conversation.objects.visible_to(actor).filter(circle_id=circle, closed_at=None).first()
    if found is None:
        raise NotForYou
    return cast(Conversation, found)


def table_of(actor: Actor, circle: UUID) -> Table:
    """The conversation that is going on in this circle, whole. Raises `NotForYou` when there is none for this actor."""
    everything = {
        "notes": rows_as_json(actor, NoteDraft, "question", "pen", "number", "base", "words", "at"),
        "cards": rows_as_json(actor, SharedCard, "card", "words", "audience", "shared_at"),
        "remarks": rows_as_json(
            actor, Remark, "id", "question", "words", "by_id", "by_called", "at", taken_back_at=None
        ),
        "people": rows_as_json(actor, Around, "id", "name", "kind", "busy", removed_at=None),
        "works": rows_as_json(actor, Said, "aspect", "work"),
        "rights": rows_as_json(actor, RightTold, "right", "manner", "by_id", "by_called", "at"),
        "yesses": rows_as_json(actor, Yes, "id", "matter", "card", "heard_called", "at", taken_back_at=None),
        "clock": rows_as_json(actor, ClockStep, "step", "day"),
        "plans": rows_as_json(actor, PersonalPlan, "words"),
        "versions": rows_as_json(actor, Report, "id", "number", "content", "hand_id", "by_called", "at"),
        "approvals": rows_as_json(actor, Approval, "report_id", "at", "heard_called", "how"),
    }
    found = (
        Conversation.objects.visible_to(actor)
        .filter(circle_id=circle, closed_at=None)
        .annotate(**everything)
        .first()
    )
    if found is None:
        raise NotForYou
    return _table(found)


def rows_as_json(actor: Actor, model: type[Any], *fields: str, **where: object) -> ArraySubquery:
    """The rows of one table that belong to the conversation, as JSON objects in the order in which they came."""
    rows = model.objects.visible_to(actor).filter(conversation_id=OuterRef("pk"), **where).order_by("pk")
    return ArraySubquery(rows.values(row=JSONObject(**{field: field for field in fields})))


def _table(found: Any) -> Table:
    drafts: dict[Question, list[Draft]] = {}
    for row in found.notes:
        one = Draft(UUID(row["pen"]), row["number"], row["base"], row["words"])
        drafts.setdefault(Question(row["question"]), []).append(one)
    approved = {row["report_id"]: row for row in found.approvals}
    return Table(
        id=found.pk,
        circle=CircleId(found.circle_id),
        called=found.called,
        start=Start(found.start),
        started_at=found.started_at,
        started_called=found.started_called,
        drafts={question: tuple(each) for question, each in drafts.items()},
        written_at=max((moment_in(row["at"]) for row in found.notes), default=None),
        shared=tuple(
            SharedWords(Card(row["card"]), row["words"], Audience(row["audience"]), moment_in(row["shared_at"]))
            for row in found.cards
        ),
        remarks=tuple(
            RemarkLine(
                UUID(row["id"]), Question(row["question"]), row["words"], PersonId(UUID(row["by_id"])),
                row["by_called"], moment_in(row["at"]),
            )
            for row in found.remarks
        ),
        around=tuple(
            AroundLine(UUID(row["id"]), row["name"], Kind(row["kind"]), row["busy"]) for row in found.people
        ),
        said={(Aspect(row["aspect"]) if row["aspect"] else None): Work(row["work"]) for row in found.works},
        told=tuple(
            (
                Told(Right(row["right"]), moment_in(row["at"]), PersonId(UUID(row["by_id"])), Manner(row["manner"])),
                row["by_called"],
            )
            for row in found.rights
        ),
        yes=tuple(
            YesLine(
                UUID(row["id"]), Matter(row["matter"]), Card(row["card"]) if row["card"] else None,
                row["heard_called"], moment_in(row["at"]),
            )
            for row in found.yesses
        ),
        steps=tuple(Happened(Step(row["step"]), date.fromisoformat(row["day"])) for row in found.clock),
        personal_plan=found.plans[0]["words"] if found.plans else "",
        reports=tuple(_report(row, approved.get(row["id"])) for row in found.versions),
    )  # fmt: skip


def _report(row: Row, approval: Row | None) -> ReportLine:
    return ReportLine(
        id=UUID(row["id"]),
        number=row["number"],
        content=tuple(row["content"]),
        hand=PersonId(UUID(row["hand_id"])),
        by_called=row["by_called"],
        at=moment_in(row["at"]),
        approved_at=moment_in(approval["at"]) if approval else None,
        heard_called=approval["heard_called"] if approval else "",
        how=approval["how"] if approval else "",
    )


def moment_in(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
