"""A waiting list in the words of the page: what will happen, what is wrong and where, which column means what."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext, ngettext

from kanteling.apps.social_map.queries.exchange_fates import Fate, Line
from kanteling.apps.social_map.queries.exchange_lists import ArrivalLine, ListPage
from kanteling.apps.social_map.queries.exchange_work import Waiting
from kanteling.apps.social_map.rules.exchanging import SHOWN, Form, NoExchange, Step
from kanteling.apps.social_map.rules.reasons import RowReason
from kanteling.apps.social_map.rules.spreadsheet_columns import SKIP, Column
from kanteling.platform import clock


def shown(page: ListPage) -> dict[str, Any]:
    """Everything that the template needs, prepared."""
    most = SHOWN.on(clock.today())
    wrong, doubles, good = page.of(Fate.WRONG), page.of(Fate.DOUBLE), page.of(Fate.NEW, Fate.CHANGED)
    many = {fate.code: page.many.get(fate, 0) for fate in Fate}
    every = many["new"] + many["changed"]
    good = good[page.start :] if len(good) == every else good
    return {
        "id": page.id,
        "version": page.version,
        "file_name": page.file_name,
        "organisation": page.organisation,
        "remembered": page.remembered,
        "many": many,
        "good": every,
        "columns": _columns(page),
        "meanings": _meanings(),
        "wrong": [_wrong(line, page.columns) for line in wrong[:most]],
        "more_wrong": max(0, many["wrong"] - most),
        "doubles": [_double(line) for line in doubles[:most]],
        "more_doubles": max(0, many["double"] - most),
        "lines": [_line(line) for line in good[:most]],
        "turn": _turn(page.start, most, every),
    }


def _turn(start: int, most: int, every: int) -> dict[str, Any]:
    """Which lines of how many are shown, and where the pages before and after begin."""
    return {
        "first": start + 1,
        "last": min(start + most, every),
        "of": every,
        "before": f"?vanaf={max(0, start - most)}#lines" if start else "",
        "after": f"?vanaf={start + most}#lines" if start + most < every else "",
    }


def work(waiting: Waiting) -> dict[str, Any]:
    """How far the work is, or why it ended."""
    last = waiting.work
    done, of = _lines_done(waiting)
    problem = gettext(last.problem.dutch) if last and last.problem else ""
    return {
        "id": waiting.id,
        "file_name": waiting.file_name,
        "busy": last is not None and last.busy,
        "says": gettext(last.step.dutch) if last else "",
        "done": done,
        "of": of,
        "percent": 100 * done // of if of else 0,
        "problem": f"{problem} ({last.place})" if last and last.place else problem,
        "again": last is not None and last.problem in (NoExchange.STOPPED, NoExchange.MEANWHILE),
    }


def _lines_done(waiting: Waiting) -> tuple[int, int]:
    """How many lines of how many are done: each line of a list is read, and then written, so it counts twice."""
    last = waiting.work
    if last is None or waiting.form is Form.HSDS:
        return (last.done, last.of) if last else (0, 0)
    done, of = last.done // 2 if last.step is Step.PUBLISH else last.done, last.of // 2
    return min(done, of), of


def package(waiting: Waiting) -> dict[str, Any]:
    """What a package of HSDS would do, or which rows are not what the standard says."""
    told = waiting.outcome
    fates = {Fate.NEW.code: gettext("nieuw"), Fate.CHANGED.code: gettext("veranderd")}
    reasons = {each.code: gettext(each.dutch) for each in RowReason}
    return {
        "id": waiting.id,
        "version": waiting.version,
        "file_name": waiting.file_name,
        "work": work(waiting),
        "counts": {name: told.get(name, 0) for name in ("made", "changed", "same", "organisations", "places")},
        "nothing": not any(told.get(name) for name in ("made", "changed", "organisations", "places")),
        "lines": [{"title": title, "fate": fates[fate]} for title, fate in told.get("examples", ())],
        "more": told.get("made", 0) + told.get("changed", 0) - len(told.get("examples", ())),
        "wrong": told.get("wrong", 0),
        "problems": [
            {"where": column, "line": line, "written": written, "why": reasons[code]}
            for column, line, written, code in told.get("problems", ())
        ],
        "more_wrong": told.get("wrong", 0) - len(told.get("problems", ())),
    }


def came(done: ArrivalLine) -> dict[str, Any]:
    """What came of a file that was put on the map."""
    parts = [
        ngettext("%(many)s staat er nu bij.", "%(many)s staan er nu bij.", done.made) % {"many": done.made},
        ngettext("%(many)s is veranderd.", "%(many)s zijn veranderd.", done.changed) % {"many": done.changed},
        ngettext("%(many)s stond er al zo.", "%(many)s stonden er al zo.", done.same) % {"many": done.same},
        ngettext("%(many)s bleef weg.", "%(many)s bleven weg.", done.left_out) % {"many": done.left_out},
    ]
    told = zip(parts, (1, done.changed, done.same, done.left_out), strict=True)
    fates = {fate.code: gettext(fate.dutch) for fate in Fate}
    out = [str(each).partition(": ") for each in done.problems if isinstance(each, str)]
    return {
        "file_name": done.file_name,
        "at": done.at,
        "called": done.called,
        "says": [part for part, many in told if many],
        "out": [{"number": number, "why": fates.get(why, why)} for number, _, why in out],
        "more_out": max(0, done.left_out - len(out)) if out else 0,
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
