"""The board, first meetings, and reports."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.matching import commands
from kanteling.apps.matching.queries import board as queries
from kanteling.apps.matching.queries.suggesting import places
from kanteling.apps.matching.rules.giving import NoMeeting, NoReport, NoticeKind
from kanteling.apps.matching.web import forms, show
from kanteling.apps.matching.web.views.answering import board_name, done, errors, given, place_options
from kanteling.apps.matching.web.views.gifts import NOTICE_FIELDS, notice_form
from kanteling.foundation.actor import Role
from kanteling.platform.access import known
from kanteling.platform.templatetags.words import day
from kanteling.platform.web import KnownRequest, see_other

GET_POST = ["GET", "HEAD", "POST"]
ASK_FIELDS = {
    NoMeeting.PLACE: "place_id",
    NoMeeting.WHEN: "when",
    NoMeeting.CONTACT: "contact",
    NoMeeting.CALLED: "called",
}


@known
@require_safe
def start(request: KnownRequest) -> HttpResponse:
    """Everything that can be given, asked and found."""
    roles = request.actor.roles
    mine = queries.notices_of(request.actor)
    shown = {
        "notices": [show.notice(each) for each in mine if each.kind is not NoticeKind.QUESTION],
        "counted": [show.notice(each) for each in mine if each.kind is NoticeKind.QUESTION],
        "team": Role.TEAM_MEMBER in roles,
        "guards": bool(roles & queries.GUARDS),
        "works": bool(roles),
    }
    return render(request, "matching/start.html", shown)


@known
@require_safe
def board(request: KnownRequest) -> HttpResponse:
    """What hangs on the board."""
    wanted = {"vraag": NoticeKind.REQUEST, "aanbod": NoticeKind.OFFER}.get(request.GET.get("wat", ""))
    lines = [show.notice(each) for each in queries.board(request.actor, wanted)]
    return render(request, "matching/board.html", {"lines": lines, "wanted": wanted.code if wanted else ""})


@known
@require_http_methods(GET_POST)
def new_offer(request: KnownRequest) -> HttpResponse:
    """Hang an offer on the board."""
    return _new(request, NoticeKind.OFFER, _("Iets aanbieden"))


@known
@require_http_methods(GET_POST)
def new_request(request: KnownRequest) -> HttpResponse:
    """Hang a request on the board."""
    return _new(request, NoticeKind.REQUEST, _("Iets vragen"))


def _new(request: KnownRequest, kind: NoticeKind, title: str) -> HttpResponse:
    form = forms.NoticeForm(request.POST or None, places=places(request.actor))
    if request.method == "POST" and form.is_valid():
        words = form.written()
        command = lambda: commands.place_notice(actor=request.actor, kind=kind, words=words)  # noqa: E731
        if done(form, command, NOTICE_FIELDS):  # type: ignore[arg-type]
            messages.success(request, _("Het hangt op het bord. U haalt het weg wanneer u wilt."))
            return see_other("matching:board")
    start = {"title": "", "words": "", "called": board_name(request.actor.called)}
    return notice_form(request, form, start, title, asks=kind is NoticeKind.REQUEST)


@known
@require_http_methods(GET_POST)
def notice(request: KnownRequest, notice: UUID) -> HttpResponse:
    """One notice, and asking to meet."""
    line = queries.notice_of(request.actor, notice)
    form = forms.AskForm(request.POST or None, places=() if line.mine else places(request.actor))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        command = lambda: commands.ask(  # noqa: E731
            actor=request.actor,
            notice=notice,
            called=said["called"],
            contact=said["contact"],
            place=form.where(),
            when=said["when"],
            brings=said["brings"] == "yes",
            words=said["words"],
        )
        if done(form, command, ASK_FIELDS):  # type: ignore[arg-type]
            messages.success(request, _("Gevraagd. Uw gegevens ziet de ander pas als u allebei ja zegt."))
            return see_other("matching:meetings")
    shown = {
        "line": show.notice(line),
        "asked": not line.mine and queries.asked_already(request.actor, notice),
        "form": form,
        "given": given(form, {"called": board_name(request.actor.called), "brings": "no"}),
        "errors": errors(form),
        "places": place_options(form.places.values()),
        "brings": [
            {"value": "yes", "label": _("Ja, ik neem iemand mee")},
            {"value": "no", "label": _("Nee, ik kom alleen")},
        ],
    }
    return render(request, "matching/notice.html", shown, status=422 if form.errors else 200)


@known
@require_POST
def withdraw(request: KnownRequest, notice: UUID) -> HttpResponse:
    """Take one's own notice off the board."""
    commands.withdraw(actor=request.actor, notice=notice)
    messages.success(request, _("Het hangt er niet meer."))
    return see_other("matching:start")


@known
@require_http_methods(GET_POST)
def report(request: KnownRequest, notice: UUID) -> HttpResponse:
    """Report something unpleasant to who guards the board."""
    form = forms.ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        command = lambda: commands.report(actor=request.actor, notice=notice, words=words)  # noqa: E731
        if done(form, command, {NoReport.EMPTY: "words"}):
            messages.success(request, _("Gemeld. De procesbegeleider leest het, en kan u bellen."))
            return see_other("matching:start")
    shown = {"form": form, "given": given(form, {"words": ""}), "errors": errors(form)}
    return render(request, "matching/report.html", shown, status=422 if form.errors else 200)


@known
@require_safe
def meetings(request: KnownRequest) -> HttpResponse:
    """The own first meetings."""
    lines = [show.meeting(each) for each in queries.meetings(request.actor)]
    name = board_name(request.actor.called)
    return render(request, "matching/meetings.html", {"lines": lines, "name": name})


@known
@require_POST
def answer(request: KnownRequest, ask: UUID) -> HttpResponse:
    """Yes, no, seeing off it, or how it went."""
    form = forms.AnswerForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {}
    match said.get("do"):
        case "yes" | "no" as do:
            commands.answer(
                actor=request.actor, ask=ask, yes=do == "yes", called=said["called"], contact=said["contact"],
                words=said["words"],
            )  # fmt: skip
        case "leave":
            commands.leave(actor=request.actor, ask=ask)
        case "real" | "unreal" as do:
            commands.tell(actor=request.actor, ask=ask, real=do == "real", thanks=said["thanks"])
        case _:
            queries.meeting_of(request.actor, ask)
    return see_other("matching:meetings")


@known
@require_safe
def reports(request: KnownRequest) -> HttpResponse:
    """Reports, for who guards the board."""
    lines = [
        {
            "id": each.id,
            "called": each.called,
            "title": each.title,
            "words": each.words,
            "day": day(each.at),
            "handled": day(each.handled_at) if each.handled_at else "",
            "answer": each.answer,
        }
        for each in queries.reports(request.actor)
    ]
    return render(request, "matching/reports.html", {"lines": lines})


@known
@require_POST
def handle(request: KnownRequest, reported: UUID) -> HttpResponse:
    """Say what was done with a report."""
    form = forms.HandleForm(request.POST)
    if form.is_valid():
        commands.handle(
            actor=request.actor,
            reported=reported,
            answer=form.cleaned_data["answer"],
            take_off=form.cleaned_data["take_off"] == "yes",
        )
        messages.success(request, _("Bewaard."))
    else:
        queries.reports(request.actor)
        messages.warning(request, _("Schrijf op wat u deed."))
    return see_other("matching:reports")
