"""The map as a list for a rekenblad, with heads that we read back the same way. No cell is ever worked out."""

import csv
import io
from typing import Any

from kanteling.apps.social_map.queries.views import EntryView, entries, views
from kanteling.apps.social_map.rules.entries import LANGUAGES
from kanteling.apps.social_map.rules.spreadsheet_cells import safe
from kanteling.apps.social_map.rules.spreadsheet_columns import Column
from kanteling.apps.social_map.rules.times import Time
from kanteling.foundation.actor import Actor

_COLUMNS = (
    Column.KEY, Column.TITLE, Column.TEXT, Column.KIND, Column.ORGANISATION, Column.PLACE, Column.ADDRESS, Column.POSTCODE,
    Column.TOWN, Column.WHEN, Column.COST, Column.AUDIENCE, Column.JOIN, Column.CONTACT, Column.PHONE, Column.MAIL,
    Column.SITE, Column.CAPACITY, Column.LANGUAGES, Column.PLAIN_WORDS,
)  # fmt: skip


def as_csv(actor: Actor) -> bytes:
    """Everything that is on the map; UTF-8 with a mark and semicolons, as a Dutch rekenblad opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.dutch for column in _COLUMNS])
    for view in views(actor, entries(actor).filter(withdrawn_at=None).order_by("title", "pk")):
        said = _said(view)
        writer.writerow([safe(str(said[column])) for column in _COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _said(view: EntryView) -> dict[Column, Any]:
    place = view.place
    return {
        Column.KEY: view.id,
        Column.TITLE: view.title,
        Column.TEXT: view.text,
        Column.KIND: "; ".join(view.topics) or view.kind.dutch,
        Column.ORGANISATION: view.organisation.name if view.organisation else "",
        Column.PLACE: place.name if place else "",
        Column.ADDRESS: place.address if place else "",
        Column.POSTCODE: place.postcode if place else "",
        Column.TOWN: place.city if place else "",
        Column.WHEN: "; ".join(_moment(each) for each in view.times),
        Column.COST: view.cost_text or _euros(view),
        Column.AUDIENCE: view.for_whom,
        Column.JOIN: view.next_step,
        Column.CONTACT: view.contact_name,
        Column.PHONE: view.phone,
        Column.MAIL: view.mail,
        Column.SITE: view.link,
        Column.CAPACITY: "" if view.capacity is None else view.capacity,
        Column.LANGUAGES: ", ".join(LANGUAGES.get(code, code) for code in view.languages),
        Column.PLAIN_WORDS: view.plain_words,
    }


def _euros(view: EntryView) -> str:
    if view.cost_cents is None:
        return "" if view.cost.code == "unknown" else view.cost.dutch
    return "gratis" if view.cost_cents == 0 else f"€ {view.cost_cents // 100},{view.cost_cents % 100:02}"


def _moment(moment: Time) -> str:
    if moment.words:
        return moment.words
    day = moment.day.dutch if moment.day else (moment.first.isoformat() if moment.first else "")
    hours = "-".join(each.strftime("%H:%M") for each in (moment.starts, moment.ends) if each)
    return f"{day} {hours}".strip()
