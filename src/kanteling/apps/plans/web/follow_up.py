"""Following up: the contact after four weeks, looking back together, and the aanvraag."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from kanteling.apps.people.public import circle_of
from kanteling.apps.plans import commands, events, queries
from kanteling.apps.plans.rules import follow_up, plan
from kanteling.apps.plans.rules.application import TOLD, Form
from kanteling.apps.plans.web import paper as sheets
from kanteling.apps.plans.web.pages import call_of
from kanteling.foundation.actor import Part
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock, pdf
from kanteling.platform.access import known
from kanteling.platform.journal import looked
from kanteling.platform.web import KnownRequest, see_other


@known
@require_http_methods(["GET", "POST"])
def contact(request: KnownRequest, circle: UUID) -> HttpResponse:
    """After four weeks: how does it go? In the resident's words."""
    actor, view = request.actor, circle_of(request.actor, circle)
    found = queries.plan_of(actor, circle)
    parts, day, words = queries.parts_of(actor, circle), _day(request), request.POST.get("words", "")
    errors: list[str] = []
    if request.method == "POST":
        reasons = follow_up.why_not_note_contact(
            parts, day, found.started, clock.today(), words=words, guided=found.guided
        )
        errors = [gettext(reason.dutch) for reason in reasons]
        if not errors:
            commands.note_contact(actor=actor, circle=view.id, day=day, words=words)
            return see_other("plans:plan", circle)
    looked(actor, events.Looked.PLAN, circle=view.id)
    page = {
        "circle": view,
        "plan": found,
        "day": day,
        "words": words,
        "errors": [{"field": "words", "text": text} for text in errors],
        "goals": [
            {"words": goal.words, "said": gettext(goal.said.dutch) if goal.said else ""} for goal in found.goals
        ],
        "own": Part.OWN in parts,
        "why_not": []
        if Part.OWN in parts
        else [gettext(each.dutch) for each in follow_up.why_not_ask(parts, guided=found.guided)],
    }
    call = call_of(actor, view)
    context = {"page": page, "call": call} if call else {"page": page}
    return render(request, "plans/contact.html", context, status=422 if errors else 200)


@known
@require_http_methods(["GET", "POST"])
def look_back(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Looking back together: what they see, in their words."""
    actor, view = request.actor, circle_of(request.actor, circle)
    found = queries.plan_of(actor, circle)
    parts, day, words = queries.parts_of(actor, circle), _day(request), request.POST.get("words", "")
    errors: list[str] = []
    if request.method == "POST":
        reasons = follow_up.why_not_look_back(parts, day, found.started, clock.today(), words=words)
        errors = [gettext(reason.dutch) for reason in reasons]
        if not errors:
            commands.look_back(actor=actor, circle=view.id, day=day, words=words)
            return see_other("plans:plan", circle)
    looked(actor, events.Looked.PLAN, circle=view.id)
    page = {
        "circle": view,
        "plan": found,
        "day": day,
        "words": words,
        "errors": [{"field": "words", "text": text} for text in errors],
        "goals": [{"words": goal.words, "notice": goal.notice} for goal in found.goals],
    }
    call = call_of(actor, view)
    context = {"page": page, "call": call} if call else {"page": page}
    return render(request, "plans/look_back.html", context, status=422 if errors else 200)


def _day(request: KnownRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return clock.today()


@known
@require_http_methods(["GET", "POST"])
def application(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The aanvraag as the plan fills it; the resident reads it and hands it in."""
    actor, view = request.actor, circle_of(request.actor, circle)
    chosen = next((form for form in Form if form.code == request.POST.get("form")), None)
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        if chosen is not None:
            try:
                commands.hand_in(actor=actor, circle=view.id, form=chosen, words=request.POST.get("words", ""))
            except Refused as refused:
                errors = [{"field": "", "text": gettext(reason.dutch)} for reason in refused.reasons]
            else:
                return see_other("plans:application", circle)
        errors = errors or [
            {"field": "form", "text": gettext("Kies hoe u de hulp wilt. U mag ook kiezen: ik weet het nog niet.")}
        ]
    earlier = queries.handed_in(actor, circle)
    items = plan.not_yet_asked(queries.application_items(actor, circle), queries.asked_in(earlier))
    looked(actor, events.Looked.APPLICATION, circle=view.id)
    page = {
        "circle": view,
        "items": items,
        "own": actor.may(Part.OWN, view.id),
        "last": earlier[0] if earlier else None,
        "forms": [{"value": form.code, "label": gettext(form.dutch), "hint": gettext(TOLD[form])} for form in Form],
        "words": request.POST.get("words", ""),
        "errors": errors,
    }
    call = call_of(actor, view)
    context = {"page": page, "call": call} if call else {"page": page}
    return render(request, "plans/application.html", context, status=422 if errors else 200)


@known
@require_GET
def application_paper(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The aanvraag on paper: as handed in, or with boxes and lines to fill in by hand."""
    actor, view = request.actor, circle_of(request.actor, circle)
    looked(actor, events.Looked.APPLICATION, circle=view.id)
    earlier = queries.handed_in(actor, circle)
    new = plan.not_yet_asked(queries.application_items(actor, circle), queries.asked_in(earlier))
    if earlier and not new:
        blocks = sheets.application(view, earlier[0].items, earlier[0].form, earlier[0].words)
    else:
        blocks = sheets.application(view, new, None, "")
    call = call_of(actor, view) or {}
    return pdf.answer("aanvraag", gettext("Mijn aanvraag"), blocks, phone=call.get("phone", ""))
