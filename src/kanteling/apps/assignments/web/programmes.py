"""Programmes for everybody; writing in them for residents, team, partners and municipality."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.assignments.commands import programmes as commands
from kanteling.apps.assignments.models import Contribution
from kanteling.apps.assignments.queries import programmes as queries
from kanteling.apps.assignments.rules.programme import QUESTIONS, NoProgramme, Part
from kanteling.apps.assignments.web import paper, wording
from kanteling.apps.assignments.web.forms import ProgrammeForm, as_day
from kanteling.apps.neighbourhood.public import areas_of, quotable, quotes_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock, pdf
from kanteling.platform.access import known
from kanteling.platform.visiting import visiting
from kanteling.platform.web import KnownRequest, see_other

GET_POST = ["GET", "HEAD", "POST"]


def layout_of(request: HttpRequest) -> str:
    """The layout for someone like this reader."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return "layout/public.html"
    return "layout/wide.html" if actor.roles else "layout/resident.html"


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """All programmes, for everyone who wants to know."""
    with visiting(request) as actor:
        shown = {
            "lines": queries.programmes(actor), "may_begin": queries.may_begin(actor), "layout": layout_of(request)
        }  # fmt: skip
        return render(request, "assignments/programmes.html", shown)


@require_safe
def programme(request: HttpRequest, programme: UUID) -> HttpResponse:
    """One programme: six parts, each with what was brought to it, and the assignments."""
    with visiting(request) as actor:
        page = queries.programme_page(actor, programme)
        parts = [
            {"view": part, "question": _(QUESTIONS[part.part]), "assignments": _cards(page, part.part)}
            for part in page.parts
        ]
        return render(request, "assignments/programme.html", {
            "page": page, "parts": parts, "layout": layout_of(request),
        })  # fmt: skip


def _cards(page: queries.ProgrammePage, part: Part) -> list[dict[str, object]]:
    """The assignments, under the part where they belong."""
    if part is not Part.ASSIGNMENTS:
        return []
    return [
        {
            "id": view.id,
            "title": wording.title(view),
            "state": view.newest.state,
            "progress": wording.progress_words(view.progress)["now"] if view.progress else "",
            "waits": wording.waits(view.newest),
        }
        for view in page.assignments
    ]


@require_safe
def on_paper(request: HttpRequest, programme: UUID) -> HttpResponse:
    """The whole programme as a PDF."""
    with visiting(request) as actor:
        page = queries.programme_page(actor, programme)
        title = _("Sociaal programma %(area)s %(years)s") % {"area": page.line.area, "years": page.line.years}
        return pdf.answer("programma", title, paper.programme(page))


@known
@require_http_methods(GET_POST)
def begin(request: KnownRequest) -> HttpResponse:
    """Begin a programme for an area."""
    if not queries.may_begin(request.actor):
        raise Refused((NoProgramme.NOT_YOURS,))
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = commands.begin_programme(
                actor=request.actor, area=given["area"], since=given["since"], until=given["until"]
            )
        except NotForYou:
            form.add_error("area", _("Kies een wijk."))
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error("until" if reason is NoProgramme.PERIOD else "area", _(reason.dutch))
        else:
            messages.success(request, _("Het programma staat er. Iedereen kan het lezen en meeschrijven."))
            return see_other("assignments:programme", made)
    year = clock.today().year
    start = {"since": as_day(date(year, 9, 1)), "until": as_day(date(year + 1, 12, 31))}
    return render(request, "assignments/begin.html", {
        "form": form,
        "errors": [{"field": name, "text": str(found[0])} for name, found in form.errors.items()],
        "given": form.data if form.is_bound else start,
        "areas": [{"value": area.code, "label": area.name} for area in areas_of(request.actor)],
    }, status=422 if form.errors else 200)  # fmt: skip


@known
@require_http_methods(GET_POST)
def contribute(request: KnownRequest, programme: UUID, part: str) -> HttpResponse:
    """Bring something to a part: own words, and in the analysis also figures as they stand in Wijk in beeld."""
    which = next((each for each in Part if each.code == part), None)
    if which is None:
        raise NotForYou
    line = queries.programme_line(request.actor, programme)
    earlier = _earlier(request, programme, which)
    errors: list[str] = []
    if request.method == "POST":
        try:
            commands.contribute(
                actor=request.actor, programme=programme, part=which, words=request.POST.get("words", ""),
                figures=request.POST.getlist("figures"), quotes=request.POST.getlist("quotes"),
                instead_of=earlier.id if earlier else None,
                changed=request.POST.get("changed", ""),
            )  # fmt: skip
        except Refused as refused:
            if NoProgramme.NO_VOICE in refused.reasons:
                raise
            errors = [_(reason.dutch) for reason in refused.reasons]
        else:
            messages.success(request, _("Bewaard. Uw naam en de dag staan erbij."))
            return see_other("assignments:programme", programme)
    figures = quotable(request.actor, line.area_code) if which is Part.ANALYSIS else ()
    quotes = quotes_of(request.actor, line.area_code) if which is Part.ANALYSIS else ()
    return render(request, "assignments/contribute.html", {
        "line": line, "part": which, "question": _(QUESTIONS[which]), "earlier": earlier,
        "errors": [{"field": "words", "text": text} for text in errors],
        "words": request.POST.get("words", earlier.words if earlier else ""),
        "changed": request.POST.get("changed", ""),
        "chosen": request.POST.getlist("figures"),
        "quotes": [
            {"value": str(each.id), "label": f"“{each.words}”",
             "hint": _("%(who)s, %(day)s") % {"who": each.voice, "day": wording.date_words(each.seen_on)}}
            for each in quotes
        ],
        "quoted": request.POST.getlist("quotes"),
        "figures": [
            {"value": each.key, "label": f"{each.where}, {_(each.name)}: {each.value}",
             "hint": _("%(source)s, %(year)s") % {"source": each.source, "year": each.year}}
            for each in figures
        ],
    }, status=422 if errors else 200)  # fmt: skip


def _earlier(request: KnownRequest, programme: UUID, part: Part) -> queries.ContributionView | None:
    """The contribution that is followed up, when one was named."""
    named = request.POST.get("instead_of", request.GET.get("in-plaats-van", ""))
    if not named:
        return None
    found = queries.contributions(request.actor, programme).get(part, [])
    view = next((each for each in found if str(each.id) == named), None)
    if view is None:
        raise NotForYou
    return view


@known
@require_POST
def go_along(request: KnownRequest, contribution: UUID) -> HttpResponse:
    """Go along with a contribution, by name and date."""
    commands.go_along(actor=request.actor, contribution=contribution)
    messages.success(request, _("Uw naam staat erbij."))
    row = Contribution.objects.visible_to(request.actor).get(pk=contribution)
    return see_other("assignments:programme", row.programme_id)
