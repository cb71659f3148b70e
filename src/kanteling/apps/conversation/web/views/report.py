"""The report: read back, corrected, approved, on paper."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.events import Looked
from kanteling.apps.conversation.queries import report_page
from kanteling.apps.conversation.rules.heard import HEARD, NotHeard, Way
from kanteling.apps.conversation.web.forms import chosen, chosen_or_none, number_in
from kanteling.apps.conversation.web.paper import blocks_of
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.foundation.words import Reason
from kanteling.platform import pdf
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Read it back together; posting makes it from the note."""
    if request.method == "POST":
        commands.make_report(actor=request.actor, circle=circle)
        return see_other("conversation:report", circle)
    return _page(request, circle)


@known
@require_POST
def approve(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The resident says that it is right; or someone writes down how, and who heard it."""
    number = number_in(request.POST, "number") or 0
    if "also" in request.POST:
        return _heard(request, circle, number)
    if "how" in request.POST:
        commands.hear_approval(
            actor=request.actor, circle=circle, number=number, way=chosen(Way, request.POST["how"])
        )
    else:
        commands.approve_report(actor=request.actor, circle=circle, number=number)
    messages.success(request, gettext("Bewaard. Dit verslag telt."))
    return see_other("conversation:report", circle)


def _heard(request: KnownRequest, circle: UUID, number: int) -> HttpResponse:
    way = chosen_or_none(Way, request.POST.get("how"))
    try:
        commands.hear_approval(
            actor=request.actor, circle=circle, number=number, way=way, also=request.POST.get("also", "")
        )
    except Refused as refused:
        return _page(request, circle, refused.reasons)
    messages.success(request, gettext("Bewaard. Dit verslag telt."))
    return see_other("conversation:report", circle)


def _page(request: KnownRequest, circle: UUID, reasons: tuple[Reason, ...] = ()) -> HttpResponse:
    context = {
        "page": report_page(request.actor, circle, number_in(request.GET, "versie")),
        "hows": [{"value": way.code, "label": gettext(way.dutch).capitalize()} for way in HEARD],
        "given": request.POST,
        "errors": [
            {"field": "also" if reason is NotHeard.ALONE else "", "text": gettext(reason.dutch)}
            for reason in reasons
        ],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if reasons else HTTPStatus.OK
    return render(request, "conversation/report.html", context, status=status)


@known
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: KnownRequest, circle: UUID, code: str) -> HttpResponse:
    """How should it be? The resident's text comes beside the words."""
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            commands.correct_report(
                actor=request.actor,
                circle=circle,
                number=number_in(request.POST, "number") or 0,
                code=code,
                correction=request.POST.get("correction", ""),
            )
        except Refused as refused:
            errors = [{"field": "correction", "text": gettext(reason.dutch)} for reason in refused.reasons]
        else:
            messages.success(request, gettext("Bewaard. Uw tekst staat ernaast."))
            return see_other(f"{reverse('conversation:report', args=[circle])}#part-{code}")
    page = report_page(request.actor, circle)
    part = next((one for one in page.parts if one.code == code), None)
    if part is None:
        raise NotForYou
    context = {"page": page, "part": part, "errors": errors, "given": request.POST}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "conversation/report_correct.html", context, status=status)


@known
@require_safe
def paper(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The report as a sheet of paper."""
    page = report_page(request.actor, circle, number_in(request.GET, "versie"))
    return render(request, "conversation/report_paper.html", {"page": page})


@known
@require_safe
def file(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The resident's copy as a PDF that a screen reader can read."""
    page = report_page(request.actor, circle, number_in(request.GET, "versie"), Looked.REPORT_FILE)
    if not page.parts:
        raise NotForYou
    return pdf.answer("verslag", gettext("Verslag van het gesprek"), blocks_of(page))
