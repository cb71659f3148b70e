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
from kanteling.apps.capacity.rules.team import NEVER, Effect, Inflow, Supposed, hours_for_questions, with_leave
from kanteling.apps.capacity.web.charts import band_chart
from kanteling.apps.capacity.web.forms import CHANGES, ScenarioForm
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
    start = told(queries.last_given(request.actor, keep.team.id))
    start["reserved"] = f"{sum(keep.kept.values()) / 60:g}"
    if room:
        start["team_hours"] = str(round(room["minutes"] / 60))
    context = {
        "team": keep.team,
        "before": queries.what_ifs(request.actor, keep.team.id),
        "errors": errors_of(form),
        "wrong": {each["field"]: each["text"] for each in errors_of(form)},
        "given": form.data if form.is_bound else start,
    }
    return render(request, "capacity/what_ifs.html", context, status=422 if form.errors else 200)


def told(before: Supposed | None) -> dict[str, str]:
    """The fields of the form as they were told before; nothing the first time."""
    if before is None:
        return {}
    kinds = [kind for kind in before.kinds if not kind.crisis]
    crisis = next(kind for kind in before.kinds if kind.crisis)
    found: dict[str, float] = {}
    for kind, end in zip(kinds, ("", "2"), strict=False):
        found |= {
            f"a_week{end}": kind.a_week, f"half{end}": kind.half_weeks, f"most{end}": kind.most_weeks,
            f"hours{end}": kind.hours, f"escalates{end}": kind.escalates * 100,
        }  # fmt: skip
        if kind.patience != NEVER:
            found[f"patience{end}"] = kind.patience
    found |= {"in_hand": kinds[0].in_hand_now, "waiting": kinds[0].waiting_now, "crises": crisis.a_week}
    found |= {"crisis_half": crisis.half_weeks, "crisis_most": crisis.most_weeks, "crisis_hours": crisis.hours}
    effect = before.effect
    if effect:
        found |= {"low": effect.low * 100, "likely": effect.likely * 100, "high": effect.high * 100}
    words = {"source": effect.source} if effect else {}
    if len(kinds) > 1:
        words["name2"] = kinds[1].name
    return {name: f"{value:g}" for name, value in found.items()} | words


def scenarios_of(given: dict[str, Any]) -> dict[str, Supposed]:
    """What was typed as scenarios: the present, and each change that was filled in."""
    kinds = [_kind(given, "", "hulp")]
    if given["a_week2"]:
        kinds.append(_kind(given, "2", given["name2"] or "anders"))
    crisis = Inflow(
        "crisis", given["crises"], given["crisis_half"], given["crisis_most"], given["crisis_hours"], crisis=True
    )
    effect = None
    if given["source"] or any(given[name] is not None for name in ("low", "likely", "high")):
        low, likely, high = ((given[name] or 0) / 100 for name in ("low", "likely", "high"))
        effect = Effect(low, likely, high, given["source"])
    hours = _hours(given, given["contracts"]) or (given["team_hours"],) * YEAR
    now = Supposed((*kinds, crisis), hours, (given["reserved"],) * YEAR, effect)
    found = {gettext("Zoals nu"): now}
    for turn, name in zip(CHANGES, (gettext("Anders"), gettext("Nog anders")), strict=True):
        changed = {what: given[f"{turn}_{what}"] for what in ("hours", "reserved", "a_week", "crises")}
        contracts = _hours(given, given[f"{turn}_contracts"])
        if contracts or any(value is not None for value in changed.values()):
            called = given[f"{turn}_name"] or name
            found[called if called not in found else name] = _changed(now, changed, contracts)
    return found


def _kind(given: dict[str, Any], end: str, name: str) -> Inflow:
    return Inflow(
        name, given[f"a_week{end}"], given[f"half{end}"], given[f"most{end}"], given[f"hours{end}"],
        given[f"patience{end}"], given[f"escalates{end}"] / 100, waiting_now=0 if end else given["waiting"] or 0,
        in_hand_now=0 if end else given["in_hand"] or 0,
    )  # fmt: skip


def _hours(given: dict[str, Any], contracts: list[float]) -> tuple[float, ...]:
    """Hours for questions in each week, from contracts, leave and other work; nothing when no contracts were told."""
    colleagues = with_leave(contracts, given["weeks_off"] or 0, YEAR)
    return hours_for_questions(colleagues, YEAR, (given["other_work"] or 0) / 100) if contracts else ()


def _changed(now: Supposed, changed: dict[str, float | None], contracts: tuple[float, ...]) -> Supposed:
    hours, kept, a_week, crises = changed["hours"], changed["reserved"], changed["a_week"], changed["crises"]
    before = sum(kind.a_week for kind in now.kinds if not kind.crisis)
    more = 1.0 if a_week is None or not before else a_week / before
    kinds = tuple(
        replace(kind, a_week=kind.a_week if crises is None else crises)
        if kind.crisis
        else replace(kind, a_week=kind.a_week * more)
        for kind in now.kinds
    )
    return replace(
        now,
        kinds=kinds,
        hours=contracts or (now.hours if hours is None else (hours,) * YEAR),
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
