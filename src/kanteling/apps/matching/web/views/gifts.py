"""What I can and like to do, and how I get somewhere: for the reader alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.matching import commands
from kanteling.apps.matching.queries import gifts as queries
from kanteling.apps.matching.queries.reach import reach_of
from kanteling.apps.matching.queries.suggesting import places, search_gift
from kanteling.apps.matching.rules import numbers
from kanteling.apps.matching.rules.facts import LANGUAGES, Need
from kanteling.apps.matching.rules.giving import GiftKind, NoGift, Source
from kanteling.apps.matching.rules.times import Day, PartOfDay, as_chosen
from kanteling.apps.matching.rules.travel import Mode
from kanteling.apps.matching.web import forms, show
from kanteling.apps.matching.web.views.answering import board_name, done, errors, given, options, place_options
from kanteling.foundation.actor import Part
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other

GET_POST = ["GET", "HEAD", "POST"]
NOTICE_FIELDS = {
    NoGift.EMPTY: "title",
    NoGift.CALLED: "called",
    NoGift.ADDRESS: "words",
}


@known
@require_http_methods(GET_POST)
def gifts(request: KnownRequest) -> HttpResponse:
    """Everything of the reader; one more can be written down, or taken over from the conversation."""
    form = forms.GiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        source = Source.CONVERSATION if request.POST.get("told") else Source.SELF
        commands.write_gift(
            actor=request.actor,
            kind=GiftKind(form.cleaned_data["kind"]),
            words=form.cleaned_data["words"],
            source=source,
        )
        messages.success(request, _("Bewaard. Alleen u leest dit."))
        return see_other("matching:gifts")
    page = queries.gifts_page(request.actor)
    shown = {
        "gifts": [
            {"id": each.id, "kind": _(each.kind.dutch), "words": each.words, "notice": each.notice}
            for each in page.gifts
        ],
        "told": [{"kind": each.kind.code, "label": _(each.kind.dutch), "words": each.words} for each in page.told],
        "kinds": options(GiftKind),
        "given": given(form, {"kind": GiftKind.CAN.code}),
        "form": form,
        "errors": errors(form),
    }
    return render(request, "matching/gifts.html", shown, status=422 if form.errors else 200)


@known
@require_POST
def remove(request: KnownRequest, gift: UUID) -> HttpResponse:
    """Take a gift away, with its notice."""
    commands.remove_gift(actor=request.actor, gift=gift)
    messages.success(request, _("Het is weg. Ook van het bord, als het daar hing."))
    return see_other("matching:gifts")


@known
@require_http_methods(GET_POST)
def offer(request: KnownRequest, gift: UUID) -> HttpResponse:
    """Hang a gift on the board, in words and under a name of one's own choice."""
    line = queries.gift_of(request.actor, gift)
    form = forms.NoticeForm(request.POST or None, places=places(request.actor))
    if request.method == "POST" and form.is_valid():
        words = form.written()
        command = lambda: commands.offer_gift(actor=request.actor, gift=gift, words=words)  # noqa: E731
        if done(form, command, NOTICE_FIELDS):  # type: ignore[arg-type]
            messages.success(request, _("Het hangt op het bord. U haalt het weg wanneer u wilt."))
            return see_other("matching:gifts")
    title = line.words.split("\n")[0].split(". ")[0].strip(" .")[:120]
    start = {"title": title, "words": "", "called": board_name(request.actor.called)}
    return notice_form(request, form, start, _("Bied het aan"), gift=line.words)


def notice_form(
    request: KnownRequest,
    form: forms.NoticeForm,
    start: dict[str, str],
    title: str,
    *,
    gift: str = "",
    asks: bool = False,
) -> HttpResponse:
    """The form of a notice, for a gift, an offer or a request."""
    shown = {
        "title": title,
        "gift": gift,
        "asks": asks,
        "form": form,
        "given": given(form, start),
        "errors": errors(form),
        "days": options(Day),
        "parts": options(PartOfDay),
        "places": place_options(form.places.values()),
        "yes_no": [{"value": code, "label": str(label)} for code, label in forms.YES_NO],
    }
    return render(request, "matching/notice_form.html", shown, status=422 if form.errors else 200)


@known
@require_safe
def fits(request: KnownRequest, gift: UUID) -> HttpResponse:
    """Open roles and requests that go with an own gift. Nobody else learns of it."""
    words, searched = search_gift(request.actor, gift)
    shown = {"words": words, "gift": gift, "no_reach": searched.reach is None, **show.suggestions(searched)}
    return render(request, "matching/gift_fits.html", shown)


@known
@require_http_methods(GET_POST)
def reach(request: KnownRequest) -> HttpResponse:
    """How I get somewhere: told once, private."""
    form = forms.ReachForm(request.POST or None, places=places(request.actor))
    if request.method == "POST" and form.is_valid():
        commands.tell_reach(actor=request.actor, told=form.told())
        messages.success(request, _("Bewaard. Alleen u leest dit, en uw tafel als u dat wilt."))
        return see_other("matching:start")
    told = reach_of(request.actor)
    days, parts = as_chosen(told.windows) if told else ((), ())
    start = {
        "near": str(told.near_id or "") if told else "",
        "modes": [mode.code for mode in told.modes] if told else [],
        "longest": told.longest if told else numbers.LONGEST.on(clock.today()),
        "days": [each.code for each in days],
        "parts": [each.code for each in parts],
        "languages": list(told.languages) if told else [],
        "needs": list(told.needs) if told else [],
        "most": "" if told is None or told.most_cents is None else str(told.most_cents),
        "shared": "yes" if told and told.shared else "no",
    }
    shown = {
        "form": form,
        "given": given(form, start),
        "errors": errors(form),
        "modes": options(Mode),
        "longest": [{"value": each, "label": _minutes(each)} for each, _label in forms.LONGEST],
        "days": options(Day),
        "parts": options(PartOfDay),
        "languages": [{"value": code, "label": _(name)} for code, name in LANGUAGES.items()],
        "needs": options(Need),
        "most": [{"value": code, "label": str(label)} for code, label in forms.MOST],
        "places": place_options(form.places.values()),
        "has_table": bool(request.actor.circles(Part.OWN)),
        "yes_no": [{"value": code, "label": str(label)} for code, label in forms.YES_NO],
    }
    return render(request, "matching/reach.html", shown, status=422 if form.errors else 200)


def _minutes(many: int) -> str:
    return _("%(n)s minuten") % {"n": many} if many else _("Maakt niet uit")
