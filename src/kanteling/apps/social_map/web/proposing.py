"""What others say about the map: a proposal, a remark, an answer with the link from a mail; and what a keeper does with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.commands.asking import SALT, letter
from kanteling.apps.social_map.queries.pages import entry_page
from kanteling.apps.social_map.rules.freshness import NoConfirmation
from kanteling.apps.social_map.rules.remarks import Because, NoProposal
from kanteling.apps.social_map.web.views import layout_of
from kanteling.apps.social_map.web.wording import facts
from kanteling.apps.social_map.web.writing import GET_POST, HOUR, WRITES_AN_HOUR
from kanteling.foundation.actor import Actor, Channel
from kanteling.foundation.ids import MunicipalityId
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.access import known
from kanteling.platform.db import acting
from kanteling.platform.pace import keep_pace
from kanteling.platform.undo import offer_undo
from kanteling.platform.visiting import NOBODY, visiting
from kanteling.platform.web import KnownRequest, see_other


@require_http_methods(GET_POST)
def propose(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Say what must change."""
    with visiting(request) as actor:
        page = entry_page(actor, entry)
        return _propose(request, actor, page.view)


@require_http_methods(GET_POST)
def propose_new(request: HttpRequest) -> HttpResponse:
    """Say what is missing on the map."""
    with visiting(request) as actor:
        return _propose(request, actor, None)


def _propose(request: HttpRequest, actor: Actor, view: Any) -> HttpResponse:
    error = ""
    if request.method == "POST":
        keep_pace(request, "write", WRITES_AN_HOUR, HOUR)
        changes = {
            name: request.POST[name][:4000] for name in ("title", "phone", "next_step") if name in request.POST
        }
        try:
            commands.propose_change(
                actor=actor,
                entry=view.id if view else None,
                words=request.POST.get("words", "")[:4000],
                changes=changes if view else {},
                called=request.POST.get("called", ""),
            )
        except Refused as refused:
            if refused.reasons != (NoProposal.EMPTY,):
                raise
            error = _(NoProposal.EMPTY.dutch)
        else:
            messages.success(request, _("Bedankt. Wie dit bijhoudt, kijkt ernaar."))
            return see_other("social_map:entry", view.id) if view else see_other("social_map:map")
    shown = {"layout": layout_of(request), "view": view, "given": request.POST, "error": error}
    return render(request, "social_map/propose.html", shown, status=422 if error else 200)


@require_POST
def not_for_me(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Why it did not fit; about the entry and nobody else."""
    keep_pace(request, "write", WRITES_AN_HOUR, HOUR)
    with visiting(request) as actor:
        code = request.POST.get("because", "")
        if code not in {each.code for each in Because}:
            raise NotForYou
        commands.remark(actor=actor, entry=entry, because=Because(code))
    messages.success(request, _("Bedankt. Dit helpt om de kaart te verbeteren. Uw naam staat er niet bij."))
    return see_other("social_map:entry", entry)


@require_http_methods(GET_POST)
def confirm_letter(request: HttpRequest, token: str) -> HttpResponse:
    """The one link of a letter to an owner: it is so, it is different, or it is gone."""
    try:
        held = signing.loads(token, salt=SALT)
        entry, secret, here = UUID(held["e"]), str(held["s"]), MunicipalityId(UUID(held["m"]))
    except (signing.BadSignature, KeyError, ValueError, TypeError) as odd:
        raise NotForYou from odd
    visitor = Actor(NOBODY, here, NOBODY, called=_("de link uit een mail"), channel=Channel.MAIL)
    error = ""
    with acting(visitor):
        if request.method == "POST":
            said = request.POST.get("answer", "")
            try:
                commands.answer_letter(
                    actor=visitor,
                    entry=entry,
                    secret=secret,
                    answer=said,
                    words=request.POST.get("words", "")[:4000],
                )
            except Refused as refused:
                if refused.reasons != (NoConfirmation.EMPTY,):
                    raise
                error = _(NoConfirmation.EMPTY.dutch)
            else:
                shown = {"said": said, "view": entry_page(visitor, entry).view}
                return render(request, "social_map/confirmed.html", shown)
        letter(visitor, entry, secret)
        view = entry_page(visitor, entry).view
        shown = {"view": view, "facts": facts(view), "error": error, "given": request.POST}
        return render(request, "social_map/confirm.html", shown, status=422 if error else 200)


@known
@require_POST
def answer(request: KnownRequest, proposal: UUID) -> HttpResponse:
    """Take a proposal over, or put it aside."""
    take = request.POST.get("take") == "yes"
    made = commands.answer_proposal(
        actor=request.actor, proposal=proposal, take=take, words=request.POST.get("words", "")
    )
    text = _("Overgenomen.") if take else _("Opzijgelegd.")
    offer_undo(request, url=reverse("social_map:answer_back", args=[made]), text=text)
    return see_other("social_map:keeping")


@known
@require_POST
def answer_back(request: KnownRequest, answer: UUID) -> HttpResponse:
    """Take the answer back."""
    commands.undo_answer(actor=request.actor, answer=answer)
    messages.success(request, _("Het voorstel wacht weer."))
    return see_other("social_map:keeping")
