"""What-ifs: the figures of a team in, ranges and sentences out."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.capacity import commands
from kanteling.apps.capacity.queries import scenarios as queries
from kanteling.apps.capacity.queries.room import keep_page
from kanteling.apps.capacity.queries.team import room_and_load
from kanteling.apps.capacity.rules.hours import week_of
from kanteling.apps.capacity.rules.ranges import Sentence, Weeks
from kanteling.apps.capacity.rules.team import Effect, Inflow, Supposed
from kanteling.apps.capacity.web.charts import band_chart
from kanteling.apps.capacity.web.forms import ScenarioForm
from kanteling.apps.capacity.web.parse import errors_of, tried
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other

GET_POST = ["GET", "HEAD", "POST"]
YEAR = 52


@known
@require_http_methods(GET_POST)
def what_ifs(request: KnownRequest) -> HttpResponse:
    """The figures of the own team, one change beside them, and what was asked before."""
    keep = keep_page(request.actor)
    if keep is None or not keep.team.mine:
        return see_other("capacity:team")
    form = ScenarioForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, made = form.cleaned_data, []
        title = given["title"] or gettext("Wat als")

        def command() -> None:
            made.append(
                commands.ask_what_if(
                    actor=request.actor, team=keep.team.id, title=title, scenarios=scenarios_of(given)
                )
            )

        if tried(form, command, "a_week"):
            return see_other("capacity:what_if", made[0])
    room, _load = room_and_load(keep.team.id, week_of(clock.today()))
    start = {
        "team_hours": round(room["minutes"] / 60) if room else "",
        "reserved": f"{sum(keep.kept.values()) / 60:g}",
    }
    context = {
        "team": keep.team,
        "before": queries.what_ifs(request.actor, keep.team.id),
        "errors": errors_of(form),
        "wrong": {each["field"]: each["text"] for each in errors_of(form)},
        "given": form.data if form.is_bound else start,
    }
    return render(request, "capacity/what_ifs.html", context, status=422 if form.errors else 200)


def scenarios_of(given: dict[str, Any]) -> dict[str, Supposed]:
    """What was typed as scenarios: the present, and the change when there is one."""
    help_ = Inflow(
        "hulp", given["a_week"], given["half"], given["most"], given["hours"], given["patience"],
        given["escalates"] / 100, waiting_now=given["waiting"] or 0, in_hand_now=given["in_hand"] or 0,
    )  # fmt: skip
    crisis = Inflow(
        "crisis", given["crises"], given["crisis_half"], given["crisis_most"], given["crisis_hours"], crisis=True
    )
    effect = None
    if given["source"] or any(given[name] is not None for name in ("low", "likely", "high")):
        low, likely, high = ((given[name] or 0) / 100 for name in ("low", "likely", "high"))
        effect = Effect(low, likely, high, given["source"])
    now = Supposed((help_, crisis), (given["team_hours"],) * YEAR, (given["reserved"],) * YEAR, effect)
    found = {gettext("Zoals nu"): now}
    changed = {name: given[f"other_{name}"] for name in ("hours", "reserved", "a_week", "crises")}
    if any(value is not None for value in changed.values()):
        found[gettext("Anders")] = _changed(now, changed)
    return found


def _changed(now: Supposed, changed: dict[str, float | None]) -> Supposed:
    help_, crisis = now.kinds
    hours, kept, a_week, crises = changed["hours"], changed["reserved"], changed["a_week"], changed["crises"]
    return replace(
        now,
        kinds=(
            replace(help_, a_week=help_.a_week if a_week is None else a_week),
            replace(crisis, a_week=crisis.a_week if crises is None else crises),
        ),
        hours=now.hours if hours is None else (hours,) * YEAR,
        reserved=now.reserved if kept is None else (kept,) * YEAR,
    )


@known
@require_safe
def what_if(request: KnownRequest, what_if: UUID) -> HttpResponse:
    """Scenarios side by side, or how far the calculation is."""
    page = queries.what_if_page(request.actor, what_if)
    most = max((week.high for each in page.scenarios if each.outlook for week in each.outlook.waiting), default=0)

    shown = [
        {
            "name": each.name,
            "hours": number(sum(each.given.hours) / each.given.weeks),
            "reserved": number(sum(each.given.reserved) / each.given.weeks),
            "a_week": number(sum(kind.a_week for kind in each.given.kinds if not kind.crisis)),
            "crises": number(sum(kind.a_week for kind in each.given.kinds if kind.crisis)),
            "says": [spoken(one) for one in each.says],
            "beside": [spoken(one) for one in each.beside],
            "chart": band_chart(each.outlook.waiting, most) if each.outlook else None,
            "quarters": [
                (at + 1, round(each.outlook.waiting[at].low), round(each.outlook.waiting[at].middle),
                 round(each.outlook.waiting[at].high))
                for at in range(0, len(each.outlook.waiting), 13)
            ] if each.outlook else [],
        }
        for each in page.scenarios
    ]  # fmt: skip
    context = {"page": page, "scenarios": shown, "heads": heads(page), "beside": beside(page)}
    return render(request, "capacity/what_if.html", context)


BESIDE = (
    ("wait", _("Zo lang wacht een vraag"), Weeks),
    ("left", _("Zoveel vragen wachten aan het eind van het jaar"), round),
    ("escalated", _("Zoveel vragen per jaar worden een crisis"), round),
    ("prevention", _("Zoveel uur per week blijft er voor voorkomen"), lambda hours: f"{round(hours, 1):g}"),
    ("short_weeks", _("In zoveel weken is meer dan de helft daarvan weg"), round),
)
"""What stands in the table of scenarios beside each other: the column, in words, and how one number is shown."""


def heads(page: queries.WhatIfPage) -> list[str]:
    """The heads of that table."""
    return [gettext("In 8 van de 10 jaren"), *(each.name for each in page.scenarios)]


def beside(page: queries.WhatIfPage) -> list[list[str]]:
    """A row for each thing that matters, a cell for each scenario; nothing before all have an outcome."""
    if not all(each.outlook for each in page.scenarios):
        return []
    rows = []
    for name, label, show in BESIDE:
        cells = []
        for each in page.scenarios:
            found = each.outlook.ranges[name]  # type: ignore[union-attr]
            low, high = word(show(found.low)), word(show(found.high))
            between = gettext("%(low)s tot %(high)s") % {"low": low, "high": high}
            if show is Weeks and not show(found.low).many:
                between = gettext("hoogstens %(high)s") % {"high": high}
            cells.append(str(low) if low == high else between)
        rows.append([str(label), *cells])
    return rows


def number(value: float) -> str:
    """With the decimal sign of the language of the page, and nothing behind it that is nought."""
    return f"{value:.1f}".removesuffix(".0").replace(".", str(formats.get_format("DECIMAL_SEPARATOR")))


def word(value: Any) -> Any:
    """A value in a sentence: a stretch of time in days or weeks, a number with the decimal sign of the language."""
    if isinstance(value, str) and value.replace(".", "", 1).isdigit():
        return number(float(value))
    if not isinstance(value, Weeks):
        return value
    words = ngettext("%(many)s dag", "%(many)s dagen", value.many)
    if not value.in_days:
        words = ngettext("%(many)s week", "%(many)s weken", value.many)
    return words % {"many": value.many}


def spoken(sentence: Sentence) -> str:
    """A sentence in the language of the page."""
    return gettext(sentence.words) % {key: word(value) for key, value in sentence.values.items()}


@known
@require_POST
def stop(request: KnownRequest, what_if: UUID) -> HttpResponse:
    """Calculate no more."""
    commands.stop_what_if(actor=request.actor, what_if=what_if)
    messages.success(request, gettext("Gestopt. Wat al gerekend was, blijft staan."))
    return see_other("capacity:what_if", what_if)
