"""Preparing at home: all cards, one card, keeping what is typed, sharing."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.queries import cards_page, shared_with_circle, to_begin
from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.web.forms import chosen, chosen_or_none, version_in
from kanteling.platform.access import known
from kanteling.platform.undo import offer_undo
from kanteling.platform.web import KnownRequest, see_other


@known
@require_safe
def overview(request: KnownRequest, circle: UUID) -> HttpResponse:
    """All cards, with per card who reads it."""
    begin = to_begin(request.actor, circle)
    if begin:
        return render(request, "conversation/begin.html", {"begin": begin})
    return render(request, "conversation/prepare.html", {"page": cards_page(request.actor, circle)})


@known
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: KnownRequest, circle: UUID, card: str) -> HttpResponse:
    """One card: one question, one field."""
    which = chosen(Card, card)
    if request.method == "POST":
        commands.write_card(
            actor=request.actor,
            circle=circle,
            card=which,
            words=request.POST.get("words", ""),
            version=version_in(request.POST),
            finished=True,
        )
        after = chosen_or_none(Card, request.POST.get("next"))
        return (
            see_other("conversation:card", circle, after.code)
            if after
            else see_other("conversation:prepare", circle)
        )
    page = cards_page(request.actor, circle, detail=which.dutch)
    context = {"page": page, "card": page.card(which), "next": page.after(which), "previous": page.before(which)}
    return render(request, "conversation/card.html", context)


@known
@require_POST
def keep(request: KnownRequest, circle: UUID, card: str) -> HttpResponse:
    """Keep what is being typed; nothing is shared by this."""
    kept = commands.write_card(
        actor=request.actor,
        circle=circle,
        card=chosen(Card, card),
        words=request.POST.get("words", ""),
        version=version_in(request.POST),
    )
    return JsonResponse({"saved": kept.at.isoformat(), "beside": kept.beside})


@known
@require_POST
def share(request: KnownRequest, circle: UUID, card: str) -> HttpResponse:
    """Share a card, or take it back; the next page offers to undo it."""
    which = chosen(Card, card)
    audience = chosen(Audience, request.POST.get("audience") or request.POST.get("token"))
    before = cards_page(request.actor, circle, detail=which.dutch).card(which).audience
    commands.share_card(actor=request.actor, circle=circle, card=which, audience=audience)
    taken_back = audience is Audience.ONLY_ME
    offer_undo(
        request,
        url=request.path,
        text=gettext("Teruggenomen. Alleen u leest dit.") if taken_back else gettext("Gedeeld."),
        token=before.code,
    )
    return see_other(f"{reverse('conversation:prepare', args=[circle])}#{which.code}")


@known
@require_safe
def shared(request: KnownRequest, circle: UUID) -> HttpResponse:
    """What the resident shared with everyone at the table."""
    called, cards = shared_with_circle(request.actor, circle)
    return render(request, "conversation/shared.html", {"called": called, "cards": cards})
