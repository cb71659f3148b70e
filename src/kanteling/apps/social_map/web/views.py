"""The map for everybody who wants to know: a list that can be narrowed, an entry, an organisation, a calendar."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kanteling.apps.social_map.queries import pages
from kanteling.apps.social_map.queries.finding import Found, browse, find_entries
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.calendar import Occasion, calendar
from kanteling.apps.social_map.rules.entries import LANGUAGES, Audience, Kind
from kanteling.apps.social_map.rules.numbers import PAGE_SIZE
from kanteling.apps.social_map.rules.remarks import Because
from kanteling.apps.social_map.rules.times import Day, DayPart
from kanteling.apps.social_map.web.asking import WHERE_COOKIE, Question, as_text, question_of, turn_of
from kanteling.apps.social_map.web.wording import facts, row, stale
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.areas import areas_here
from kanteling.platform.visiting import visiting

_YEAR_SECONDS = 365 * 24 * 3600
MOST_IN_CALENDAR = 200
MOST_RANKED = 200
"""So far somebody can leaf through a ranked list; who wants more, asks more precisely."""


def layout_of(request: HttpRequest) -> str:
    """The layout for this reader."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return "layout/public.html"
    return "layout/wide.html" if actor.roles else "layout/resident.html"


@require_safe
def the_map(request: HttpRequest) -> HttpResponse:
    """Everything that is to be found, narrowed by what somebody says."""
    with visiting(request) as actor:
        question = question_of(request, areas_here(actor))
        found, follow, wider, cut = _listed(actor, question, request.GET.get("na", ""))
        shown = {
            "layout": layout_of(request),
            "rows": [row(each) for each in found],
            "question": question,
            "wider": wider,
            "more": _more(question, follow),
            "cut": MOST_RANKED if cut else 0,
            "calendar": f"{reverse('social_map:calendar')}?{urlencode(question.params)}",
            "ask_where": question.close and question.here is None,
            "gemeente": request.GET.get("gemeente", ""),
            **_choices(question),
        }
        response = render(request, "social_map/map.html", shown)
    if question.here and "wijk" in request.GET:
        response.set_cookie(
            WHERE_COOKIE,
            question.here.code,
            max_age=_YEAR_SECONDS,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def _listed(actor: Actor, question: Question, after: str) -> tuple[tuple[Found, ...], str, bool, bool]:
    """The entries of this page, where the next begins, whether it had to look further away than was asked, and whether
    there is more that is not shown.
    """
    asked = question.asked
    size = PAGE_SIZE.on(clock.today())
    if asked.text or asked.near:
        start = min(int(after), MOST_RANKED - size) if after.isdecimal() and len(after) < 5 else 0
        found = find_entries(actor, asked, start + size + 1)
        wider = not found and asked.metres is not None
        if wider:
            found = find_entries(actor, replace(asked, metres=None), start + size + 1)
        more, last = len(found) > start + size, start + size >= MOST_RANKED
        follow = str(start + size) if more and not last else ""
        return found[start : start + size], follow, wider and bool(found), more and last
    found, turn = browse(actor, asked, size, turn_of(after))
    return found, as_text(turn), False, False


def _more(question: Question, follow: str) -> str:
    return "?" + urlencode([*question.params, ("na", follow)]) if follow else ""


def _choices(question: Question) -> dict[str, Any]:
    """What can be chosen, each with what is chosen now."""
    asked = question.asked

    def options(words: Any) -> list[dict[str, str]]:
        return [{"value": code, "label": _(dutch)} for code, dutch in words]

    wijken = [{"value": area.code, "label": area.name} for area in question.areas if area.point]
    return {
        "days": options(Day.choices()),
        "chosen_days": [day.code for day in asked.days],
        "parts": options(DayPart.choices()),
        "chosen_parts": [part.code for part in asked.parts],
        "kinds": options(Kind.choices()),
        "chosen_kinds": [kind.code for kind in asked.kinds],
        "audience": options(Audience.choices()),
        "chosen_audience": list(asked.audience),
        "languages": options(LANGUAGES.items()),
        "wijken": sorted(wijken, key=lambda each: each["label"]),
        "here": question.here.code if question.here else "",
    }


@require_safe
def entry(request: HttpRequest, entry: UUID) -> HttpResponse:
    """One entry: what, when, where, and the next step."""
    with visiting(request) as actor:
        page = pages.entry_page(actor, entry)
        shown = {
            "layout": layout_of(request),
            "page": page,
            "view": page.view,
            "facts": facts(page.view),
            "stale": stale(page.view),
            "kind": _(page.view.kind.dutch),
            "reasons": [{"value": code, "label": _(dutch)} for code, dutch in Because.choices()],
        }
        return render(request, "social_map/entry.html", shown, status=410 if page.view.withdrawn_at else 200)


@require_safe
def organisation(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """One organisation and all that it offers."""
    with visiting(request) as actor:
        page = pages.organisation_page(actor, organisation)
        shown = {"layout": layout_of(request), "page": page, "rows": [row(each) for each in page.entries]}
        return render(request, "social_map/organisation.html", shown)


@require_safe
def entry_calendar(request: HttpRequest, entry: UUID) -> HttpResponse:
    """The moments of one entry for an agenda."""
    with visiting(request) as actor:
        view = pages.entry_page(actor, entry).view
        if view.withdrawn_at:
            raise NotForYou
        return _ics(view.title, [view], "kaart.ics")


@require_safe
def list_calendar(request: HttpRequest) -> HttpResponse:
    """The moments of everything that fits a question, to subscribe to."""
    with visiting(request) as actor:
        question = question_of(request, areas_here(actor))
        found = find_entries(actor, question.asked, MOST_IN_CALENDAR)
        return _ics(_("Sociale kaart"), [each.entry for each in found], "sociale-kaart.ics")


def _ics(name: str, views: list[EntryView], file_name: str) -> HttpResponse:
    occasions = [
        Occasion(
            entry=view.id,
            title=view.title,
            text=view.next_step,
            where=view.place.line if view.place else "",
            link=f"{settings.PUBLIC_URL}{reverse('social_map:entry', args=[view.id])}",
            since=view.confirmed_on,
            changed=view.made_at,
            times=view.times,
            point=(view.lon, view.lat) if view.lon is not None and view.lat is not None else None,
        )
        for view in views
    ]
    response = HttpResponse(calendar(name, occasions, clock.now()), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    return response
