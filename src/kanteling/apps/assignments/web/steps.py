"""Steps of a resident: what was put forward, the own yes, and putting one forward. One question per screen."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.assignments.commands import steps as commands
from kanteling.apps.assignments.queries.steps import StepsPage, steps_page
from kanteling.apps.assignments.rules.ladder import NAMES, STEP_OF, NoStep, To
from kanteling.apps.assignments.web import wording
from kanteling.apps.assignments.web.forms import number_of
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_safe
def steps(request: KnownRequest, circle: UUID) -> HttpResponse:
    """All steps, each with what it counts for and who proposed it."""
    page = steps_page(request.actor, circle)
    lines = [
        {
            "line": line,
            "from": _(NAMES[line.from_rung]),
            "to": _(NAMES[line.to_rung]),
            "assignment": wording.title(view) if view else "",
            "waits": line.yes is None and not line.refused and page.owner,
            "aloud": line.yes is None and not line.refused and page.guides and not page.owner,
        }
        for line in page.steps
        for view in [page.assignment(line.assignment)]
    ]
    shown = {"page": page, "lines": lines, "ladder": wording.ladder(), "may_new": _may_new(page)}
    return render(request, "assignments/steps.html", shown)


def _may_new(page: StepsPage) -> bool:
    return page.may_propose and bool(page.candidates) and bool(page.assignments)


@known
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Which agreement, to what, from where, and may it count? What was chosen travels along, not in the address."""
    page = steps_page(request.actor, circle)
    if not page.may_propose:
        raise Refused((NoStep.NOT_AT_THIS_TABLE,))
    chosen = {name: request.POST.get(name, "") for name in ("assignment", "action", "to", "from_rung", "answer")}
    if len(page.assignments) == 1:
        chosen["assignment"] = str(page.assignments[0].id)
    ask = next((name for name, value in chosen.items() if not value), "")
    if request.method == "POST" and not ask:
        return _keep(request, page, chosen)
    view = next((each for each in page.assignments if str(each.id) == chosen["assignment"]), None)
    to = next((each for each in To if each.code == chosen["to"]), None)
    below = STEP_OF[to] if to else 7
    shown = {
        "page": page, "chosen": chosen, "ask": ask, "ladder": wording.ladder(),
        "assignments": [{"value": each.id, "label": wording.title(each)} for each in page.assignments],
        "actions": [{"value": each.action, "label": each.what, "hint": each.when} for each in page.candidates],
        "tos": [{"value": each.code, "label": _(each.dutch).capitalize()} for each in _asked(view)],
        "rungs": [each for each in wording.rung_options() if isinstance(each["value"], int) and each["value"] < below],
        "title": wording.title(view) if view else "",
    }  # fmt: skip
    return render(request, "assignments/new_step.html", shown)


def _asked(view: object) -> tuple[To, ...]:
    agreed = getattr(view, "agreed", None)
    return (agreed.fields.to if agreed else ()) or tuple(To)


def _keep(request: KnownRequest, page: StepsPage, chosen: dict[str, str]) -> HttpResponse:
    action = next((each.action for each in page.candidates if str(each.action) == chosen["action"]), None)
    view = next((each for each in page.assignments if str(each.id) == chosen["assignment"]), None)
    to = next((each for each in To if each.code == chosen["to"]), None)
    if action is None or view is None or to is None:
        raise NotForYou
    if chosen["answer"] == "no":
        return see_other("assignments:steps", page.circle)
    commands.put_forward(
        actor=request.actor, circle=CircleId(page.circle), action=action, assignment=view.id,
        from_rung=number_of(chosen["from_rung"]), to=to, yes=page.owner and chosen["answer"] == "yes",
    )  # fmt: skip
    said = (
        _("Bewaard. Deze stap telt mee zodra hij gedaan is.")
        if page.owner
        else _("Gevraagd. U hoort het antwoord.")
    )
    messages.success(request, said)
    return see_other("assignments:steps", page.circle)


@known
@require_POST
def say(request: KnownRequest, circle: UUID, step: UUID) -> HttpResponse:
    """Yes, it may count; or no; or not any more."""
    page = steps_page(request.actor, circle)
    if not any(line.id == step for line in page.steps):
        raise NotForYou
    if request.POST.get("answer") == "yes":
        commands.let_count(actor=request.actor, step=step, heard_by=request.POST.get("heard_by", ""))
        messages.success(request, _("Bewaard. Deze stap mag meetellen."))
    else:
        commands.stop_counting(actor=request.actor, step=step)
        messages.success(request, _("Bewaard. Deze stap telt niet mee."))
    return see_other("assignments:steps", circle)
