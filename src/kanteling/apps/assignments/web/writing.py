"""Writing an assignment: one question per screen; beside it what comes of it."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.assignments.commands import assignments as commands
from kanteling.apps.assignments.queries.assignments import DraftLine, assignment_of, draft_of
from kanteling.apps.assignments.queries.programmes import ProgrammeLine, programme_line
from kanteling.apps.assignments.rules.concrete import completed, understand, why_not_concrete
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.writing import SCREEN_OF, Fields, Screen, after, why_not_ask, with_goal
from kanteling.apps.assignments.web import wording
from kanteling.apps.assignments.web.forms import FORMS, filled, number_of, typed
from kanteling.apps.neighbourhood.public import areas_of
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_POST
def begin(request: KnownRequest, programme: UUID) -> HttpResponse:
    """Begin to write an assignment in a programme."""
    draft = commands.begin_draft(actor=request.actor, programme=programme)
    return see_other("assignments:screen", draft, Screen.GOAL.code)


@known
@require_POST
def change(request: KnownRequest, assignment: UUID) -> HttpResponse:
    """Begin to write a new version; the one that was agreed holds until everyone went along."""
    view = assignment_of(request.actor, assignment)
    draft = commands.begin_draft(actor=request.actor, programme=view.programme, assignment=assignment)
    return see_other("assignments:screen", draft, Screen.CHECK.code)


@known
@require_POST
def throw_away(request: KnownRequest, draft: UUID) -> HttpResponse:
    """Throw a draft away."""
    found = draft_of(request.actor, draft)
    commands.throw_away(actor=request.actor, draft=draft)
    return see_other("assignments:programme", found.programme)


@known
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: KnownRequest, draft: UUID, screen: str) -> HttpResponse:
    """One question."""
    which = next((each for each in Screen if each.code == screen), None)
    if which is None:
        raise NotForYou
    found = draft_of(request.actor, draft)
    line = programme_line(request.actor, found.programme)
    if which is Screen.GOAL:
        return _goal(request, found, line)
    form = FORMS[which](request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = number_of(request.POST.get("version", ""))
        commands.write_draft(actor=request.actor, draft=draft, number=number, fields=filled(found.fields, form))
        return see_other("assignments:screen", draft, (after(which) or which).code)
    given = typed(found.fields, request.POST if form.is_bound else None)
    errors = [{"field": name, "text": str(words[0])} for name, words in form.errors.items()]
    shown = _shared(found, line, which) | {
        "form": form, "given": given, "errors": errors, "rungs": wording.rung_options(), "ladder": wording.ladder(),
        "to": [{"value": to.code, "label": _(to.dutch).capitalize()} for to in To],
    }  # fmt: skip
    if which is Screen.CHECK:
        shown |= _check(request, found)
    return render(request, "assignments/screen.html", shown, status=422 if errors else 200)


def _goal(request: KnownRequest, found: DraftLine, line: ProgrammeLine) -> HttpResponse:
    """The goal in one sentence: read, explained back, and kindly asked for what it misses."""
    names = [line.area, *(area.name for area in areas_of(request.actor))]
    if request.method == "POST":
        text = request.POST.get("goal", "")[:400]
        fields = with_goal(found.fields, text, understand(text, clock.today(), names))
        number = number_of(request.POST.get("version", ""))
        commands.write_draft(actor=request.actor, draft=found.id, number=number, fields=fields)
        return see_other("assignments:screen", found.id, Screen.GOAL.code)
    goal = understand(found.fields.goal, clock.today(), names)
    missing = why_not_concrete(goal) if found.fields.goal else ()
    shown = _shared(found, line, Screen.GOAL) | {
        "missing": [_(reason.dutch) for reason in missing],
        "understood": wording.understood(goal),
        "example": wording.example(completed(goal, _by(line), line.area), goal) if missing else [],
        "read": bool(found.fields.goal),
        "elsewhere": goal.area if goal.area and goal.area != line.area else "",
    }
    return render(request, "assignments/goal.html", shown)


def _by(line: ProgrammeLine) -> date:
    """The day in the example: the end of a year within the programme."""
    ends = date(line.until.year, 12, 31)
    return min(ends, line.until)


def _shared(found: DraftLine, line: ProgrammeLine, which: Screen) -> dict[str, object]:
    order = list(Screen)
    at = order.index(which)
    return {
        "draft": found, "line": line, "screen": which, "now": at + 1, "of": len(order),
        "before": reverse("assignments:screen", args=[found.id, order[at - 1].code]) if at else "",
        "next": reverse("assignments:screen", args=[found.id, order[at + 1].code]) if at + 1 < len(order) else "",
        "comes": _comes(found, line), "sentence": wording.sentence(found.fields, line.area),
    }  # fmt: skip


def _comes(found: DraftLine, line: ProgrammeLine) -> list[dict[str, str]]:
    fields: Fields = found.fields
    rungs = wording.rungs_words(fields.rungs)
    period = ""
    if fields.since and fields.until:
        period = _("%(since)s tot en met %(until)s") % {
            "since": wording.date_words(fields.since), "until": wording.date_words(fields.until)
        }  # fmt: skip
    texts = {
        Screen.WHOM: " ".join(filter(None, (fields.who, rungs, fields.circumstances))),
        Screen.RESULT: " · ".join(
            filter(None, (str(fields.people or ""), wording.to_words(fields.to, fields.to_words), period))
        ),
        Screen.APPROACH: fields.approach,
        Screen.MEANS: wording.means(fields),
        Screen.NOT: " ".join(filter(None, (fields.not_do, fields.not_how))),
        Screen.ROOM: fields.room,
    }
    icons = {
        "voor-wie": "users",
        "resultaat": "flag",
        "aanpak": "route",
        "inzet": "clock",
        "niet": "ban",
        "ruimte": "flask",
    }
    return [
        {
            "title": _(which.dutch), "text": text or _("nog leeg"), "icon": icons[which.code],
            "url": reverse("assignments:screen", args=[found.id, which.code]),
        }
        for which, text in texts.items()
    ]  # fmt: skip


def _check(request: KnownRequest, found: DraftLine) -> dict[str, object]:
    before = assignment_of(request.actor, found.assignment) if found.assignment else None
    missing = why_not_ask(found.fields, clock.today(), before=before.newest.fields if before else None)
    todo = [
        {
            "text": _(reason.dutch),
            "url": reverse("assignments:screen", args=[found.id, SCREEN_OF[reason].code])
            if reason in SCREEN_OF else "",
        }
        for reason in missing
    ]  # fmt: skip
    return {"todo": todo, "again": before is not None}


@known
@require_POST
def ask(request: KnownRequest, draft: UUID) -> HttpResponse:
    """Put it to residents, team, partners and municipality."""
    try:
        made = commands.ask(actor=request.actor, draft=draft, number=number_of(request.POST.get("version", "")))
    except Refused as refused:
        if any(reason in SCREEN_OF for reason in refused.reasons):
            return see_other("assignments:screen", draft, Screen.CHECK.code)
        raise
    messages.success(
        request, _("De opdracht ligt voor. Bewoners, team, partners en gemeente zeggen wat zij vinden.")
    )
    return see_other("assignments:assignment", made)
