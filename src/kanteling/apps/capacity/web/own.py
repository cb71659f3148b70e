"""One's own week in one minute, one's own calendar and questions, and belonging to a team."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kanteling.apps.capacity import commands
from kanteling.apps.capacity.queries import own as queries
from kanteling.apps.capacity.queries.team import teams
from kanteling.apps.capacity.rules.caseload import HALVES, Weight
from kanteling.apps.capacity.rules.hours import Did, Kind, Proposed
from kanteling.apps.capacity.web.forms import BeginForm, CalendarForm, FollowForm, JoinForm, TimeOffForm, WeekForm
from kanteling.apps.capacity.web.parse import errors_of, minutes, shown, tried, week_asked
from kanteling.foundation.actor import Role
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other

GET_POST = ["GET", "HEAD", "POST"]
STEP = 30


@known
@require_http_methods(GET_POST)
def week(request: KnownRequest) -> HttpResponse:
    """Seven rows; "Klopt" says the week. A step up or down works without a script too: it only shows."""
    page = queries.own_week(request.actor, week_asked(request))
    if page.team is None or not page.team.minutes:
        return see_other("capacity:team")
    form = WeekForm(request.POST or None)
    given = {row.kind: row.minutes for row in page.rows}
    if request.method == "POST" and form.is_valid():
        given = {kind: minutes(form.cleaned_data[kind.code]) for kind in Kind}
        step = request.POST.get("step", "")
        if step:
            given = _stepped(given, step)
        elif tried(
            form, lambda: commands.say_week(actor=request.actor, week=page.week, minutes=given), "individual"
        ):
            messages.success(request, _("Bewaard. Alleen u ziet deze uren."))
            return see_other(f"/ruimte/mijn-week/?week={page.week.isoformat()}")
    rows = [
        {
            "kind": row.kind,
            "hours": request.POST.get(row.kind.code, "") if form.errors else shown(given[row.kind]),
            "why": why(row),
        }
        for row in page.rows
    ]
    context = {
        "page": page,
        "rows": rows,
        "errors": errors_of(form),
        "number": page.week.isocalendar().week,
        "total": shown(sum(given.values())),
    }
    return render(request, "capacity/own_week.html", context, status=422 if form.errors else 200)


def _stepped(given: dict[Kind, int], step: str) -> dict[Kind, int]:
    """One kind half an hour up or down: ``crisis:up``."""
    name, _colon, way = step.partition(":")
    change = STEP if way == "up" else -STEP
    return {kind: max(many + change, 0) if kind.code == name else many for kind, many in given.items()}


def why(row: Proposed) -> str:
    """From what a proposal comes, in a few words."""
    if row.deeds:
        return ", ".join(_deeds(what, times) for what, times in row.deeds)
    if row.calendar:
        return _("%(hours)s uur in uw agenda") % {"hours": shown(row.calendar)}
    return _("zoals de week ervoor") if row.as_before else ""


def _deeds(what: Did, times: int) -> str:
    words = {
        Did.CONVERSATION: ngettext("%(times)s gesprek", "%(times)s gesprekken", times),
        Did.REPORT: ngettext("%(times)s verslag", "%(times)s verslagen", times),
        Did.CONTACT: ngettext("%(times)s contact", "%(times)s contacten", times),
        Did.LOOKED_BACK: ngettext("%(times)s keer teruggekeken", "%(times)s keer teruggekeken", times),
        Did.INFORMED: ngettext("%(times)s keer informatie", "%(times)s keer informatie", times),
    }
    return words[what] % {"times": times}


@known
@require_http_methods(GET_POST)
def calendar(request: KnownRequest) -> HttpResponse:
    """One's own calendar: followed by its address, read from a file, or forgotten."""
    what = request.POST.get("what", "")
    if what == "forget":
        commands.forget_calendar(actor=request.actor)
        messages.success(request, _("Uw agenda is weg, met de uren die eruit kwamen."))
        return see_other("capacity:calendar")
    follow = FollowForm(request.POST if what == "follow" else None)
    form = CalendarForm(request.POST if what == "file" else None, request.FILES if what == "file" else None)
    if what == "follow" and follow.is_valid() and _followed(request, follow):
        return see_other("capacity:calendar")
    if what == "file" and form.is_valid() and _read(request, form):
        return see_other("capacity:own_week")
    wrong = {"address": errors_of(follow), "file": errors_of(form)}
    errors = [each for found in wrong.values() for each in found]
    context = {
        "page": queries.own_calendar(request.actor),
        "errors": errors,
        "wrong": {name: found[0]["text"] for name, found in wrong.items() if found},
    }
    return render(request, "capacity/calendar.html", context, status=422 if errors else 200)


