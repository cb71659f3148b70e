"""What is typed, read as the commands want it."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.writing import Fields, Screen

_DAY = {"required": _("Kies een dag. Uw tekst is bewaard."), "invalid": _("Kies een dag. Uw tekst is bewaard.")}
_NUMBER = {"invalid": _("Schrijf een getal, zonder komma. Uw tekst is bewaard."),
           "min_value": _("Schrijf een getal boven nul. Uw tekst is bewaard."),
           "max_value": _("Dit getal is te groot. Uw tekst is bewaard.")}  # fmt: skip


class ProgrammeForm(forms.Form):
    """An area and a period."""

    area = forms.CharField(max_length=10, error_messages={"required": _("Kies een wijk.")})
    since = forms.DateField(error_messages=_DAY)
    until = forms.DateField(error_messages=_DAY)


class AloudForm(forms.Form):
    """Who said what aloud, and who heard it."""

    party = forms.CharField(max_length=12, error_messages={"required": _("Kies voor wie dit geldt.")})
    called = forms.CharField(max_length=100, required=False)
    heard_by = forms.CharField(max_length=200, required=False)
    reason = forms.CharField(max_length=2000, required=False)
    answer = forms.CharField(max_length=10, error_messages={"required": _("Kies wat er gezegd is.")})


class WhomForm(forms.Form):
    """The people."""

    rung_low = forms.IntegerField(required=False, min_value=1, max_value=6, error_messages=_NUMBER)
    rung_high = forms.IntegerField(required=False, min_value=1, max_value=6, error_messages=_NUMBER)
    who = forms.CharField(max_length=200, required=False)
    circumstances = forms.CharField(max_length=2000, required=False)


class ResultForm(forms.Form):
    """How many, to what, from when until when."""

    people = forms.IntegerField(required=False, min_value=1, max_value=100_000, error_messages=_NUMBER)
    least = forms.BooleanField(required=False)
    to = forms.MultipleChoiceField(required=False, choices=To.choices())
    to_words = forms.CharField(max_length=200, required=False)
    since = forms.DateField(required=False, error_messages=_DAY)
    until = forms.DateField(required=False, error_messages=_DAY)


class ApproachForm(forms.Form):
    """How."""

    approach = forms.CharField(max_length=8000, required=False)


class MeansForm(forms.Form):
    """Hours and money."""

    hours = forms.IntegerField(required=False, min_value=0, max_value=10_000, error_messages=_NUMBER)
    money = forms.IntegerField(required=False, min_value=0, max_value=100_000_000, error_messages=_NUMBER)


class NotForm(forms.Form):
    """What not, and how not."""

    not_do = forms.CharField(max_length=8000, required=False)
    not_how = forms.CharField(max_length=8000, required=False)


class RoomForm(forms.Form):
    """Room to try."""

    room = forms.CharField(max_length=8000, required=False)


class CheckForm(forms.Form):
    """What changes."""

    changed = forms.CharField(max_length=300, required=False)


FORMS: dict[Screen, type[forms.Form]] = {
    Screen.WHOM: WhomForm,
    Screen.RESULT: ResultForm,
    Screen.APPROACH: ApproachForm,
    Screen.MEANS: MeansForm,
    Screen.NOT: NotForm,
    Screen.ROOM: RoomForm,
    Screen.CHECK: CheckForm,
}


def filled(written: Fields, form: forms.Form) -> Fields:
    """The fields with what a valid form says."""
    given: dict[str, Any] = dict(form.cleaned_data)
    if "to" in given:
        given["to"] = tuple(To(code) for code in given["to"])
    low, high = given.get("rung_low"), given.get("rung_high")
    if low is not None or high is not None:
        given |= {"rung_low": low if low is not None else high, "rung_high": high if high is not None else low}
    return replace(written, **given)


def typed(written: Fields, data: QueryDict | None) -> dict[str, Any]:
    """What stands in the fields of a screen: what was just typed, or else what was kept."""
    kept = {name: "" if value is None else value for name, value in written.plain().items()}
    if data is None:
        return kept
    return kept | {name: data.get(name, "") for name in kept if name not in ("to", "least")} | {
        "to": data.getlist("to"), "least": bool(data.get("least"))
    }  # fmt: skip


def number_of(text: str) -> int:
    """The number that was read; 0 when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def as_day(day: date | None) -> str:
    """A day as a date field in a browser wants it."""
    return day.isoformat() if day else ""
