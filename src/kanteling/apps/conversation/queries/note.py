"""The kitchen note: questions with the words that were said, and what comes out of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kanteling.apps.conversation.events import Looked
from kanteling.apps.conversation.models import Matter
from kanteling.apps.conversation.queries.clock import ClockView, clock_of
from kanteling.apps.conversation.queries.facts import AroundLine, RemarkLine, Table, parts_of, table_of
from kanteling.apps.conversation.queries.made import fresh_parts, parts_in
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.drafts import Version, beside, last_number, mark_of
from kanteling.apps.conversation.rules.parties import Aspect, how_they_work
from kanteling.apps.conversation.rules.questions import (
    GOAL_FROM,
    HINTS,
    PRIVATE_UNTIL_OFFERED,
    TO_QUESTION,
    Question,
)
from kanteling.apps.conversation.rules.rights import EXPLAINED, LEGAL_BASIS, Right
from kanteling.apps.conversation.rules.table import why_not_write
from kanteling.apps.conversation.rules.themes import about, themes
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock
from kanteling.platform.journal import looked


@dataclass(frozen=True, slots=True)
class Field:
    """One question: what was said, on which cards it already stood, about what it is, what was added."""

    code: str
    title: str
    hint: str
    words: str
    mark: str
    themes: tuple[str, ...]
    cards: tuple[str, ...]
    beside: bool
    remarks: tuple[RemarkLine, ...]


@dataclass(frozen=True, slots=True)
class RightLine:
    """A right, in words, with its law; and when, by whom and how it was told."""

    code: str
    dutch: str
    explained: str
    law: str
    told_at: datetime | None = None
    told_by: str = ""
    manner: str = ""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """What it is about, why, and whether it may count without a name."""

    code: str
    dutch: str
    because: str
    yes: bool
    heard_by: str = ""


@dataclass(frozen=True, slots=True)
class AspectLine:
    """On what they work together, with what the resident said."""

    code: str
    dutch: str
    said: str


@dataclass(frozen=True, slots=True)
class Comes:
    """What comes out of the note; nothing is typed twice."""

    report_parts: int
    report_number: int
    report_newer: bool
    approved: bool
    goals: tuple[str, ...]
    network: tuple[str, ...]
    themes: tuple[ThemeLine, ...]
    gift: str
    gift_offered: bool


@dataclass(frozen=True, slots=True)
class NotePage:
    """The whole note. ``owner``: the reader is the resident; ``writes``: the reader may write."""

    circle: CircleId
    called: str
    start: str
    started_at: datetime
    owner: bool
    writes: bool
    version: str
    saved_at: datetime | None
    fields: tuple[Field, ...]
    network: tuple[AroundLine, ...]
    busy: tuple[AroundLine, ...]
    work: str
    aspects: tuple[AspectLine, ...]
    rights: tuple[RightLine, ...]
    personal_plan: str
    clock: ClockView
    comes: Comes


def note_page(actor: Actor, circle: UUID) -> NotePage:
    """The note of the table, with only what the resident shared."""
    table = table_of(actor, circle)
    looked(actor, Looked.NOTE, circle=table.circle)
    return note_of_table(actor, table)


def what_comes(actor: Actor, circle: UUID) -> NotePage:
    """The same page, asked again by the page itself right after this actor wrote.

    No line of its own in the journal: the line of the page and the line of the writing say it already, and one for
    each pause in typing would bury what the resident wants to see.
    """
    return note_of_table(actor, table_of(actor, circle))


def note_of_table(actor: Actor, table: Table) -> NotePage:
    """The page that follows from what is on the table."""
    parts = parts_of(actor, table.circle)
    drafts = [draft for each in table.drafts.values() for draft in each]
    said = table.parties().said
    return NotePage(
        circle=table.circle,
        called=table.called,
        start=table.start.dutch,
        started_at=table.started_at,
        owner=Part.OWN in parts,
        writes=not why_not_write(parts),
        version=str(Version(last_number(drafts), uuid4())),
        saved_at=table.written_at,
        fields=tuple(_field(table, question) for question in Question),
        network=tuple(one for one in table.around if not one.busy),
        busy=tuple(one for one in table.around if one.busy),
        work=(how_they_work(table.parties()).code if table.said else ""),
        aspects=tuple(
            AspectLine(aspect.code, aspect.dutch, said[aspect].code if aspect in said else "") for aspect in Aspect
        ),
        rights=rights_of(table),
        personal_plan=table.personal_plan,
        clock=clock_of(table, parts, clock.today()),
        comes=_comes(table),
    )


def rights_of(table: Table) -> tuple[RightLine, ...]:
    """Every right with how it was told, if it was."""
    told = {one.right: (one, called) for one, called in table.told}
    lines = []
    for right in Right:
        one, called = told.get(right, (None, ""))
        lines.append(
            RightLine(
                right.code, right.dutch, EXPLAINED[right], LEGAL_BASIS[right],
                one.at if one else None, called, one.manner.dutch if one else "",
            )
        )  # fmt: skip
    return tuple(lines)


def _field(table: Table, question: Question) -> Field:
    words = table.words(question)
    drafts = table.drafts.get(question, ())
    cards = () if drafts else (one.card for one in table.shared if TO_QUESTION[one.card] is question)
    return Field(
        code=question.code,
        title=question.dutch,
        hint=HINTS[question],
        words=words,
        mark=mark_of(words),
        themes=tuple(card.dutch for card in about(words)),
        cards=tuple(card.dutch for card in cards),
        beside=beside(drafts),
        remarks=tuple(remark for remark in table.remarks if remark.question is question),
    )


def _comes(table: Table) -> Comes:
    fresh = fresh_parts(table)
    last = table.latest()
    return Comes(
        report_parts=sum(bool(part.words) for part in fresh),
        report_number=last.number if last else 0,
        report_newer=last is not None and parts_in(last) != fresh,
        approved=last is not None and last.approved_at is not None,
        goals=goals_in(table),
        network=tuple(one.name for one in table.network()),
        themes=_themes(table),
        gift=table.words(Question.GIVE),
        gift_offered=table.said_yes(Matter.GIFT) is not None,
    )


def goals_in(table: Table) -> tuple[str, ...]:
    """First goals of a plan, in the resident's words: one per line of what they want."""
    lines = (line.strip() for question in GOAL_FROM for line in table.words(question).splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _themes(table: Table) -> tuple[ThemeLine, ...]:
    answers: Iterable[str] = (
        table.words(question) for question in Question if question not in PRIVATE_UNTIL_OFFERED
    )
    found = themes((one.card for one in table.shared), answers)
    return tuple(_theme(table, theme.card, theme.words) for theme in found)


def _theme(table: Table, card: Card, words: tuple[str, ...]) -> ThemeLine:
    yes = table.said_yes(Matter.THEME, card)
    return ThemeLine(card.code, card.dutch, ", ".join(words), yes is not None, yes.heard_called if yes else "")
