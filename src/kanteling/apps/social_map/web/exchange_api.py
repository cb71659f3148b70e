"""Open Referral HSDS 3.1 for machines, public like the map itself: `/api/hsds/3/`. Only reads."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kanteling.apps.social_map.queries import exchange_api as queries
from kanteling.apps.social_map.queries.exchange_api import MOST, USUAL, Wanted
from kanteling.apps.social_map.rules import hsds_words
from kanteling.apps.social_map.rules.hsds_facts import OPENAPI, PROFILE, VERSION
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.visiting import visiting

_TRUE = ("true", "1")


class _Unclear(ValueError):
    """A parameter that is not what the standard says."""


def _number(request: HttpRequest, name: str, usual: int, most: int) -> int:
    said = request.GET.get(name, "")
    if not said:
        return usual
    if not said.isascii() or not said.isdigit() or not int(said[:9]) >= 1 or len(said) > 9:
        raise _Unclear(name)
    return min(int(said), most)


def _wanted(request: HttpRequest) -> Wanted:
    since = request.GET.get("modified_after", "")
    try:
        day = date.fromisoformat(since[:10]) if since else None
    except ValueError as odd:
        raise _Unclear("modified_after") from odd
    return Wanted(
        page=_number(request, "page", 1, 10**8),
        size=_number(request, "per_page", USUAL, MOST),
        full=request.GET.get("full", "") in _TRUE,
        search=request.GET.get("search", "").replace("\x00", "")[:200],
        organisation=request.GET.get("organization_id", ""),
        term=_plain(request, "taxonomy_term_id"),
        taxonomy=_plain(request, "taxonomy_id"),
        since=day,
    )


def _plain(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "")[:100]


def _listed(find: Callable[[Actor, Wanted], dict[str, Any]]) -> Callable[[HttpRequest], HttpResponse]:
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        try:
            wanted = _wanted(request)
        except _Unclear as odd:
            return _unclear(str(odd))
        with visiting(request) as actor:
            return _json(find(actor, wanted), request)

    return view


def _one(find: Callable[[Actor, str], Any]) -> Callable[..., HttpResponse]:
    @require_safe
    def view(request: HttpRequest, key: str) -> HttpResponse:
        with visiting(request) as actor:
            told = find(actor, key)
            if told is None:
                raise NotForYou
            return _json(told, request)

    return view


def _json(told: Any, request: HttpRequest) -> HttpResponse:
    if request.GET.get("format") == "ndjson" and "contents" in told:
        lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in told["contents"])
        return HttpResponse(lines, content_type="application/x-ndjson; charset=utf-8")
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _unclear(name: str) -> HttpResponse:
    title = gettext("Dit kunnen wij niet lezen: %(name)s") % {"name": name}
    problem = {"type": "urn:kanteling:unclear", "title": title, "status": 400}
    return JsonResponse(problem, status=400, content_type="application/problem+json")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Which version of the standard this speaks."""
    return _json({"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI}, request)


def _terms(_: Actor, wanted: Wanted) -> dict[str, Any]:
    return queries.taxonomy_terms(wanted)


urlpatterns = [
    path("api/hsds/3/", about, name="hsds"),
    path("api/hsds/3/services", _listed(queries.services), name="hsds_services"),
    path("api/hsds/3/services/<str:key>", _one(queries.service), name="hsds_service"),
    path("api/hsds/3/organizations", _listed(queries.organizations), name="hsds_organizations"),
    path("api/hsds/3/organizations/<str:key>", _one(queries.organization), name="hsds_organization"),
    path("api/hsds/3/service_at_locations", _listed(queries.at_locations), name="hsds_at_locations"),
    path("api/hsds/3/service_at_locations/<str:key>", _one(queries.at_location), name="hsds_at_location"),
    path("api/hsds/3/taxonomies", _listed(lambda _, wanted: queries.taxonomies(wanted)), name="hsds_taxonomies"),
    path(
        "api/hsds/3/taxonomies/<str:key>",
        _one(lambda _, key: queries.one_of(hsds_words.taxonomies(), key)),
        name="hsds_taxonomy",
    ),
    path("api/hsds/3/taxonomy_terms", _listed(_terms), name="hsds_terms"),
    path(
        "api/hsds/3/taxonomy_terms/<str:key>",
        _one(lambda _, key: queries.one_of(hsds_words.terms(), key)),
        name="hsds_term",
    ),
]
