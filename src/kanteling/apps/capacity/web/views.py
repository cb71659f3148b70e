"""The room of a team: a week, a year, what is kept, what fell away, and the answer to a question."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.capacity import commands
from kanteling.apps.capacity.queries import room as queries
from kanteling.apps.capacity.queries.team import teams
from kanteling.apps.capacity.rules.hours import KEPT, Kind, week_of
from kanteling.apps.capacity.rules.room import ANSWERS, Went, headline
from kanteling.apps.capacity.web.charts import weeks_chart
from kanteling.apps.capacity.web.forms import AnswerForm, BandForm, FateForm, PlanForm, ReserveForm
from kanteling.apps.capacity.web.parse import errors_of, minutes, shown, team_asked, tried, week_asked
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other

GET_POST = ["GET", "HEAD", "POST"]


@known
@require_safe
def room(request: KnownRequest) -> HttpResponse:
    """A week of a team: what was kept, what crises took, what was asked."""
    page = queries.room_page(request.actor, team_asked(request), week_asked(request))
    if page is None:
        return see_other("capacity:team")

    shown_page = {
        "page": page,
        "title": _(headline(page.week, now=page.is_now)) % _sum(page),
        "chart": weeks_chart(page.weeks),
        "number": page.week.week.isocalendar().week,
        "most": max((each.minutes for each in page.kinds), default=0),
        "wents": [{"value": went.code, "label": _(went.dutch)} for went in Went],
        "may_answer": {to.code for to, role in ANSWERS.items() if role in request.actor.roles},
    }
    return render(request, "capacity/room.html", shown_page)


def _sum(page: queries.RoomPage) -> dict[str, str | int]:
    return {
        "lost": shown(page.week.to_crises),
        "kept": shown(page.week.reserved),
        "used": shown(page.week.used),
        "week": page.week.week.isocalendar().week,
    }


@known
@require_safe
def year(request: KnownRequest) -> HttpResponse:
    """A year of a team in a table."""
    here = team_asked(request)
    if here is None:
        first = next(iter(teams(request.actor)), None)
        if first is None:
            return see_other("capacity:team")
        here = first.id
    text = request.GET.get("jaar", "")
    asked = int(text) if text.isdigit() and 2000 <= int(text) <= 2100 else clock.today().year
    page = queries.year_page(request.actor, here, asked)
    return render(request, "capacity/year.html", {"page": page})


@known
@require_http_methods(GET_POST)
def keep(request: KnownRequest) -> HttpResponse:
    """What the team keeps, what it does in those hours, and how many questions fit."""
    page = queries.keep_page(request.actor)
    if page is None:
        return see_other("capacity:team")
    what = request.POST.get("what", "")
    forms = {
        "reserve": ReserveForm(request.POST if what == "reserve" else None),
        "plan": PlanForm(request.POST if what == "plan" else None),
        "band": BandForm(request.POST if what == "band" else None),
    }
    if request.method == "POST" and what in forms and forms[what].is_valid():
        done: dict[str, Callable[..., bool]] = {"reserve": _reserve, "plan": _plan, "band": _set_band}
        if done[what](request, page.team.id, forms[what]):
            messages.success(request, _("Bewaard."))
            return see_other("capacity:keep")
    errors = [each for form in forms.values() for each in errors_of(form)]
    today = clock.today()
    context = {
        "page": page,
        "errors": errors,
        "given": request.POST if errors else {},
        "kept": {kind.code: shown(page.kept.get(kind, 0)) for kind in KEPT},
        "kinds": [{"value": kind.code, "label": _(kind.dutch)} for kind in KEPT],
        "first": week_of(today).isoformat(),
        "last": (week_of(today) + timedelta(weeks=12)).isoformat(),
        "total": shown(sum(page.kept.values())),
    }
    return render(request, "capacity/keep.html", context, status=422 if errors else 200)


def _reserve(request: KnownRequest, team: UUID, form: ReserveForm) -> bool:
    given = form.cleaned_data

    def command() -> None:
        for kind in KEPT:
            commands.reserve(actor=request.actor, team=team, kind=kind, minutes=minutes(given[kind.code]))

    return tried(form, command, "outreach")


def _plan(request: KnownRequest, team: UUID, form: PlanForm) -> bool:
    given = form.cleaned_data
    return tried(
        form,
        lambda: commands.plan_work(
            actor=request.actor, team=team, kind=Kind(given["kind"]), title=given["title"],
            minutes=minutes(given["hours"]), first=given["first"], last=given["last"] or given["first"],
        ),
        "title",
    )  # fmt: skip


def _set_band(request: KnownRequest, team: UUID, form: BandForm) -> bool:
    given = form.cleaned_data
    return tried(
        form,
        lambda: commands.set_band(actor=request.actor, team=team, low=given["low"], high=given["high"]),
        "low",
    )


@known
@require_POST
def tell_fate(request: KnownRequest, block: UUID) -> HttpResponse:
    """How a piece of work went this week."""
    form = FateForm(request.POST)
    if not form.is_valid():
        messages.error(request, errors_of(form)[0]["text"])
        return see_other("capacity:room")
    given = form.cleaned_data
    went = Went(given["went"])
    commands.tell_fate(actor=request.actor, block=block, week=given["week"], went=went, lost=minutes(given["lost"]))
    if went is Went.CRISIS:
        messages.success(request, _("Bewaard. De teamleider en de gemeente krijgen de vraag om een antwoord."))
    else:
        messages.success(request, _("Bewaard."))
    return see_other(_room_of(given["week"]))


@known
@require_POST
def plan_again(request: KnownRequest, block: UUID) -> HttpResponse:
    """Plan what fell away in the coming week."""
    try:
        week = date.fromisoformat(request.POST.get("week", ""))
    except ValueError as wrong:
        raise NotForYou from wrong
    commands.plan_again(actor=request.actor, block=block, week=week)
    messages.success(request, _("Het staat volgende week weer op de planning."))
    return see_other(_room_of(week))


def _room_of(week: date) -> str:
    return f"/ruimte/?week={week.isoformat()}"


@known
@require_http_methods(GET_POST)
def ask(request: KnownRequest, asked: UUID) -> HttpResponse:
    """A question of the team about a week: what fell away, and the answer."""
    view, week = queries.ask_page(request.actor, asked)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if tried(form, lambda: commands.answer(actor=request.actor, ask=asked, words=words), "words"):
            messages.success(request, _("Uw antwoord staat er. Het team leest het."))
            return see_other("capacity:ask", asked)
    sums = {"lost": shown(week.to_crises), "kept": shown(week.reserved), "week": week.week.isocalendar().week}
    context = {
        "ask": view,
        "week": week,
        "title": _("In week %(week)s gingen %(lost)s van de %(kept)s uur voor voorkomen naar crises") % sums,
        "may_answer": ANSWERS[view.to] in request.actor.roles and not view.answer,
        "errors": errors_of(form),
        "given": form.data.get("words", ""),
    }
    return render(request, "capacity/ask.html", context, status=422 if form.errors else 200)
