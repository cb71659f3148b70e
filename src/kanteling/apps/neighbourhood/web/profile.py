"""Pages of the profile: the pie, its parts, comparing, and what people say beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kanteling.apps.neighbourhood.commands import choosing, publishing, voices
from kanteling.apps.neighbourhood.queries import comparing
from kanteling.apps.neighbourhood.queries import voices as words
from kanteling.apps.neighbourhood.queries.assets import assets_page
from kanteling.apps.neighbourhood.queries.open_data import open_data
from kanteling.apps.neighbourhood.queries.pieces import piece_page
from kanteling.apps.neighbourhood.queries.profile import ProfilePage, profile_page
from kanteling.apps.neighbourhood.queries.published import counts_page
from kanteling.apps.neighbourhood.rules.profile import Piece
from kanteling.apps.neighbourhood.rules.voices import Telling
from kanteling.apps.neighbourhood.web.forms import TellForm, VerdictForm, errors_of
from kanteling.apps.neighbourhood.web.paper import blocks
from kanteling.apps.neighbourhood.web.pies import sheets
from kanteling.foundation.actor import Role
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock, pdf
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@require_GET
@known
def profile(request: KnownRequest, code: str) -> HttpResponse:
    """The pie of an area, with a table, one figure through the years, quotes, and what changed."""
    page = profile_page(request.actor, code, request.GET.get("cijfer", ""))
    return render(
        request,
        "neighbourhood/profile.html",
        {
            "page": page,
            **sheets(page, _compared(page)),
            "text": _text(page),
            "trends": [{"value": what, "label": name} for what, name in page.trends],
            "may_judge": Role.PROCESS_GUIDE in request.actor.roles,
        },
    )


def _text(page: ProfilePage) -> str:
    if page.year is None:
        return ""
    parts = []
    if page.people:
        parts.append(gettext("%(people)s mensen.") % {"people": page.people})
    parts.append(gettext("Cijfers van %(year)s.") % {"year": page.year})
    if page.held_against:
        where = gettext(" en ").join(page.held_against)
        parts.append(gettext("Vergeleken met %(where)s.") % {"where": where})
    if page.invented:
        parts.append(gettext("Deels verzonnen voor de demo."))
    return " ".join(parts)


def _compared(page: ProfilePage) -> str:
    where = gettext(" en ").join(page.held_against)
    if not where:
        return gettext("De onderdelen van %(name)s") % {"name": page.area.name}
    return gettext("De onderdelen van %(name)s, vergeleken met %(where)s") % {
        "name": page.area.name,
        "where": where,
    }


@require_GET
@known
def piece(request: KnownRequest, code: str, piece: str) -> HttpResponse:
    """One part of the pie, opened."""
    return render(request, "neighbourhood/piece.html", {"page": piece_page(request.actor, code, piece)})


@require_GET
@known
def compare(request: KnownRequest, code: str) -> HttpResponse:
    """An area beside others."""
    return render(request, "neighbourhood/compare.html", {"page": comparing.compare_page(request.actor, code)})


@require_GET
@known
def figure_map(request: KnownRequest, indicator: str) -> HttpResponse:
    """One figure over the whole gemeente."""
    page = comparing.figure_map(request.actor, indicator, year_in(request))
    return render(request, "neighbourhood/figure_map.html", {"page": page})


@require_http_methods(["GET", "POST"])
@known
def tell(request: KnownRequest, code: str) -> HttpResponse:
    """Tell what one saw, heard, or knows to be there."""
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        form = TellForm(request.POST)
        if form.is_valid():
            said = form.cleaned_data
            try:
                voices.tell(
                    actor=request.actor,
                    code=code,
                    telling=Telling(said["telling"]),
                    words=said["words"],
                    seen_on=said["seen_on"],
                    place=said["place"],
                    piece=Piece(said["piece"]) if said["piece"] else None,
                )
            except Refused as refused:
                errors = [{"field": "words", "text": gettext(reason.dutch)} for reason in refused.reasons]
            else:
                messages.success(
                    request, gettext("Bewaard. De procesbegeleider leest het. Daarna staat het bij de wijk.")
                )
                return see_other("neighbourhood:tell", code)
        errors = errors or errors_of(form)
    page = words.tell_page(request.actor, code)
    given = {"seen_on": clock.today().isoformat(), "telling": Telling.SEEN.code} | request.POST.dict()
    by_field = {each["field"]: each["text"] for each in errors}
    context = {"page": page, "errors": errors, "given": given, "by_field": by_field} | _options(page)
    return render(request, "neighbourhood/tell.html", context, status=422 if errors else 200)


def _options(page: words.TellPage) -> dict[str, object]:
    return {
        "tellings": [{"value": one.code, "label": gettext(one.dutch).capitalize()} for one in page.tellings],
        "pieces": [{"value": one.code, "label": gettext(one.dutch)} for one in page.pieces],
    }


@require_http_methods(["GET", "POST"])
@known
def choose(request: KnownRequest, code: str) -> HttpResponse:
    """Residents say which figures matter."""
    status, errors = 200, []
    if request.method == "POST":
        try:
            choosing.choose(actor=request.actor, code=code, indicators=set(request.POST.getlist("indicator")))
        except Refused as refused:
            status = 409
            errors = [{"field": "", "text": gettext(reason.dutch)} for reason in refused.reasons]
        else:
            messages.success(request, gettext("Bewaard. U kunt dit altijd veranderen."))
            return see_other("neighbourhood:profile", code)
    page = words.choose_page(request.actor, code)
    return render(request, "neighbourhood/choose.html", {"page": page, "errors": errors}, status=status)


@require_GET
@known
def to_read(request: KnownRequest) -> HttpResponse:
    """What waits for a process guide."""
    return render(request, "neighbourhood/to_read.html", {"remarks": words.to_read(request.actor)})


@require_POST
@known
def judge(request: KnownRequest, remark: UUID) -> HttpResponse:
    """Show it, or not."""
    form = VerdictForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {"verdict": "keep", "reason": ""}
    voices.judge(actor=request.actor, remark=remark, shown=said["verdict"] == "show", reason=said["reason"])
    messages.success(
        request,
        gettext("Het staat nu bij de wijk.")
        if said["verdict"] == "show"
        else gettext("Het blijft weg. De schrijver leest waarom."),
    )
    return see_other("neighbourhood:to_read")


@require_POST
@known
def take_away(request: KnownRequest, quote: UUID) -> HttpResponse:
    """Take words away again."""
    voices.take_away(actor=request.actor, quote=quote)
    messages.success(request, gettext("Weggehaald. Wat er gezegd is, blijft bewaard."))
    return see_other(resolve_url("neighbourhood:to_read"))


def year_in(request: HttpRequest) -> int | None:
    """The year that an address asks for; None for the last."""
    asked = request.GET.get("jaar", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None


@require_GET
@known
def counts(request: KnownRequest, code: str) -> HttpResponse:
    """Own counts, as published."""
    return render(request, "neighbourhood/counts.html", {"page": counts_page(request.actor, code)})


@require_POST
@known
def publish(request: KnownRequest, code: str) -> HttpResponse:
    """Publish a quarter, once."""
    publishing.publish(actor=request.actor, quarter=request.POST.get("quarter", ""))
    messages.success(request, gettext("Gepubliceerd. Dit staat nu vast."))
    return see_other("neighbourhood:counts", code)


@require_GET
@known
def paper(request: KnownRequest, code: str) -> HttpResponse:
    """The profile as a document that a screen reader can read too."""
    page = profile_page(request.actor, code)
    title = gettext("Wijkprofiel van %(name)s") % {"name": page.area.name}
    return pdf.answer(f"wijkprofiel-{code}", title, blocks(page, _text(page)))


@require_GET
@known
def as_csv(request: KnownRequest, code: str) -> HttpResponse:
    """The profile as open data."""
    found = open_data(request.actor, code)
    answer = HttpResponse("\ufeff" + found.csv, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer


@require_GET
@known
def as_json(request: KnownRequest, code: str) -> HttpResponse:
    """What the columns of the open data mean, for machines."""
    address = request.build_absolute_uri(resolve_url("neighbourhood:profile_csv", code))
    answer = JsonResponse(open_data(request.actor, code, address).described, json_dumps_params={"indent": 1})
    answer.headers["Content-Type"] = "application/csvm+json"
    return answer


@require_GET
@known
def assets(request: KnownRequest, code: str) -> HttpResponse:
    """What there already is in a neighbourhood."""
    return render(request, "neighbourhood/assets.html", {"page": assets_page(request.actor, code)})
