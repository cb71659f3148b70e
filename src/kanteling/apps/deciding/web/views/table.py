"""The table and its closed time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.queries.table import TablePage, table_page
from kanteling.apps.deciding.web import again, show
from kanteling.platform.access import known
from kanteling.platform.headers import live_address
from kanteling.platform.web import KnownRequest


@known
@require_safe
def table(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The meeting: the open table, the dark room, or the closed door."""
    page = table_page(request.actor, circle, again=again.reads_again(request, request.actor, circle))
    return render(request, _template(page), _context(request, page))


def _template(page: TablePage) -> str:
    if page.outside:
        return "deciding/door.html"
    return "deciding/closed.html" if page.door and not page.door.open else "deciding/table.html"


def _context(request: KnownRequest, page: TablePage) -> dict[str, object]:
    you, live = request.actor.person, live_address(request)
    door = page.door
    return {
        "page": page,
        "door": door,
        "closed": bool(door and not door.open),
        "chairs": [{"initials": each.initials, "name": each.called} for each in page.chairs],
        "seats": [
            {"initials": each.initials, "name": _("U") if each.you else each.called, "relation": each.relation}
            for each in page.chairs
        ],
        "advisers": [show.adviser(each) for each in page.advisers],
        "waiting": show.waiting([f"{each.called} ({each.relation})" for each in page.advisers]),
        "guides": [each.called for each in page.advisers if each.kind == "process_guide"],
        "proposals": [
            {
                "id": each.id,
                "title": each.title,
                "text": each.text,
                "tag": show.tag(each),
                "seats": [show.seat(one) for one in each.seats],
                "url": reverse("deciding:proposal", kwargs={"proposal": each.id}),
            }
            for each in page.proposals
        ],
        "information": show.information(page.information),
        "questions": show.questions(page.questions, you),
        "frames": [show.frame(each) for each in page.frames],
        "make_url": _make(request, page),
        **show.call(page.call),
        "live_url": f"{live}/live/{page.circle}" if live else "",
        "fragment": again.fragment_address(request, request.actor, page.circle),
    }


def _make(request: HttpRequest, page: TablePage) -> str:
    """Where the draft becomes a proposal."""
    try:
        where = reverse("plans:propose", kwargs={"circle": page.circle})
    except NoReverseMatch:
        return ""
    return f"{where}?draft={page.door.id}" if page.door and page.door.text else where


def _table(circle: UUID) -> HttpResponse:
    return redirect("deciding:table", circle=circle)


@known
@require_POST
def start(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Close the door."""
    commands.start_closed_time(actor=request.actor, circle=circle)
    return _table(circle)


@known
@require_POST
def extend(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Ten minutes more."""
    commands.extend_closed_time(actor=request.actor, circle=circle)
    messages.success(request, _("Er zijn 10 minuten bij."))
    return _table(circle)


@known
@require_POST
def end(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Open the door; when text came along with the button, it is saved first."""
    if "text" in request.POST:
        _write(request, circle)
    commands.end_closed_time(actor=request.actor, circle=circle)
    return _table(circle)


@known
@require_POST
def write(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Save the draft: by itself while typing (JSON), or by the button."""
    written = _write(request, circle)
    if request.headers.get("X-Draft"):
        return JsonResponse({"number": written.number, "beside": written.beside, "other": written.other_text})
    if written.beside:
        messages.warning(request, _("Iemand anders schreef net ook. Beide teksten zijn bewaard."))
    else:
        messages.success(request, _("Bewaard."))
    return _table(circle)


def _write(request: KnownRequest, circle: UUID) -> commands.Written:
    read = request.POST.get("version", "")
    return commands.write_draft(
        actor=request.actor,
        circle=circle,
        text=request.POST.get("text", ""),
        read=int(read) if read.isdigit() else 0,
    )
