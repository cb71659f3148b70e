"""The plan on a page and on paper, and the taps on it: parse, call, answer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kanteling.apps.deciding import public as deciding
from kanteling.apps.people.public import circle_of
from kanteling.apps.plans import commands, events, queries
from kanteling.apps.plans.rules.follow_up import missing, why_not_ask
from kanteling.apps.plans.rules.movement import Movement
from kanteling.apps.plans.web import paper as sheets
from kanteling.apps.plans.web.pages import call_of, card, goal_card, next_line, row, since
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import pdf
from kanteling.platform.access import known
from kanteling.platform.journal import looked
from kanteling.platform.undo import offer_undo
from kanteling.platform.web import KnownRequest, see_other


@known
@require_GET
def plan(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The plan: goals, who does what, how it goes, what is open."""
    actor, view = request.actor, circle_of(request.actor, circle)
    after = _number(request, "na")
    found = queries.plan_of(actor, circle, after=after)
    proposals = deciding.proposals_of(actor, circle, view=view)
    looked(actor, events.Looked.PLAN, circle=view.id)
    shown = {goal.id for goal in found.goals}
    rest = [each for each in proposals if each.goal not in shown and not (after and each.goal)]
    parts = queries.parts_of(actor, circle)
    page = {
        "circle": view,
        "plan": found,
        "works": bool(actor.roles),
        "layout": "layout/professional.html" if actor.roles else "layout/resident.html",
        "own": Part.OWN in parts,
        "decides": Part.DECIDE in parts,
        "may_contact": not why_not_ask(parts, guided=found.guided),
        "since": since(found.started),
        "goals": [
            goal_card(actor, view, goal, [each for each in proposals if each.goal == goal.id])
            for goal in found.goals
        ],
        "open": [card(each) for each in rest],
        "next": next_line(found),
        "missing": [gettext(each.dutch) for each in missing(found.facts)],
        "first_page": not after,
    }
    return render(request, "plans/plan.html", _without_empty({"page": page, "call": call_of(actor, view)}))


@known
@require_GET
def goal(request: KnownRequest, circle: UUID, goal: UUID) -> HttpResponse:
    """One goal with all its actions, some at a time."""
    actor, view = request.actor, circle_of(request.actor, circle)
    after = _number(request, "na")
    line = queries.goal_of(actor, circle, goal, after=after)
    looked(actor, events.Looked.PLAN, circle=view.id)
    more = len(line.actions) > queries.ACTIONS_ON_A_PAGE
    shown = line.actions[: queries.ACTIONS_ON_A_PAGE]
    for_work = not actor.may(Part.DECIDE, view.id)
    page = {
        "circle": view,
        "goal": line,
        "rows": [row(circle, each, for_work=for_work) for each in shown],
        "after": shown[-1].number if more else None,
        "first_page": not after,
    }
    return render(request, "plans/goal.html", _without_empty({"page": page, "call": call_of(actor, view)}))


@known
@require_GET
def action(request: KnownRequest, circle: UUID, action: UUID) -> HttpResponse:
    """One action with everything that belongs to it, and what can be done with it."""
    actor, view = request.actor, circle_of(request.actor, circle)
    line = queries.action_of(actor, circle, action)
    looked(actor, events.Looked.PLAN, circle=view.id)
    page = {
        "circle": view,
        "row": row(circle, line, for_work=not actor.may(Part.DECIDE, view.id)),
        "decides": actor.may(Part.DECIDE, view.id),
        "replace_url": f"{reverse('plans:propose-kind', args=[circle, 'action'])}?{urlencode({'afspraak': str(line.id)})}",
        "end_url": f"{reverse('plans:propose-kind', args=[circle, 'end'])}?{urlencode({'afspraak': str(line.id)})}",
    }
    return render(request, "plans/action.html", _without_empty({"page": page, "call": call_of(actor, view)}))


@known
@require_POST
def say(request: KnownRequest, circle: UUID, goal: UUID) -> HttpResponse:
    """One tap: beter, hetzelfde, lastiger."""
    how = next((each for each in Movement if each.code == request.POST.get("feeling")), None)
    if how is None:
        raise NotForYou
    said = commands.say_how_it_goes(actor=request.actor, circle=CircleId(circle), goal=goal, how=how)
    saved = gettext("Bewaard: %(how)s") % {"how": gettext(how.dutch).lower()}
    offer_undo(request, url=reverse("plans:unsay", args=[circle, said]), text=saved)
    return see_other("plans:plan", circle)


@known
@require_POST
def unsay(request: KnownRequest, circle: UUID, said: UUID) -> HttpResponse:
    """Take the tap back."""
    commands.undo_movement(actor=request.actor, circle=CircleId(circle), said=said)
    return see_other("plans:plan", circle)


@known
@require_POST
def tick(request: KnownRequest, circle: UUID, action: UUID) -> HttpResponse:
    """It was done."""
    made = commands.tick(actor=request.actor, circle=CircleId(circle), action=action)
    offer_undo(request, url=reverse("plans:untick", args=[circle, made]), text=gettext("Bewaard: gedaan"))
    return see_other("plans:plan", circle)


@known
@require_POST
def untick(request: KnownRequest, circle: UUID, made: UUID) -> HttpResponse:
    """It was not done after all."""
    commands.undo_tick(actor=request.actor, circle=CircleId(circle), made=made)
    return see_other("plans:plan", circle)


@known
@require_http_methods(["GET", "POST"])
def lay_down(request: KnownRequest, circle: UUID, action: UUID) -> HttpResponse:
    """Whoever does it lays it down, and says why."""
    actor, view = request.actor, circle_of(request.actor, circle)
    line = queries.action_of(actor, circle, action)
    if request.method == "POST":
        why = request.POST.get("why", "").strip()
        commands.lay_down(actor=actor, circle=view.id, action=action, why=why)
        return see_other("plans:plan", circle)
    looked(actor, events.Looked.PLAN, circle=view.id)
    page = {"circle": view, "row": row(circle, line, for_work=False)}
    return render(request, "plans/lay_down.html", _without_empty({"page": page, "call": call_of(actor, view)}))


@known
@require_GET
def paper(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The whole plan on paper."""
    actor, view = request.actor, circle_of(request.actor, circle)
    looked(actor, events.Looked.PLAN_PAPER, circle=view.id)
    blocks = sheets.plan(actor, view, deciding.proposals_of(actor, circle, view=view))
    call = call_of(actor, view) or {}
    own = actor.may(Part.OWN, view.id)
    title = gettext("Mijn plan") if own else gettext("Het plan")
    return pdf.answer("plan", title, blocks, phone=call.get("phone", ""))


def _number(request: HttpRequest, name: str) -> int:
    value = request.GET.get(name, "")
    return int(value) if value.isdigit() and len(value) < 7 else 0


def _without_empty(context: dict[str, object]) -> dict[str, object]:
    """Leave out what is not there, so that the layout's own value shows."""
    return {key: value for key, value in context.items() if value is not None}
