"""Pages for the map keeper: what stands on the map twice, side by side, made one, and parted again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from kanteling.apps.social_map.commands import exchange_merging as commands
from kanteling.apps.social_map.queries.exchange_doubles import merged, pairs, side_by_side
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.merging import FIELDS
from kanteling.platform.access import known
from kanteling.platform.undo import offer_undo
from kanteling.platform.web import KnownRequest, see_other


@require_GET
@known
def doubles(request: KnownRequest) -> HttpResponse:
    """Pairs that look alike, and what was merged before."""
    found, many = pairs(request.actor)
    rows = [
        {
            "one": pair.one,
            "other": pair.other,
            "titles": pair.titles,
            "why": ", ".join(gettext(sign.dutch) for sign in pair.signs),
        }
        for pair in found
    ]
    page = {"pairs": rows, "more": many - len(rows), "merged": merged(request.actor)}
    return render(request, "social_map/exchange_doubles.html", {"page": page})


@require_GET
@known
def pair(request: KnownRequest, one_entry: UUID, other_entry: UUID) -> HttpResponse:
    """Two entries side by side; the first is kept, and each part is chosen."""
    kept, gone, signs = side_by_side(request.actor, one_entry, other_entry)
    page = {
        "one": kept.id,
        "other": gone.id,
        "titles": (kept.title, gone.title),
        "who": (_who(kept), _who(gone)),
        "versions": f"{kept.version}-{gone.version}",
        "why": [gettext(sign.dutch) for sign in signs],
        "fields": [row for row in (_row(field, kept, gone) for field in FIELDS) if row["differs"]],
    }
    return render(request, "social_map/exchange_pair.html", {"page": page})


def _who(view: EntryView) -> str:
    return view.organisation.name if view.organisation else ""


def _row(field: Any, kept: EntryView, gone: EntryView) -> dict[str, Any]:
    values = _shown(field.name, kept), _shown(field.name, gone)
    better = bool(values[1]) and not values[0]
    return {
        "name": field.name,
        "label": gettext(field.dutch),
        "values": values,
        "differs": values[0] != values[1],
        "other": better,
    }


def _shown(name: str, view: EntryView) -> str:
    if name == "times":
        return "; ".join(_moment(each) for each in view.times)
    if name == "place":
        return view.place.line if view.place else ""
    if name == "cost":
        return view.cost_text or gettext(view.cost.dutch)
    if name == "contact":
        return ", ".join(filter(None, (view.contact_name, view.phone, view.mail, view.link)))
    return str(getattr(view, name))


def _moment(moment: Any) -> str:
    day = gettext(moment.day.dutch) if moment.day else (moment.first.strftime("%d-%m-%Y") if moment.first else "")
    hours = "–".join(each.strftime("%H.%M") for each in (moment.starts, moment.ends) if each)
    return " ".join(filter(None, (day, hours))) or moment.words


@require_POST
@known
def merge(request: KnownRequest, one_entry: UUID, other_entry: UUID) -> HttpResponse:
    """Make them one."""
    take = [field.name for field in FIELDS if request.POST.get(field.name) == "other"]
    made = commands.merge(actor=request.actor, kept=one_entry, gone=other_entry, take=take, read=_versions(request))
    offer_undo(request, url=reverse("social_map:part", args=[made]), text=gettext("Samengevoegd."))
    return see_other("social_map:doubles")


def _versions(request: HttpRequest) -> tuple[int, int]:
    said = str(request.POST.get("versions", "")).split("-")
    numbers = [int(each) if each.isascii() and each.isdigit() and len(each) < 9 else -1 for each in said]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (-1, -1)


@require_POST
@known
def apart(request: KnownRequest, one_entry: UUID, other_entry: UUID) -> HttpResponse:
    """Say that these are two things."""
    commands.say_apart(actor=request.actor, one=one_entry, other=other_entry)
    messages.success(request, gettext("Bewaard. Wij vragen het niet nog eens."))
    return see_other("social_map:doubles")


@require_POST
@known
def part(request: KnownRequest, merged: UUID) -> HttpResponse:
    """Undo a merge."""
    commands.part(actor=request.actor, merged=merged)
    messages.success(request, gettext("Ze staan weer allebei op de kaart."))
    return see_other("social_map:doubles")


urlpatterns = [
    path("kaart/dubbel/", doubles, name="doubles"),
    path("kaart/dubbel/<uuid:one_entry>/<uuid:other_entry>/", pair, name="pair"),
    path("kaart/dubbel/<uuid:one_entry>/<uuid:other_entry>/samen/", merge, name="merge"),
    path("kaart/dubbel/<uuid:one_entry>/<uuid:other_entry>/twee/", apart, name="apart"),
    path("kaart/dubbel/<uuid:merged>/los/", part, name="part"),
]
