"""Writing on the map: who keeps an entry changes it; everybody who lives here can start something of their own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.queries import keeping as keeping_queries
from kanteling.apps.social_map.queries.pages import entry_page, organisation_page
from kanteling.apps.social_map.rules.entries import (
    LANGUAGES,
    Access,
    Accessible,
    Audience,
    Cost,
    Kind,
    NoEntry,
    Rung,
)
from kanteling.apps.social_map.rules.freshness import Gone
from kanteling.apps.social_map.rules.times import Day
from kanteling.apps.social_map.web.forms import EntryForm, time_rows, typed
from kanteling.apps.social_map.web.views import layout_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import Refused
from kanteling.platform.access import known
from kanteling.platform.undo import offer_undo
from kanteling.platform.web import KnownRequest, see_other

GET_POST = ["GET", "HEAD", "POST"]
WRITES_AN_HOUR, HOUR = 20, 3600
FIELD = {
    NoEntry.TITLE: "title", NoEntry.TEXT: "text", NoEntry.NEXT_STEP: "next_step", NoEntry.TIMES: "day_0",
    NoEntry.SEASON: "day_0", NoEntry.CAPACITY: "capacity",
}  # fmt: skip
WRITERS = frozenset({Role.FUNCTIONAL_MANAGER, Role.TEAM_MEMBER})


@known
@require_http_methods(GET_POST)
def publish(request: KnownRequest, organisation: UUID | None = None) -> HttpResponse:
    """Put something new on the map."""
    if organisation is not None and not organisation_page(request.actor, organisation).may_change:
        raise Refused((NoEntry.NOT_YOURS,))
    if organisation is None and not request.actor.roles & WRITERS:
        return see_other("social_map:start")

    def write(form: EntryForm) -> UUID:
        return commands.publish_entry(
            actor=request.actor, words=form.words(None, _places(request.actor)), organisation=organisation
        )

    return _entry_form(request, write, None, _("Iets nieuws op de kaart"))


@known
@require_http_methods(GET_POST)
def start(request: KnownRequest) -> HttpResponse:
    """Begin something as a resident."""

    def write(form: EntryForm) -> UUID:
        words = form.words(None, _places(request.actor))
        if words.kind is not Kind.INITIATIVE:
            return commands.publish_entry(actor=request.actor, words=words, own=True)
        return commands.start_initiative(
            actor=request.actor,
            words=words,
            need=request.POST.get("need", ""),
            budget_text=request.POST.get("budget", "")[:200],
            called=request.actor.called if request.POST.get("named") else "",
        )

    return _entry_form(request, write, None, _("Begin iets in uw buurt"), own=True)


@known
@require_http_methods(GET_POST)
def change(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Let an entry say something else."""
    page = entry_page(request.actor, entry)
    if not page.may_change:
        raise Refused((NoEntry.NOT_YOURS,))

    def write(form: EntryForm) -> UUID:
        read = request.POST.get("version", "")
        change = commands.change_entry(
            actor=request.actor,
            entry=entry,
            read=int(read) if read.isdigit() else 0,
            words=form.words(page.view, _places(request.actor)),
        )
        undo_url = reverse("social_map:undo", args=[entry, change])
        offer_undo(request, url=undo_url, text=_("Bewaard, en meteen bevestigd."))
        return entry

    return _entry_form(request, write, page.view, _("Wat klopt er niet meer?"))


def _places(actor: Actor) -> dict[str, UUID]:
    return {str(place): place for place, _name in keeping_queries.places(actor)}


def _entry_form(
    request: KnownRequest, write: Callable[[EntryForm], UUID], view: Any, title: str, *, own: bool = False
) -> HttpResponse:
    form = EntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entry = write(form)
        except Refused as refused:
            places = [FIELD.get(reason) for reason in refused.reasons]  # type: ignore[call-overload]
            if not all(places):
                raise
            for reason, place in zip(refused.reasons, places, strict=True):
                form.add_error(place if place in form.fields else None, _(reason.dutch))
        else:
            return see_other("social_map:entry", entry)
    given = form.data if form.is_bound else typed(view)
    many = {
        name: request.POST.getlist(name) if form.is_bound else given.get(name, [])
        for name in ("audience", "languages", "accessibility")
    }
    kinds = [Kind.INITIATIVE, Kind.ROLE, Kind.RIDE] if own else list(Kind)
    shown = {
        "layout": layout_of(request),
        "form": form,
        "errors": [
            {"field": "title" if name == "__all__" else name, "text": str(found[0])}
            for name, found in form.errors.items()
        ],
        "title": title,
        "given": given,
        "many": many,
        "view": view,
        "own": own,
        "times": time_rows(view, form.data if form.is_bound else None),
        "places": [{"value": str(pk), "label": name} for pk, name in keeping_queries.places(request.actor)],
        "kinds": [{"value": kind.code, "label": _(kind.dutch)} for kind in kinds],
        **{
            name: [{"value": code, "label": _(dutch)} for code, dutch in pairs]
            for name, pairs in (
                ("days", Day.choices()), ("audience", Audience.choices()), ("rungs", Rung.choices()),
                ("access", Access.choices()), ("costs", Cost.choices()), ("languages", LANGUAGES.items()),
                ("accessible", Accessible.choices()),
            )
        },
    }  # fmt: skip
    return render(request, "social_map/form.html", shown, status=422 if form.errors else 200)


@known
@require_POST
def undo(request: KnownRequest, entry: UUID, change: UUID) -> HttpResponse:
    """Let it say again what it said."""
    commands.undo_change(actor=request.actor, change=change)
    messages.success(request, _("Het staat er weer zoals het was."))
    return see_other("social_map:entry", entry)


@known
@require_POST
def confirm(request: KnownRequest, entry: UUID) -> HttpResponse:
    """It is still so."""
    commands.confirm_entry(actor=request.actor, entry=entry)
    messages.success(request, _("Bevestigd. Dank u wel."))
    return see_other("social_map:entry", entry)


@known
@require_POST
def withdraw(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Take it off the map."""
    why = request.POST.get("why", Gone.STOPPED.code)
    commands.withdraw_entry(
        actor=request.actor, entry=entry, why=Gone(why if why in {each.code for each in Gone} else "stopped")
    )
    offer_undo(request, url=reverse("social_map:restore", args=[entry]), text=_("Het is van de kaart."))
    return see_other("social_map:entry", entry)


@known
@require_POST
def restore(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Put it back."""
    commands.restore_entry(actor=request.actor, entry=entry)
    messages.success(request, _("Het staat weer op de kaart."))
    return see_other("social_map:entry", entry)
