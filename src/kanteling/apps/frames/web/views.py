"""Frames for everybody; three forms for who sets them."""

import csv
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kanteling.apps.frames import commands, queries
from kanteling.apps.frames.queries import FrameView
from kanteling.apps.frames.rules.frames import NoFrame, Weight
from kanteling.apps.frames.web.forms import EndForm, FrameForm, as_typed
from kanteling.foundation.actor import Role
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.visiting import visiting
from kanteling.platform.web import KnownRequest

GET_POST = ["GET", "HEAD", "POST"]
HEADS = (
    "title",
    "text",
    "hardness",
    "legal_basis",
    "link",
    "setter",
    "since",
    "until",
    "published",
    "number",
    "id",
)
FIELD = {
    NoFrame.TEXT: "text",
    NoFrame.BASIS: "legal_basis",
    NoFrame.SETTER: "setter",
    NoFrame.BEFOREHAND: "since",
    NoFrame.PERIOD: "until",
    NoFrame.OVERLAPS: "since",
    NoFrame.SAME: "text",
}


@require_safe
def frames(request: HttpRequest) -> HttpResponse:
    """What the municipality says beforehand, for everyone who wants to know."""
    with visiting(request) as actor:
        page = queries.frames_page(actor, clock.today())
        shown = {"page": page, "may_set": Role.POLICY in actor.roles, "layout": _layout(request)}
        return render(request, "frames/frames.html", shown)


@require_safe
def history(request: HttpRequest, frame: UUID) -> HttpResponse:
    """Every version of one frame."""
    with visiting(request) as actor:
        found = queries.history(actor, frame)
        shown = {
            "versions": found,
            "newest": found[0],
            "may_set": Role.POLICY in actor.roles,
            "layout": _layout(request),
        }
        return render(request, "frames/history.html", shown)


def _layout(request: HttpRequest) -> str:
    actor = getattr(request, "actor", None)
    if actor is None:
        return "layout/public.html"
    return "layout/wide.html" if actor.roles else "layout/resident.html"


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """All versions as a file for a spreadsheet."""
    with visiting(request) as actor:
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="kaders.csv"'
        response.write("\ufeff")
        sheet = csv.writer(response, delimiter=";")
        sheet.writerow(HEADS)
        for view in queries.versions(actor):
            sheet.writerow([_harmless(value) for value in _row(view).values()])
        return response


def _harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """All versions for a machine."""
    with visiting(request) as actor:
        return JsonResponse({"frames": [_row(view) for view in queries.versions(actor)]})


def _row(view: FrameView) -> dict[str, object]:
    return {
        "title": view.title,
        "text": view.text,
        "hardness": view.hardness.code,
        "legal_basis": view.legal_basis,
        "link": view.link,
        "setter": view.setter,
        "since": view.since.isoformat(),
        "until": view.until.isoformat() if view.until else None,
        "published": view.published.isoformat(),
        "number": view.number,
        "id": str(view.id),
    }


@known
@require_http_methods(GET_POST)
def add(request: KnownRequest) -> HttpResponse:
    """Set a new frame."""
    form = FrameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.words()
        if _done(form, lambda: commands.set_frame(actor=request.actor, words=words)):
            messages.success(request, _("Het kader staat er. Iedereen kan het lezen."))
            return redirect("frames:frames")
    return _form(request, form, {"since": as_typed(clock.today()), "setter": _("de gemeente")})


@known
@require_http_methods(GET_POST)
def renew(request: KnownRequest, frame: UUID) -> HttpResponse:
    """Make a new version; the old one stays as it was."""
    newest = queries.history(request.actor, frame)[0]
    form = FrameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words, read = form.words(), request.POST.get("version", "")
        number = int(read) if read.isdigit() else 0
        if _done(form, lambda: commands.renew_frame(actor=request.actor, frame=frame, read=number, words=words)):
            messages.success(request, _("De nieuwe versie staat er. De oude blijft leesbaar."))
            return redirect("frames:history", frame=frame)
    return _form(request, form, _typed(newest), newest)


def _typed(view: FrameView) -> dict[str, str]:
    return {
        "title": view.title,
        "text": view.text,
        "legal_basis": view.legal_basis,
        "link": view.link,
        "weight": view.hardness.code,
        "setter": view.setter,
        "since": as_typed(clock.today()),
        "until": as_typed(view.until),
    }


@known
@require_http_methods(GET_POST)
def end(request: KnownRequest, frame: UUID) -> HttpResponse:
    """Let a frame end on a day."""
    if Role.POLICY not in request.actor.roles:
        raise Refused((NoFrame.NOT_YOURS,))
    newest = queries.history(request.actor, frame)[0]
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day, why = form.cleaned_data["last_day"], form.cleaned_data["why"]
        command = lambda: commands.end_frame(actor=request.actor, frame=frame, last_day=day, why=why)  # noqa: E731
        if _done(form, command, "last_day"):
            messages.success(request, _("Bewaard. Tot en met die dag geldt het kader."))
            return redirect("frames:history", frame=frame)
    shown = {"form": form, "newest": newest, "today": as_typed(clock.today())}
    return render(request, "frames/end.html", shown, status=422 if form.errors else 200)


def _done(form: FrameForm | EndForm, command: Callable[[], object], only: str = "") -> bool:
    """Whether it was done; reasons that belong to a field are put there, others go on as a refusal."""
    try:
        command()
    except Refused as refused:
        places = {reason: only or FIELD.get(reason) for reason in refused.reasons}  # type: ignore[call-overload]
        if NoFrame.NOT_YOURS in refused.reasons or not all(places.values()):
            raise
        for reason, place in places.items():
            form.add_error(place, _(reason.dutch))
        return False
    return True


def _form(
    request: KnownRequest, form: FrameForm, start: dict[str, str], newest: FrameView | None = None
) -> HttpResponse:
    if Role.POLICY not in request.actor.roles:
        raise Refused((NoFrame.NOT_YOURS,))
    shown = {
        "form": form,
        "errors": [{"field": name, "text": str(found[0])} for name, found in form.errors.items()],
        "given": form.data if form.is_bound else start,
        "newest": newest,
        "weights": [
            {"value": Weight.HARD.code, "label": _("Vast"), "hint": _("Eroverheen kan alleen met ruimte.")},
            {"value": Weight.SOFT.code, "label": _("Met ruimte"), "hint": _("De kring mag anders, met een reden.")},
        ],
    }
    return render(request, "frames/form.html", shown, status=422 if form.errors else 200)
