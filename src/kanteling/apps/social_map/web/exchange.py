"""Pages for who keeps the map or an organisation: bringing a list, repairing it, putting it on the map."""

import re
from typing import Any, BinaryIO, cast
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kanteling.apps.social_map.commands import exchange_work as commands
from kanteling.apps.social_map.commands.exchange_lists import throw_away
from kanteling.apps.social_map.commands.exchange_out import take_list_out, take_out
from kanteling.apps.social_map.queries.exchange_lists import (
    arrival_of,
    arrivals,
    door,
    list_page,
    waiting_lists,
)
from kanteling.apps.social_map.queries.exchange_packages import as_zip
from kanteling.apps.social_map.queries.exchange_work import Waiting, what_waits
from kanteling.apps.social_map.rules.exchanging import PAGE_BYTES, Form
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused
from kanteling.apps.social_map.web.exchange_shown import came, package, shown, work
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.uploads import was_too_big
from kanteling.platform.web import KnownRequest, see_other

_CELL = re.compile(r"cel-(\d{1,9})-([a-z_]{1,20})")
_CHOICE = re.compile(r"keus-(\d{1,9})")


@require_http_methods(["GET", "POST"])
@known
def lists(request: KnownRequest) -> HttpResponse:
    """Send a list; go on with one that waits; what came before; and take the map out."""
    problem: list[dict[str, str]] = []
    manages, kept = door(request.actor)
    if request.method == "POST":
        try:
            return see_other("social_map:list", _sent(request))
        except FileRefused as refused:
            problem = [{"field": "file", "text": _said(refused)}]
    page = {
        "manages": manages,
        "kept": [{"value": str(pk), "label": name} for pk, name in kept],
        "waiting": waiting_lists(request.actor),
        "arrivals": arrivals(request.actor),
    }
    return render(
        request, "social_map/exchange_lists.html", {"page": page, "errors": problem}, status=422 if problem else 200
    )


def _sent(request: KnownRequest) -> UUID:
    file = request.FILES.get("file")
    if was_too_big(request):
        raise FileRefused(FileReason.TOO_BIG, f"meer dan {PAGE_BYTES.on(clock.today()) // 1_000_000} MB")
    if file is None or file.file is None:
        raise FileRefused(FileReason.NO_FILE)
    organisation = _id(request.POST.get("organisation", ""))
    stream = cast(BinaryIO, file.file)
    return commands.send(actor=request.actor, stream=stream, name=file.name or "", organisation=organisation)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _said(refused: FileRefused) -> str:
    text = gettext(refused.reason.dutch)
    return f"{text} ({refused.where})" if refused.where else text


@require_GET
@known
def one_list(request: KnownRequest, sheet: UUID) -> HttpResponse:
    """What a list would do and what is still wrong in it; how far the work on it is; or what came of it."""
    done = arrival_of(request.actor, sheet)
    if done is not None:
        return render(request, "social_map/exchange_came.html", {"page": came(done)})
    waiting = what_waits(request.actor, sheet)
    if not waiting.ready or (waiting.work is not None and waiting.work.busy):
        return render(request, "social_map/exchange_work.html", {"page": work(waiting)})
    if waiting.form is Form.HSDS:
        return render(request, "social_map/exchange_package.html", {"page": package(waiting)})
    return _looked_through(request, waiting)


def _looked_through(request: KnownRequest, waiting: Waiting) -> HttpResponse:
    start = request.GET.get("vanaf", "")
    page = list_page(request.actor, waiting.id, int(start) if start.isdecimal() and len(start) < 7 else 0)
    return render(request, "social_map/exchange_list.html", {"page": shown(page) | {"work": work(waiting)}})


@require_POST
@known
def columns(request: KnownRequest, sheet: UUID) -> HttpResponse:
    """Say what each column means."""
    chosen = request.POST.getlist("column")
    commands.name_columns(actor=request.actor, waiting=sheet, read=_version(request), columns=chosen)
    messages.success(request, gettext("Bewaard. Een volgende lijst met deze koppen lezen wij net zo."))
    return see_other("social_map:list", sheet)


@require_POST
@known
def repair(request: KnownRequest, sheet: UUID) -> HttpResponse:
    """Put other words in the wrong cells, and choose what to do with doubles."""
    cells = {(int(found[1]), found[2]): text for name, text in _posted(request) if (found := _CELL.fullmatch(name))}
    choices = {int(found[1]): text for name, text in _posted(request) if (found := _CHOICE.fullmatch(name))}
    commands.repair(actor=request.actor, waiting=sheet, read=_version(request), cells=cells, choices=choices)
    messages.success(request, gettext("Bewaard. Er staat nog niets op de kaart."))
    return see_other("social_map:list", sheet)


def _posted(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, text) for name, text in request.POST.items() if isinstance(text, str)]


@require_POST
@known
def publish(request: KnownRequest, sheet: UUID) -> HttpResponse:
    """Put everything that is good on the map."""
    commands.publish(actor=request.actor, waiting=sheet, read=_version(request))
    return see_other("social_map:list", sheet)


@require_POST
@known
def stop(request: KnownRequest, sheet: UUID) -> HttpResponse:
    """Do not go on with it."""
    commands.stop(actor=request.actor, waiting=sheet)
    messages.success(request, gettext("Gestopt. Er is niets op de kaart veranderd."))
    return see_other("social_map:list", sheet)


@require_POST
@known
def again(request: KnownRequest, sheet: UUID) -> HttpResponse:
    """Look it through again, after it was stopped."""
    commands.weigh_again(actor=request.actor, waiting=sheet)
    return see_other("social_map:list", sheet)


@require_POST
@known
def away(request: KnownRequest, sheet: UUID) -> HttpResponse:
    """Throw the list away."""
    throw_away(actor=request.actor, waiting=sheet)
    messages.success(request, gettext("De lijst is weg. Er is niets op de kaart veranderd."))
    return see_other("social_map:lists")


@require_GET
@known
def out(request: KnownRequest, form: str) -> HttpResponse:
    """The map as a file: HSDS for other systems, or a list for a rekenblad."""
    if form == "hsds.zip":
        tables = take_out(actor=request.actor)
        return _file(as_zip(tables, "Sociale kaart"), "application/zip", "sociale-kaart-hsds.zip")
    return _file(take_list_out(actor=request.actor), "text/csv; charset=utf-8", "sociale-kaart.csv")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{quote(name)}"'
    return answer


def _version(request: HttpRequest) -> int:
    said: Any = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else -1


urlpatterns = [
    path("kaart/lijsten/", lists, name="lists"),
    path("kaart/lijsten/<uuid:sheet>/", one_list, name="list"),
    path("kaart/lijsten/<uuid:sheet>/kolommen/", columns, name="list_columns"),
    path("kaart/lijsten/<uuid:sheet>/herstel/", repair, name="list_repair"),
    path("kaart/lijsten/<uuid:sheet>/zet-op-de-kaart/", publish, name="list_publish"),
    path("kaart/lijsten/<uuid:sheet>/stop/", stop, name="list_stop"),
    path("kaart/lijsten/<uuid:sheet>/opnieuw/", again, name="list_again"),
    path("kaart/lijsten/<uuid:sheet>/weg/", away, name="list_away"),
    path("kaart/uit/kaart.csv", out, {"form": "csv"}, name="out_csv"),
    path("kaart/uit/hsds.zip", out, {"form": "hsds.zip"}, name="out_hsds"),
]
