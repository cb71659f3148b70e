"""Forms of the map: what was typed, as the commands want it. Whether it may be is decided by the rules."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.commands.words import EntryWords
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.entries import LANGUAGES, Access, Accessible, Audience, Cost, Kind, Rung
from kanteling.apps.social_map.rules.times import Day, Time

TIMES = 4
"""Moments that fit on the form; an entry with more keeps the rest as they are."""


class EntryForm(forms.Form):
    """An entry on one page, in the order in which people tell it."""

    kind = forms.ChoiceField(choices=Kind.choices(), error_messages={"required": _("Kies wat het is.")})
    title = forms.CharField(max_length=200, required=False)
    text = forms.CharField(max_length=4000, required=False)
    plain_words = forms.CharField(max_length=1000, required=False)
    for_whom = forms.CharField(max_length=500, required=False)
    audience = forms.MultipleChoiceField(choices=Audience.choices(), required=False)
    rung = forms.ChoiceField(choices=Rung.choices(), required=False)
    place = forms.CharField(required=False)
    reach = forms.CharField(max_length=500, required=False)
    access = forms.ChoiceField(choices=Access.choices(), required=False)
    access_text = forms.CharField(max_length=500, required=False)
    cost = forms.ChoiceField(choices=Cost.choices(), required=False)
    cost_text = forms.CharField(max_length=200, required=False)
    languages = forms.MultipleChoiceField(choices=list(LANGUAGES.items()), required=False)
    accessibility = forms.MultipleChoiceField(choices=Accessible.choices(), required=False)
    capacity = forms.IntegerField(required=False, min_value=0, max_value=100000)
    contact_name = forms.CharField(max_length=200, required=False)
    phone = forms.CharField(max_length=40, required=False)
    mail = forms.EmailField(
        required=False, error_messages={"invalid": _("Dit is geen mailadres. Uw tekst is bewaard.")}
    )
    link = forms.URLField(
        max_length=500, required=False, assume_scheme="https",
        error_messages={"invalid": _("Dit is geen adres van een pagina. Uw tekst is bewaard.")},
    )  # fmt: skip
    next_step = forms.CharField(max_length=1000, required=False)

    def words(self, before: EntryView | None, places: dict[str, UUID]) -> EntryWords:
        """What was typed; what the form does not show stays as it was."""
        given = self.cleaned_data
        kind = Kind(given["kind"])
        start = words_of(before) if before else EntryWords(kind=kind, title="", text="")
        typed: dict[str, Any] = {
            name: given[name]
            for name in (
                "title", "text", "plain_words", "for_whom", "reach", "access_text", "cost_text", "capacity",
                "contact_name", "phone", "mail", "link", "next_step",
            )
        }  # fmt: skip
        lists: dict[str, Any] = {name: tuple(given[name]) for name in ("audience", "languages", "accessibility")}
        times = (*self.times(start.times), *start.times[TIMES:])
        return replace(
            start,
            kind=kind,
            rung=Rung(given["rung"] or Rung.COLLECTIVE.code),
            access=Access(given["access"] or Access.FREE.code),
            cost=Cost(given["cost"] or Cost.UNKNOWN.code),
            cost_cents=0 if given["cost"] == Cost.FREE.code else start.cost_cents,
            place=places.get(given["place"]),
            times=times,
            time_extras=start.time_extras if len(start.times) == len(times) else (),
            **typed,
            **lists,
        )

    def times(self, before: tuple[Time, ...] = ()) -> tuple[Time, ...]:
        """The moments that were typed: a day or a date, with hours. A moment that stood there keeps its season, its rule
        and its words as long as its day stays the same, for the form does not show those.
        """
        found = []
        for number in range(TIMES):
            day, on = self.data.get(f"day_{number}", ""), self.data.get(f"on_{number}", "")
            starts, ends = _hour(self.data.get(f"starts_{number}")), _hour(self.data.get(f"ends_{number}"))
            there = before[number] if number < len(before) else None
            if there is not None and (day, on) == _shown(there):
                found.append(replace(there, starts=starts, ends=ends))
            elif day in {each.code for each in Day}:
                found.append(Time(Day(day), starts, ends))
            elif date_ := date_of(on):
                found.append(Time(None, starts, ends, date_, date_))
        return tuple(found)


def _shown(moment: Time) -> tuple[str, str]:
    """The day and the date of a moment as the form shows them."""
    single = moment.first is not None and moment.first == moment.last
    return moment.day.code if moment.day else "", moment.first.isoformat() if single and moment.first else ""


def _hour(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text or "")
    except ValueError:
        return None


def date_of(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def typed(view: EntryView | None) -> dict[str, Any]:
    """What stands in the form at first."""
    if view is None:
        return {"languages": ["nl"], "access": Access.FREE.code, "cost": Cost.UNKNOWN.code, "rung": "collective"}
    return {
        **{name: getattr(view, name) for name in EntryForm.base_fields if hasattr(view, name)},
        **{name: getattr(view, name).code for name in ("kind", "rung", "access", "cost")},
        "place": str(view.place.id) if view.place else "",
    }


def time_rows(view: EntryView | None, data: Any) -> list[dict[str, Any]]:
    """The rows for moments: what was typed, else what stands."""
    rows = []
    for number in range(TIMES):
        if data:
            row = {name: data.get(f"{name}_{number}", "") for name in ("day", "starts", "ends", "on")}
        else:
            moment = view.times[number] if view and number < len(view.times) else Time()
            day, on = _shown(moment)
            row = {
                "day": day,
                "starts": moment.starts.isoformat("minutes") if moment.starts else "",
                "ends": moment.ends.isoformat("minutes") if moment.ends else "",
                "on": on,
            }
        rows.append({"number": number, "label": number + 1, **row})
    return rows
