"""Pages about areas. Who is known may read them; the functional manager brings files."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from kanteling.apps.neighbourhood.commands.at_work import ask_to_bring, stop
from kanteling.apps.neighbourhood.commands.bringing import BadRows, Brought
from kanteling.apps.neighbourhood.commands.waiting import put_ready, say_yes, throw_away
from kanteling.apps.neighbourhood.queries.areas import areas_page
from kanteling.apps.neighbourhood.queries.bringing import arrivals, is_large, preview, under_way
from kanteling.apps.neighbourhood.queries.bringing import at_work as how_far
from kanteling.apps.neighbourhood.queries.figures import area_page, figure_page
from kanteling.apps.neighbourhood.queries.places import outlines_here
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.reasons import FileRefused
from kanteling.apps.neighbourhood.web.forms import FileForm, YesForm, errors_of
from kanteling.foundation.actor import Role
from kanteling.platform.access import known
from kanteling.platform.areas import initiatives_here
from kanteling.platform.visiting import visiting
from kanteling.platform.web import KnownRequest, see_other

SHOWN_INITIATIVES = 6


@require_GET
@known
def areas(request: KnownRequest) -> HttpResponse:
    """The wijken of the own municipality on a map and in a list."""
    may_judge = Role.PROCESS_GUIDE in request.actor.roles
    context = {"page": areas_page(request.actor), "may_judge": may_judge}
    return render(request, "neighbourhood/areas.html", context)


@require_safe
def outlines(request: HttpRequest) -> HttpResponse:
    """The outlines of the wijken, for a map that anybody may look at."""
    with visiting(request) as actor:
        response = JsonResponse(outlines_here(actor))
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@require_GET
@known
def area(request: KnownRequest, code: str) -> HttpResponse:
    """One area with its figures, beside those around it."""
    page = area_page(request.actor, code, _year(request))
    initiatives, many = initiatives_here(request.actor, code, SHOWN_INITIATIVES)
    context = {"page": page, "initiatives": initiatives, "more_initiatives": many - len(initiatives)}
    return render(request, "neighbourhood/area.html", context)


@require_GET
@known
def figure(request: KnownRequest, code: str, indicator: str) -> HttpResponse:
    """One figure opened."""
    page = figure_page(request.actor, code, indicator, _year(request))
    return render(request, "neighbourhood/figure.html", {"page": page})


@require_http_methods(["GET", "POST"])
@known
def bring(request: KnownRequest) -> HttpResponse:
    """Choose a file; it is shown first."""
    problem: list[dict[str, str]] = []
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                sent = form.cleaned_data["file"]
                waiting = put_ready(actor=request.actor, stream=sent.file, name=sent.name)
                return see_other("neighbourhood:look", waiting)
            except FileRefused as refused:
                problem = [{"field": "file", "text": gettext(refused.reason.dutch)}]
        problem = problem or errors_of(form)
    before = arrivals(request.actor)
    status = 422 if problem else 200
    return render(
        request,
        "neighbourhood/bring.html",
        {"errors": problem, "arrivals": before, "busy": under_way(request.actor)},
        status=status,
    )


@require_GET
@known
def look(request: KnownRequest, waiting: UUID) -> HttpResponse:
    """What the file will do, before saying yes."""
    return _look(request, waiting, _year(request), request.GET.get("bron", ""), mapping=_mapping(request.GET))


def _look(
    request: KnownRequest,
    waiting: UUID,
    year: int | None,
    source: str,
    errors: list[dict[str, str]] | None = None,
    mapping: dict[str, str] | None = None,
) -> HttpResponse:
    page = preview(request.actor, waiting, year, source, mapping)
    status = 422 if errors else 200
    known = [(one.code, one.name) for one in INDICATORS.values()]
    context = {"page": page, "errors": errors or [], "known": known}
    return render(request, "neighbourhood/look.html", context, status=status)


def _mapping(said: QueryDict) -> dict[str, str]:
    """What someone said that columns mean: ``kolom:iets_anders=trust_share``; only what was filled in."""
    return {name[6:]: str(code) for name, code in said.items() if name.startswith("kolom:") and code}


@require_POST
@known
def yes(request: KnownRequest, waiting: UUID) -> HttpResponse:
    """Bring it in."""
    form = YesForm(request.POST)
    if not form.is_valid():
        return _look(request, waiting, None, "", errors_of(form))
    said = form.cleaned_data
    year, source, mapping = said["year"], said["source"], _mapping(request.POST)
    if is_large(request.actor, waiting):
        what = {"year": year, "source": source, "skip_bad": said["skip_bad"], "mapping": mapping}
        return see_other("neighbourhood:at_work", ask_to_bring(actor=request.actor, waiting=waiting, **what))
    try:
        brought = say_yes(
            actor=request.actor,
            waiting=waiting,
            year=year,
            source=source,
            skip_bad=said["skip_bad"],
            mapping=mapping,
        )
    except BadRows:
        text = gettext("Er zijn regels die niet kloppen. Er is niets ingelezen. Kies hieronder wat u wilt.")
        return _look(request, waiting, year, source, [{"field": "", "text": text}], mapping)
    except FileRefused as refused:
        return _look(request, waiting, year, source, [{"field": "year", "text": gettext(refused.reason.dutch)}])
    messages.success(request, _came_of(brought))
    return see_other("neighbourhood:bring")


@require_GET
@known
def at_work(request: KnownRequest, bringing: UUID) -> HttpResponse:
    """How far a large file is; and what came of it."""
    page = how_far(request.actor, bringing)
    context: dict[str, object] = {"page": page, "back": urlencode(page.again) if page.again else ""}
    if page.problem:
        text = gettext(page.problem.dutch)
        context["problem"] = f"{text} ({page.place})" if page.place else text
    elif not page.busy:
        context["came"] = _words_of(page.areas, page.figures, changed=page.changed)
    return render(request, "neighbourhood/at_work.html", context)


@require_POST
@known
def stop_work(request: KnownRequest, bringing: UUID) -> HttpResponse:
    """Do not go on with it."""
    if stop(actor=request.actor, asked=bringing):
        messages.success(request, gettext("Gestopt. Er is niets ingelezen."))
    return see_other("neighbourhood:at_work", bringing)


@require_POST
@known
def away(request: KnownRequest, waiting: UUID) -> HttpResponse:
    """Throw the file away without bringing it in."""
    throw_away(actor=request.actor, waiting=waiting)
    messages.success(request, gettext("Het bestand is weg. Er is niets ingelezen."))
    return see_other("neighbourhood:bring")


def _came_of(brought: Brought) -> str:
    return _words_of(brought.areas, brought.figures, changed=brought.arrival is not None)


def _words_of(areas: int, figures: int, *, changed: bool) -> str:
    if not changed:
        return gettext("Er is niets veranderd. Alles stond er al.")
    words = gettext("Ingelezen: %(areas)s gebieden en %(figures)s cijfers zijn nieuw of veranderd.")
    return words % {
        "areas": formats.number_format(areas, force_grouping=True),
        "figures": formats.number_format(figures, force_grouping=True),
    }


def _year(request: HttpRequest) -> int | None:
    asked = request.GET.get("jaar", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None
