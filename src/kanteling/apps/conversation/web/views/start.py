"""Beginning and closing a conversation."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.models import Start
from kanteling.apps.conversation.queries import start_page
from kanteling.apps.conversation.rules.table import why_not_start
from kanteling.apps.conversation.web.forms import chosen, day_in
from kanteling.foundation.refusals import Refused, refuse_if
from kanteling.foundation.words import Reason
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other

_AFTER_START = {
    Start.HOME: "conversation:prepare",
    Start.TABLE: "conversation:readers",
    Start.TELEPHONE: "conversation:readers",
}


@known
@require_http_methods(["GET", "POST"])
def begin(request: KnownRequest) -> HttpResponse:
    """The resident wants to tell something: how would you like to begin? And for who works here: the conversations."""
    if request.method == "GET":
        return render(request, "conversation/start.html", {"page": start_page(request.actor)})
    start = chosen(Start, request.POST.get("start"))
    circle = commands.tell_own_story(actor=request.actor, start=start)
    return see_other(_AFTER_START[start], circle)


@known
@require_http_methods(["GET", "POST"])
def new(request: KnownRequest) -> HttpResponse:
    """A conversation with somebody new: a name is enough."""
    if request.method == "GET":
        refuse_if(why_not_start(request.actor.roles, "-"))
        return _new(request, ())
    try:
        circle = commands.start_for_new_resident(
            actor=request.actor,
            called=request.POST.get("called", ""),
            start=chosen(Start, request.POST.get("start", Start.TABLE.code)),
            phone=request.POST.get("phone", ""),
            email=request.POST.get("email", ""),
            asked_on=day_in(request.POST, "asked_on"),
        )
    except Refused as refused:
        return _new(request, refused.reasons)
    return see_other("conversation:note", circle)


def _new(request: KnownRequest, reasons: tuple[Reason, ...]) -> HttpResponse:
    given = {
        "called": request.POST.get("called", ""),
        "start": request.POST.get("start", Start.TABLE.code),
        "asked_on": request.POST.get("asked_on", clock.today().isoformat()),
        "phone": request.POST.get("phone", ""),
        "email": request.POST.get("email", ""),
    }
    errors = [{"field": "called", "text": gettext(reason.dutch)} for reason in reasons]
    context = {"starts": _starts(), "given": given, "errors": errors, "error": errors[0]["text"] if errors else ""}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if reasons else HTTPStatus.OK
    return render(request, "conversation/new.html", context, status=status)


@known
@require_POST
def again(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Begin a new conversation in a circle that is there."""
    commands.start_conversation(actor=request.actor, circle=circle)
    return see_other("conversation:note", circle)


@known
@require_POST
def close(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Close this conversation; the approved report stays."""
    commands.close_conversation(actor=request.actor, circle=circle)
    messages.success(request, gettext("Dit gesprek is afgerond. Het verslag blijft bewaard."))
    return see_other("conversation:start")


def _starts() -> list[dict[str, str]]:
    return [
        {"value": Start.TABLE.code, "label": gettext("Aan tafel")},
        {"value": Start.TELEPHONE.code, "label": gettext("Door de telefoon")},
    ]
