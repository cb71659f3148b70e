"""Keeping the map: what waits, who keeps an organisation, asking owners, and the words that people say here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.queries import keeping as keeping_queries
from kanteling.apps.social_map.queries.pages import organisation_page
from kanteling.apps.social_map.rules.entries import (
    NoEntry,
)
from kanteling.apps.social_map.web.views import layout_of
from kanteling.apps.social_map.web.writing import GET_POST
from kanteling.foundation.actor import Role
from kanteling.foundation.refusals import Refused
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_safe
def keeping(request: KnownRequest) -> HttpResponse:
    """What waits for who keeps the map, or a part of it."""
    page = keeping_queries.keeping_page(request.actor)
    return render(request, "social_map/keeping.html", {"layout": layout_of(request), "page": page})


@known
@require_http_methods(GET_POST)
def claim(request: KnownRequest, organisation: UUID) -> HttpResponse:
    """Ask to keep an organisation, and type over the code that it received."""
    page = organisation_page(request.actor, organisation)
    wrong = False
    if request.method == "POST":
        code = request.POST.get("code", "")
        if not code:
            sent = commands.claim(actor=request.actor, organisation=organisation, why=request.POST.get("why", ""))
            text = (
                _("De code is gemaild naar de organisatie. Typ hem hier over.")
                if sent
                else _("De gemeente kijkt ernaar.")
            )
            messages.success(request, text)
            return see_other("social_map:claim", organisation)
        if commands.keep_by_code(actor=request.actor, organisation=organisation, code=code):
            messages.success(request, _("U houdt deze organisatie nu bij."))
            return see_other("social_map:organisation", organisation)
        wrong = True
    return render(request, "social_map/claim.html", {"layout": layout_of(request), "page": page, "wrong": wrong})


@known
@require_POST
def grant(request: KnownRequest, claim: UUID) -> HttpResponse:
    """Let who asked keep the organisation."""
    commands.grant_keeper(actor=request.actor, claim=claim)
    messages.success(request, _("Deze persoon houdt de organisatie nu bij."))
    return see_other("social_map:keeping")


@known
@require_POST
def keeper_away(request: KnownRequest, keeper: UUID) -> HttpResponse:
    """Let somebody stop keeping."""
    commands.end_keeper(actor=request.actor, keeper=keeper)
    messages.success(request, _("Bewaard."))
    return see_other("social_map:keeping")


@known
@require_POST
def remind(request: KnownRequest) -> HttpResponse:
    """Ask the owners of what is no longer fresh, now."""
    if Role.FUNCTIONAL_MANAGER not in request.actor.roles:
        raise Refused((NoEntry.NOT_YOURS,))
    sent = commands.remind_owners(request.actor)
    said = ngettext("%(many)s brief is verstuurd.", "%(many)s brieven zijn verstuurd.", sent)
    messages.success(request, said % {"many": sent})
    return see_other("social_map:keeping")


@known
@require_POST
def lay_word(request: KnownRequest) -> HttpResponse:
    """Add a word that people here use."""
    commands.add_lay_word(
        actor=request.actor, word=request.POST.get("word", ""), means=request.POST.get("means", "")
    )
    messages.success(request, _("Bewaard. Zoeken kent dit woord nu."))
    return see_other("social_map:keeping")


@known
@require_POST
def lay_word_away(request: KnownRequest, word: UUID) -> HttpResponse:
    """Let a word count no more."""
    commands.end_lay_word(actor=request.actor, word=word)
    messages.success(request, _("Bewaard."))
    return see_other("social_map:keeping")
