"""What residents run themselves: taking part, what is needed, and an obstacle that gets an answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.queries.pages import entry_page
from kanteling.apps.social_map.rules.initiatives import Hurdle, Joins, NoInitiative
from kanteling.apps.social_map.web.forms import date_of
from kanteling.apps.social_map.web.views import layout_of
from kanteling.apps.social_map.web.writing import GET_POST
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, back, see_other


@known
@require_POST
def join(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Help, come along, or stop."""
    part = request.POST.get("part", "")
    if part == "leave":
        commands.leave_initiative(actor=request.actor, entry=entry)
        messages.success(request, _("U doet niet meer mee."))
    elif part in (Joins.HELPS.code, Joins.COMES.code):
        called = request.actor.called if request.POST.get("named") else ""
        commands.join_initiative(actor=request.actor, entry=entry, joins=Joins(part), called=called)
        messages.success(request, _("U doet mee. Fijn dat u dat laat weten."))
    else:
        raise NotForYou
    return see_other("social_map:entry", entry)


@known
@require_POST
def co_runner(request: KnownRequest, entry: UUID, joined: UUID) -> HttpResponse:
    """Let somebody who helps run it too."""
    commands.let_run(actor=request.actor, entry=entry, joined=joined)
    messages.success(request, _("U draagt dit nu samen."))
    return see_other("social_map:entry", entry)


@known
@require_http_methods(GET_POST)
def needs(request: KnownRequest, entry: UUID) -> HttpResponse:
    """What an initiative needs now."""
    page = entry_page(request.actor, entry)
    if page.initiative is None or not page.initiative.may_run:
        raise Refused((NoInitiative.NOT_YOURS,))
    if request.method == "POST":
        read = request.POST.get("version", "")
        commands.change_initiative(
            actor=request.actor,
            entry=entry,
            read=int(read) if read.isdigit() else -1,
            need=request.POST.get("need", "")[:2000],
            budget_cents=page.initiative.budget_cents,
            budget_text=request.POST.get("budget", "")[:200],
        )
        messages.success(request, _("Bewaard."))
        return see_other("social_map:entry", entry)
    return render(request, "social_map/needs.html", {"layout": layout_of(request), "page": page, "view": page.view})


@known
@require_http_methods(GET_POST)
def raise_hurdle(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Ask somebody else for something, with a day for the answer."""
    page = entry_page(request.actor, entry)
    if page.initiative is None or not page.initiative.may_run:
        raise Refused((NoInitiative.NOT_YOURS,))
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        kind = Hurdle.CHALLENGE if request.POST.get("kind") == Hurdle.CHALLENGE.code else Hurdle.OBSTACLE
        try:
            day = date_of(request.POST.get("answer_by"))
            if day is None:
                raise Refused((NoInitiative.ANSWER_BY,))
            commands.raise_obstacle(
                actor=request.actor,
                entry=entry,
                kind=kind,
                words=request.POST.get("words", "")[:2000],
                addressee=request.POST.get("addressee", ""),
                answer_by=day,
                offer=request.POST.get("offer", "")[:2000],
            )
        except Refused as refused:
            errors = [{"field": reason.code, "text": _(reason.dutch)} for reason in refused.reasons]
        else:
            messages.success(request, _("Uw vraag staat er, met de dag voor het antwoord."))
            return see_other("social_map:entry", entry)
    shown = {
        "layout": layout_of(request),
        "view": page.view,
        "given": request.POST,
        "errors": errors,
        "kinds": [{"value": each.code, "label": _(each.dutch)} for each in Hurdle],
    }
    return render(request, "social_map/hurdle.html", shown, status=422 if errors else 200)


@known
@require_POST
def answer_hurdle(request: KnownRequest, obstacle: UUID) -> HttpResponse:
    """Write down what was answered."""
    commands.answer_obstacle(
        actor=request.actor,
        obstacle=obstacle,
        words=request.POST.get("words", "")[:2000],
        called=request.POST.get("called", "") or request.actor.called,
    )
    messages.success(request, _("Het antwoord staat erbij."))
    return see_other(back(request))
