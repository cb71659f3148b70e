"""Suggestions: for words, for a goal, for an open role, for a whole neighbourhood; and how this searching works."""

import csv
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.matching import commands
from kanteling.apps.matching.queries import suggesting
from kanteling.apps.matching.rules import register
from kanteling.apps.matching.web import show
from kanteling.foundation.actor import Role
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.search.meaning import chosen
from kanteling.platform.web import KnownRequest, see_other


@known
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: KnownRequest) -> HttpResponse:
    """What goes with words that somebody types. They travel in the body: no question ever stands in an address."""
    asked = request.POST.get("words", "").strip()[:1000] if request.method == "POST" else ""
    shown: dict[str, object] = {"words": asked, "own": not request.actor.roles}
    if asked:
        searched = suggesting.search_words(request.actor, asked)
        shown |= {"no_reach": searched.reach is None, "searched": True, **show.suggestions(searched)}
    return render(request, "matching/search.html", shown)


@known
@require_safe
def goal(request: KnownRequest, circle: UUID, goal: UUID) -> HttpResponse:
    """What goes with a goal of a plan."""
    page = suggesting.search_goal(request.actor, circle, goal)
    shown = {
        "circle": page.circle,
        "goal": goal,
        "words": page.words,
        "own": page.own,
        "decides": page.decides,
        "counts": page.counts,
        "no_reach": page.searched.reach is None,
        **show.goal_suggestions(page.searched, page.words, decides=page.decides),
    }
    return render(request, "matching/goal.html", shown)


@known
@require_POST
def choose(request: KnownRequest, circle: UUID, goal: UUID) -> HttpResponse:
    """From a suggestion to a proposal, in one step."""
    try:
        thing = UUID(request.POST.get("thing", ""))
    except ValueError:
        thing = goal
    proposal = commands.choose(actor=request.actor, circle=circle, goal=goal, thing=thing)
    return see_other("deciding:proposal", proposal)


@known
@require_POST
def count(request: KnownRequest, circle: UUID, goal: UUID) -> HttpResponse:
    """The own yes to letting this question count along, or taking that back."""
    page = suggesting.search_goal(request.actor, circle, goal)
    if page.counts is not None:
        commands.withdraw(actor=request.actor, notice=page.counts)
        messages.success(request, _("Uw vraag telt niet meer mee."))
    else:
        reach = page.searched.reach
        words = commands.Words("", "", windows=reach.windows if reach else ())
        commands.share_question(actor=request.actor, circle=circle, title=page.words, words=words, goal=goal)
        messages.success(request, _("Uw vraag telt mee, zonder uw naam."))
    return see_other("matching:goal", circle, goal)


@known
@require_safe
def role(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Who offered something that goes with an open role."""
    page = suggesting.search_role(request.actor, entry)
    shown = {
        "title": page.entry.title,
        "by": page.entry.organisation.name if page.entry.organisation else "",
        "people": [{**show.notice(notice), **show.reasons(one)} for notice, one in page.people],
    }
    return render(request, "matching/role.html", shown)


@known
@require_safe
def together(request: KnownRequest) -> HttpResponse:
    """For the team: which questions could together be met by which offers."""
    page = suggesting.search_together(request.actor)
    shown = {
        "same": [show.same(each) for each in page.same],
        "met": [
            {
                "question": each.question.title,
                "called": each.question.called,
                "title": each.suggestion.offering.title,
                "by": each.notice.called if each.notice else "",
                "step": each.suggestion.offering.rung,
                **show.reasons(each.suggestion),
            }
            for each in page.met
        ],
        "open": [each.title for each in page.open],
        "asked": page.asked,
    }
    return render(request, "matching/together.html", shown)


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How this searching works, for everybody."""
    today = clock.today()
    shown = {
        "constraints": register.constraints(),
        "numbers": [[name, f"{value} {unit}", source] for name, value, unit, source in register.numbers_on(today)],
        "heads": [_("Wat"), _("Getal"), _("Waar het vandaan komt")],
        "layout": _layout(request),
        "model": chosen() is not None,
    }
    return render(request, "matching/how.html", shown)


def _layout(request: HttpRequest) -> str:
    actor = getattr(request, "actor", None)
    if actor is None:
        return "layout/public.html"
    return "layout/wide.html" if actor.roles - {Role.CLIENT_SUPPORTER} else "layout/resident.html"


def _registered() -> dict[str, str]:
    return dict(register.entry("", settings.PUBLIC_URL, clock.today(), model=chosen() is not None))


@require_safe
def register_json(request: HttpRequest) -> HttpResponse:
    """The entry for the Algoritmeregister. The municipality fills in its own name and tests."""
    return JsonResponse(_registered(), json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet: one row under its field names."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="algoritme.csv"'
    response.write("\ufeff")
    sheet = csv.writer(response, delimiter=";")
    fields = _registered()
    sheet.writerow(fields)
    sheet.writerow(fields.values())
    return response
