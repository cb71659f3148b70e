"""Answering, letting another speak, reminding, going on, taking it off the table."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.queries.pages import aloud_page, proposal_page
from kanteling.apps.deciding.rules.aloud import NotAloud, Way
from kanteling.apps.deciding.rules.standing import Answer, NoVoice
from kanteling.apps.deciding.web import show
from kanteling.apps.deciding.web.asking import asks_again, posted_id, posted_ids, posted_moment
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest

SAID = {"agrees": Answer.GO_ALONG, "objects": Answer.OBJECT, "aside": Answer.STAND_ASIDE}
GET_POST = ["GET", "HEAD", "POST"]


def said(request: KnownRequest) -> Answer:
    """What was pressed; raises `NotForYou` for anything else."""
    found = SAID.get(request.POST.get("answer", ""))
    if found is None:
        raise NotForYou
    return found


def back(proposal: UUID) -> HttpResponse:
    """To the proposal."""
    return redirect("deciding:proposal", proposal=proposal)


@known
@require_POST
def answer(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Give an answer; an objection without its reason is asked for it on a page of its own."""
    what, reason = said(request), request.POST.get("reason", "")
    version = request.POST.get("version", "")
    errors = asks_again(
        lambda: commands.answer(
            actor=request.actor,
            proposal=proposal,
            answer=what,
            reason=reason,
            version=int(version) if version.isdigit() else None,
        ),
        {NoVoice.REASON},
    )
    if errors and "reason" not in request.POST:
        return redirect("deciding:objection", proposal=proposal)
    if errors:
        return _objection(request, proposal, reason, errors["reason"])
    messages.success(request, _("Uw antwoord is bewaard. U kunt het veranderen tot het voorstel staat."))
    return back(proposal)


@known
@require_http_methods(["GET", "HEAD"])
def objection(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Ask for the reason: one question, one field."""
    return _objection(request, proposal)


def _objection(request: KnownRequest, proposal: UUID, text: str = "", error: str = "") -> HttpResponse:
    page = proposal_page(request.actor, proposal)
    shown = {"page": page, "proposal": page.proposal, "text": text, "error": error}
    return render(request, "deciding/objection.html", shown, status=422 if error else 200)


@known
@require_http_methods(GET_POST)
def voice(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Let someone else of the table speak."""
    if request.method == "POST":
        commands.hand_over(actor=request.actor, proposal=proposal, to=posted_id(request, "to"))
        messages.success(request, _("Bewaard. U kunt altijd zelf weer spreken."))
        return back(proposal)
    page = proposal_page(request.actor, proposal)
    options = [{"value": str(person), "label": called} for person, called in page.may.hand_over_to]
    return render(request, "deciding/voice.html", {"page": page, "proposal": page.proposal, "options": options})


@known
@require_POST
def speak_again(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Speak for oneself again."""
    commands.take_back(actor=request.actor, proposal=proposal)
    messages.success(request, _("U spreekt weer zelf."))
    return back(proposal)


@known
@require_POST
def remind(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Remind someone who said nothing yet."""
    commands.remind(actor=request.actor, proposal=proposal, person=posted_id(request, "person"))
    messages.success(
        request, _("Bewaard. De herinnering staat op de startpagina. Wie e-mail heeft, krijgt ook een e-mail.")
    )
    return back(proposal)


@known
@require_POST
def go_on(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Go on without someone who said nothing after a reminder."""
    commands.continue_without(actor=request.actor, proposal=proposal, person=posted_id(request, "person"))
    messages.success(request, _("De kring gaat verder. Dat is opgeschreven."))
    return back(proposal)


@known
@require_POST
def settle(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Everyone at the table goes along: write it down."""
    commands.settle(actor=request.actor, proposal=proposal)
    messages.success(request, _("Dit staat nu."))
    return back(proposal)


@known
@require_http_methods(GET_POST)
def withdraw(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Take it off the table."""
    if request.method == "POST":
        commands.withdraw(actor=request.actor, proposal=proposal, why=request.POST.get("why", ""))
        messages.success(request, _("Het voorstel is van tafel. U kunt het nog lezen."))
        return back(proposal)
    page = proposal_page(request.actor, proposal)
    return render(request, "deciding/withdraw.html", {"page": page, "proposal": page.proposal})


@known
@require_http_methods(GET_POST)
def aloud(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Write down what someone said on the phone, at the table or on paper."""
    page = aloud_page(request.actor, proposal)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _write_down(request, proposal)
        if not errors:
            messages.success(request, _("Het antwoord is opgeschreven."))
            return back(proposal)
    shown = {
        "page": page,
        "proposal": page.proposal,
        "layout": show.layout(request.actor),
        "speakers": [{"value": str(person), "label": called} for person, called in page.speakers],
        "listeners": [{"value": str(person), "label": called} for person, called in page.listeners],
        "heard": request.POST.getlist("heard") or [str(request.actor.person)],
        "ways": [{"value": way.code, "label": _(way.dutch).capitalize()} for way in Way],
        "answers": [
            {"value": "agrees", "label": _("Gaat mee")},
            {"value": "objects", "label": _("Heeft een bezwaar")},
            {"value": "aside", "label": _("Laat het aan de anderen")},
        ],
        "given": request.POST,
        "now": clock.now(),
        "errors": errors,
        "summary": [{"field": name, "text": text} for name, text in errors.items()],
    }
    return render(request, "deciding/aloud.html", shown, status=422 if errors else 200)


def _write_down(request: KnownRequest, proposal: UUID) -> dict[str, str]:
    at, missing = posted_moment(request, "said_at"), {}
    if request.POST.get("answer") not in SAID:
        missing["answer"] = _("Kies wat deze persoon zei. De rest is bewaard.")
    if not request.POST.get("speaker"):
        missing["speaker"] = _("Kies wie dit zei. De rest is bewaard.")
    if at is None:
        missing["said_at"] = _("Kies een dag en een tijd. De rest is bewaard.")
    if missing or at is None:
        return missing
    way = request.POST.get("way", "")
    errors = asks_again(
        lambda: commands.record_aloud(
            actor=request.actor,
            proposal=proposal,
            speaker=posted_id(request, "speaker"),
            answer=said(request),
            way=Way(way) if way in {each.code for each in Way} else Way.TELEPHONE,
            heard_by=posted_ids(request, "heard"),
            said_at=at,
            reason=request.POST.get("reason", ""),
        ),
        {NoVoice.REASON, NotAloud.HEARD, NotAloud.SPEAKER, NotAloud.LATER, NotAloud.BEFORE, NotAloud.SELF},
    )
    places = {"later": "said_at", "before": "said_at", "self": "speaker", "speaker": "heard"}
    return {places.get(code, code): text for code, text in errors.items()}
