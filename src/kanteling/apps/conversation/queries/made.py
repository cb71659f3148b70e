"""From rows to the note and the report as the rules want them, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from kanteling.apps.conversation.models import Matter
from kanteling.apps.conversation.queries.facts import ReportLine, Table
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.report_parts import Added, Note, ReportPart, parts_of_report


def note_of(table: Table) -> Note:
    """The note of the table, from everything that was said."""
    added: dict[Question, list[Added]] = {}
    for remark in table.remarks:
        added.setdefault(remark.question, []).append(Added(remark.by_called, remark.words))
    return Note(
        answers={question: table.words(question) for question in Question},
        added=added,
        network=[one.name for one in table.network()],
        parties=table.parties(),
        own_plan=table.personal_plan,
        gift_offered=table.said_yes(Matter.GIFT) is not None,
    )


def fresh_parts(table: Table) -> tuple[ReportPart, ...]:
    """The report as it would be made now."""
    last = table.latest()
    return parts_of_report(note_of(table), parts_in(last) if last else ())


def parts_in(report: ReportLine) -> tuple[ReportPart, ...]:
    """The parts of one version."""
    return parts_in_content(report.content)


def parts_in_content(content: Iterable[Mapping[str, Any]]) -> tuple[ReportPart, ...]:
    """The parts as they were stored."""
    return tuple(
        ReportPart(
            part["code"],
            part["words"],
            part["correction"],
            tuple(Added(one["by"], one["words"]) for one in part["remarks"]),
        )
        for part in content
    )


def as_content(parts: tuple[ReportPart, ...]) -> list[dict[str, Any]]:
    """The parts as they are stored."""
    return [
        {
            "code": part.code,
            "words": part.words,
            "correction": part.correction,
            "remarks": [{"by": one.by, "words": one.words} for one in part.remarks],
        }
        for part in parts
    ]