def _followed(request: KnownRequest, form: forms.Form) -> bool:
    address = form.cleaned_data["address"]
    if not tried(form, lambda: commands.follow_calendar(actor=request.actor, address=address), "address"):
        return False
    messages.success(request, _("Bewaard. Wij lezen uw agenda zo meteen, en daarna twee keer per dag."))
    return True


def _read(request: KnownRequest, form: forms.Form) -> bool:
    file, many = form.cleaned_data["file"].read(5_000_001), 0

    def read() -> None:
        nonlocal many
        many = commands.read_calendar(actor=request.actor, file=file)

    if not tried(form, read, "file"):
        return False
    words = ngettext("%(many)s afspraak gelezen.", "%(many)s afspraken gelezen.", many)
    messages.success(request, words % {"many": many})
    return True


@known
@require_http_methods(GET_POST)
def load(request: KnownRequest) -> HttpResponse:
    """How much work one's own questions ask."""
    page = queries.own_load(request.actor)
    if request.method == "POST":
        known_weights = {weight.code: weight for weight in Weight}
        given = {
            circle: known_weights[request.POST[str(circle)]]
            for circle, _called, _weight in page.circles
            if request.POST.get(str(circle)) in known_weights
        }
        commands.weigh(actor=request.actor, weights=given)
        messages.success(request, _("Bewaard. Alleen u ziet dit."))
        return see_other("capacity:own_load")
    weights = [{"value": weight.code, "label": _(weight.dutch), "halves": HALVES[weight]} for weight in Weight]
    return render(request, "capacity/own_load.html", {"page": page, "weights": weights})


@known
@require_http_methods(GET_POST)
def team(request: KnownRequest) -> HttpResponse:
    """Begin a team, belong to one, be away for a while."""
    what = request.POST.get("what", "")
    given_forms: dict[str, forms.Form] = {
        "join": JoinForm(request.POST if what == "join" else None),
        "begin": BeginForm(request.POST if what == "begin" else None),
        "off": TimeOffForm(request.POST if what == "off" else None),
    }
    found = teams(request.actor)
    if what == "leave":
        commands.leave_team(actor=request.actor)
        return see_other("capacity:team")
    if what in given_forms and given_forms[what].is_valid() and _done(request, what, given_forms[what]):
        messages.success(request, _("Bewaard."))
        return see_other("capacity:team")
    errors = [each for form in given_forms.values() for each in errors_of(form)]
    context = {
        "teams": [{"value": each.id, "label": each.name} for each in found],
        "mine": next((each for each in found if each.mine), None),
        "errors": errors,
        "given": request.POST if errors else {},
        "leads": Role.TEAM_LEADER in request.actor.roles,
        "works": bool(request.actor.roles & {Role.TEAM_MEMBER, Role.TEAM_LEADER}),
    }
    return render(request, "capacity/team.html", context, status=422 if errors else 200)


def _done(request: KnownRequest, what: str, form: forms.Form) -> bool:
    given, actor = form.cleaned_data, request.actor
    if what == "join":
        return tried(
            form, lambda: commands.join_team(actor=actor, team=given["team"], hours=given["hours"]), "hours"
        )
    if what == "begin":
        return tried(form, lambda: commands.begin_team(actor=actor, name=given["name"]), "name")
    return tried(
        form, lambda: commands.take_time_off(actor=actor, first=given["first"], last=given["last"]), "last"
    )
