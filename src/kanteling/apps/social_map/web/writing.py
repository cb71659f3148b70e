"""Writing on the map: who keeps an entry changes it; everybody can propose, remark, and start something of their own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.commands.asking import SALT, letter
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
from kanteling.apps.social_map.rules.freshness import Gone, NoConfirmation
from kanteling.apps.social_map.rules.initiatives import Hurdle, Joins, NoInitiative
from kanteling.apps.social_map.rules.remarks import Because, NoProposal
from kanteling.apps.social_map.rules.times import Day
from kanteling.apps.social_map.web.forms import EntryForm, date_of, time_rows, typed
from kanteling.apps.social_map.web.views import layout_of
from kanteling.apps.social_map.web.wording import facts
from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import MunicipalityId
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.access import known
from kanteling.platform.db import acting
from kanteling.platform.pace import keep_pace
from kanteling.platform.undo import offer_undo
from kanteling.platform.visiting import NOBODY, visiting
from kanteling.platform.web import KnownRequest, back, see_other

GET_POST = ["GET", "HEAD", "POST"]
WRITES_AN_HOUR, HOUR = 20, 3600
FIELD = {
    NoEntry.TITLE: "title", NoEntry.TEXT: "text", NoEntry.NEXT_STEP: "next_step", NoEntry.TIMES: "day_0",
    NoEntry.SEASON: "day_0", NoEntry.CAPACITY: "capacity",
}  # fmt: skip
WRITERS = frozenset({Role.FUNCTIONAL_MANAGER, Role.TEAM_MEMBER})


# --- putting on the map and changing ----------------------------------------------------------------------------


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


# --- what anybody can say ---------------------------------------------------------------------------------------


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


# --- keeping ----------------------------------------------------------------------------------------------------


@known
@require_safe
def keeping(request: KnownRequest) -> HttpResponse:
    """What waits for who keeps the map, or a part of it."""
    page = keeping_queries.keeping_page(request.actor)
    return render(request, "social_map/keeping.html", {"layout": layout_of(request), "page": page})


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


# --- initiatives ------------------------------------------------------------------------------------------------


@known
@require_POST
def join(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Help, come along, or stop."""
    part = request.POST.get("part", "")
    if part == "leave":
        commands.leave_initiative(actor=request.actor, entry=entry)
        messages.success(request, _("U doet niet meer mee."))
    elif part in (Joins.HELPS.code, Joins.COMES.code):
        called = request.actor.called if request.POST.get("named") else ""
        commands.join_initiative(actor=request.actor, entry=entry, joins=Joins(part), called=called)
        messages.success(request, _("U doet mee. Fijn dat u dat laat weten."))
    else:
        raise NotForYou
    return see_other("social_map:entry", entry)


@known
@require_POST
def co_runner(request: KnownRequest, entry: UUID, joined: UUID) -> HttpResponse:
    """Let somebody who helps run it too."""
    commands.let_run(actor=request.actor, entry=entry, joined=joined)
    messages.success(request, _("U draagt dit nu samen."))
    return see_other("social_map:entry", entry)


@known
@require_http_methods(GET_POST)
def needs(request: KnownRequest, entry: UUID) -> HttpResponse:
    """What an initiative needs now."""
    page = entry_page(request.actor, entry)
    if page.initiative is None or not page.initiative.may_run:
        raise Refused((NoInitiative.NOT_YOURS,))
    if request.method == "POST":
        read = request.POST.get("version", "")
        commands.change_initiative(
            actor=request.actor,
            entry=entry,
            read=int(read) if read.isdigit() else -1,
            need=request.POST.get("need", "")[:2000],
            budget_cents=page.initiative.budget_cents,
            budget_text=request.POST.get("budget", "")[:200],
        )
        messages.success(request, _("Bewaard."))
        return see_other("social_map:entry", entry)
    return render(request, "social_map/needs.html", {"layout": layout_of(request), "page": page, "view": page.view})


@known
@require_http_methods(GET_POST)
def raise_hurdle(request: KnownRequest, entry: UUID) -> HttpResponse:
    """Ask somebody else for something, with a day for the answer."""
    page = entry_page(request.actor, entry)
    if page.initiative is None or not page.initiative.may_run:
        raise Refused((NoInitiative.NOT_YOURS,))
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        kind = Hurdle.CHALLENGE if request.POST.get("kind") == Hurdle.CHALLENGE.code else Hurdle.OBSTACLE
        try:
            day = date_of(request.POST.get("answer_by"))
            if day is None:
                raise Refused((NoInitiative.ANSWER_BY,))
            commands.raise_obstacle(
                actor=request.actor,
                entry=entry,
                kind=kind,
                words=request.POST.get("words", "")[:2000],
                addressee=request.POST.get("addressee", ""),
                answer_by=day,
                offer=request.POST.get("offer", "")[:2000],
            )
        except Refused as refused:
            errors = [{"field": reason.code, "text": _(reason.dutch)} for reason in refused.reasons]
        else:
            messages.success(request, _("Uw vraag staat er, met de dag voor het antwoord."))
            return see_other("social_map:entry", entry)
    shown = {
        "layout": layout_of(request),
        "view": page.view,
        "given": request.POST,
        "errors": errors,
        "kinds": [{"value": each.code, "label": _(each.dutch)} for each in Hurdle],
    }
    return render(request, "social_map/hurdle.html", shown, status=422 if errors else 200)


@known
@require_POST
def answer_hurdle(request: KnownRequest, obstacle: UUID) -> HttpResponse:
    """Write down what was answered."""
    commands.answer_obstacle(
        actor=request.actor,
        obstacle=obstacle,
        words=request.POST.get("words", "")[:2000],
        called=request.POST.get("called", "") or request.actor.called,
    )
    messages.success(request, _("Het antwoord staat erbij."))
    return see_other(back(request))
