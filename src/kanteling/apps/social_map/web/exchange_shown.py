"""A waiting list in the words of the page: what will happen, what is wrong and where, which column means what."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from kanteling.apps.social_map.queries.exchange_lists import Fate, Line, ListPage
from kanteling.apps.social_map.rules.exchanging import SHOWN
from kanteling.apps.social_map.rules.spreadsheet_columns import SKIP, Column
from kanteling.platform import clock


def shown(page: ListPage) -> dict[str, Any]:
    """Everything that the template needs, prepared."""
    most = SHOWN.on(clock.today())
    wrong = [line for line in page.lines if line.fate is Fate.WRONG]
    doubles = [line for line in page.lines if line.fate is Fate.DOUBLE]
    good = [line for line in page.lines if line.fate in (Fate.NEW, Fate.CHANGED)]
    return {
        "id": page.id,
        "version": page.version,
        "file_name": page.file_name,
        "organisation": page.organisation,
        "remembered": page.remembered,
        "many": {fate.code: page.many.get(fate, 0) for fate in Fate},
        "good": len(good),
        "columns": _columns(page),
        "meanings": _meanings(),
        "wrong": [_wrong(line, page.columns) for line in wrong[:most]],
        "more_wrong": max(0, len(wrong) - most),
        "doubles": [_double(line) for line in doubles[:most]],
        "more_doubles": max(0, len(doubles) - most),
        "lines": [_line(line) for line in good[:most]],
        "more_lines": max(0, len(good) - most),
    }


def _meanings() -> list[dict[str, str]]:
    return [
        {"value": SKIP, "label": gettext("niet gebruiken")},
        *({"value": each.code, "label": gettext(each.dutch)} for each in Column),
    ]


def _columns(page: ListPage) -> list[dict[str, Any]]:
    return [
        {
            "at": at,
            "head": head,
            "example": example,
            "value": column.code if column else SKIP,
            "means": gettext(column.dutch) if column else "",
        }
        for at, (head, column, example) in enumerate(zip(page.heads, page.columns, page.examples, strict=True))
    ]


def _wrong(line: Line, columns: Sequence[Column | None]) -> dict[str, Any]:
    """The cells of a line that must be written anew, each with its reason."""
    places = {column.code: at for at, column in enumerate(columns) if column}
    cells = []
    for each in line.draft.wrong:
        at = places.get(each.column)
        held = line.cells[at] if at is not None and at < len(line.cells) else ""
        cells.append(
            {
                "name": f"cel-{line.number}-{each.column}",
                "label": gettext(Column(each.column).dutch).capitalize(),
                "value": held,
                "error": gettext(each.reason.dutch),
                "written": each.written if each.written != held else "",
            }
        )
    return {
        "number": line.number,
        "title": line.draft.title or " · ".join(cell for cell in line.cells if cell)[:80],
        "cells": cells,
    }


def _double(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "name": f"keus-{line.number}",
        "title": line.draft.title,
        "like": line.like,
        "why": [gettext(each) for each in line.why],
    }


def _line(line: Line) -> dict[str, Any]:
    draft = line.draft
    where = ", ".join(filter(None, (draft.place or draft.address, draft.postcode, draft.town)))
    return {
        "number": line.number,
        "title": draft.title,
        "who": draft.organisation,
        "where": where,
        "when": _when(draft),
        "cost": draft.cost_text or gettext(draft.cost.dutch),
        "fate": gettext(line.fate.dutch),
        "new": line.fate is Fate.NEW,
    }


def _when(draft: Any) -> str:
    """Days and hours as they were understood, so that a wrong reading shows."""
    said = []
    for moment in draft.times[:4]:
        day = (
            gettext(moment.day.dutch) if moment.day else (moment.first.strftime("%d-%m-%Y") if moment.first else "")
        )
        hours = "–".join(each.strftime("%H.%M") for each in (moment.starts, moment.ends) if each)
        said.append(" ".join(filter(None, (day, hours))) + (" *" if moment.rule else ""))
    return ", ".join(filter(None, dict.fromkeys(said))) or (draft.times[0].words if draft.times else "")
