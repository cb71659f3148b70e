"""Information, questions, and frames that a proposal goes over."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.queries.pages import ProposalPage, proposal_page
from kanteling.apps.deciding.queries.state import Stated
from kanteling.apps.deciding.queries.table import table_page
from kanteling.apps.deciding.rules.crossings import NoRoute
from kanteling.apps.deciding.rules.information import NoInformation, NoQuestion
from kanteling.apps.deciding.web import show
from kanteling.apps.deciding.web.asking import asks_again, posted_id
from kanteling.apps.deciding.web.views.answers import GET_POST, back
from kanteling.apps.frames.public import Weight, crossing
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest


@known
@require_POST
def inform(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Add what one knows, about a proposal or about the plan as a whole, or as answer to a question."""
    proposal = posted_id(request, "proposal") if request.POST.get("proposal") else None
    question = posted_id(request, "question") if request.POST.get("question") else None
    text = request.POST.get("text", "")
    errors = asks_again(
        lambda: commands.inform(
            actor=request.actor, circle=circle, text=text, proposal=proposal, question=question
        ),
        {NoInformation.TEXT},
    )
    if errors:
        messages.error(request, errors["text"])
    else:
        messages.success(request, _("Uw informatie staat erbij. De kring besluit."))
    return back(proposal) if proposal else redirect("deciding:table", circle=circle)


@known
@require_http_methods(GET_POST)
def ask(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Ask someone who thinks along what they know."""
    page = table_page(request.actor, circle)
    about = request.POST.get("proposal") or request.GET.get("voorstel") or ""
    proposal = _uuid(about) if about else None
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = asks_again(
            lambda: commands.ask_information(
                actor=request.actor,
                circle=circle,
                to=_uuid(request.POST.get("to", "")) or circle,
                text=request.POST.get("text", ""),
                proposal=proposal,
            ),
            {NoQuestion.TEXT, NoQuestion.NOBODY},
        )
        if not errors:
            messages.success(request, _("Uw vraag is gesteld. U ziet het antwoord hier."))
            return back(proposal) if proposal else redirect("deciding:table", circle=circle)
    people = [{"value": str(each.person), "label": each.called, "hint": each.relation} for each in page.advisers]
    shown = {
        "layout": show.layout(request.actor),
        "page": page,
        "people": people,
        "only": people[0]["value"] if len(people) == 1 else "",
        "proposal": proposal,
        "errors": errors,
        "given": request.POST,
    }
    return render(request, "deciding/ask.html", shown, status=422 if errors else 200)


@known
@require_http_methods(GET_POST)
def claim(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Say that the text goes over a frame."""
    if request.method == "POST":
        commands.claim_crossing(
            actor=request.actor,
            proposal=proposal,
            frame=posted_id(request, "frame"),
            why=request.POST.get("why", ""),
        )
        messages.success(request, _("Uw opmerking staat erbij. De kring kiest wat er verder gebeurt."))
        return back(proposal)
    page = proposal_page(request.actor, proposal)
    options = [{"value": str(each.id), "label": each.title or each.text, "hint": each.text} for each in page.frames]
    shown = {
        "layout": show.layout(request.actor),
        "page": page,
        "proposal": page.proposal,
        "options": options,
    }
    return render(request, "deciding/claim.html", shown)


def _crossing(page: ProposalPage, which: UUID) -> Stated:
    found = next((each for each in page.crossings if each.id == which), None)
    if found is None:
        raise NotForYou
    return found


@known
@require_http_methods(GET_POST)
def room(request: KnownRequest, proposal: UUID, crossing: UUID) -> HttpResponse:
    """The second route: ask for room (hard), or say why the circle does it anyhow (soft)."""
    page = proposal_page(request.actor, proposal)
    stated = _crossing(page, crossing)
    hard = stated.frame.hardness is Weight.HARD
    errors: dict[str, str] = {}
    if request.method == "POST":
        words = request.POST.get("text", "")
        command = (
            (lambda: commands.ask_room(actor=request.actor, proposal=proposal, crossing=crossing, text=words))
            if hard
            else (
                lambda: commands.give_reason(
                    actor=request.actor, proposal=proposal, crossing=crossing, reason=words
                )
            )
        )
        errors = asks_again(command, {NoRoute.TEXT})
        if not errors:
            messages.success(request, _("Uw vraag ligt bij de gemeente.") if hard else _("Uw reden staat erbij."))
            return back(proposal)
    shown = {
        "layout": show.layout(request.actor),
        "page": page,
        "proposal": page.proposal,
        "frame": show.crossed(page, stated),
        "hard": hard,
        "errors": errors,
        "text": request.POST.get("text", ""),
    }
    return render(request, "deciding/room.html", shown, status=422 if errors else 200)


@known
@require_http_methods(GET_POST)
def grant(request: KnownRequest, proposal: UUID, crossing: UUID) -> HttpResponse:
    """The municipality gives room: on what basis, until when."""
    page = proposal_page(request.actor, proposal)
    stated = _crossing(page, crossing)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = asks_again(
            lambda: commands.grant_room(
                actor=request.actor,
                proposal=proposal,
                crossing=crossing,
                basis=request.POST.get("basis", ""),
                given_by=request.POST.get("given_by", ""),
                until=_date(request.POST.get("until", "")),
            ),
            _ROOM_ERRORS,
        )
        if not errors:
            messages.success(request, _("De ruimte staat erbij. De kring besluit."))
            return back(proposal)
    shown = {
        "layout": show.layout(request.actor),
        "page": page,
        "proposal": page.proposal,
        "frame": show.crossed(page, stated),
        "errors": errors,
        "given": request.POST,
    }
    return render(request, "deciding/grant.html", shown, status=422 if errors else 200)


_ROOM_ERRORS = {crossing.NoRoom.BASIS, crossing.NoRoom.WHO, crossing.NoRoom.PERIOD}


@known
@require_POST
def fits(request: KnownRequest, proposal: UUID, crossing: UUID) -> HttpResponse:
    """Take the remark back."""
    commands.withdraw_crossing(actor=request.actor, proposal=proposal, crossing=crossing)
    messages.success(request, _("De opmerking is teruggenomen."))
    return back(proposal)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
