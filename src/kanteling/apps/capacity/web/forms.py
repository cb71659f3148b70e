"""What comes in from the pages about room: only its shape; whether it may be decides the rule."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kanteling.apps.capacity.rules.hours import KEPT, Kind
from kanteling.apps.capacity.rules.room import Went
from kanteling.apps.capacity.web.parse import Hours

_DAY = {"required": _("Kies een dag. Uw tekst is bewaard."), "invalid": _("Kies een dag. Uw tekst is bewaard.")}
_NUMBER = {
    "required": _("Vul een getal in."),
    "invalid": _("Vul een getal in."),
    "min_value": _("Dit getal is te klein."),
    "max_value": _("Dit getal is te groot."),
}


class WeekForm(forms.Form):
    """Hours for each of the seven kinds."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        for kind in Kind:
            self.fields[kind.code] = Hours(required=False)


class CalendarForm(forms.Form):
    """A calendar as a file."""

    file = forms.FileField(
        max_length=255, allow_empty_file=True, error_messages={"required": _("Kies een bestand.")}
    )


class FollowForm(forms.Form):
    """Where one's own calendar stands. The rule says whether we may call there."""

    address = forms.CharField(max_length=1000, error_messages={"required": _("Plak het adres van uw agenda.")})


class JoinForm(forms.Form):
    """Belonging to a team."""

    team = forms.UUIDField(error_messages={"required": _("Kies een team."), "invalid": _("Kies een team.")})
    hours = forms.FloatField(error_messages=_NUMBER)


class BeginForm(forms.Form):
    """A new team."""

    name = forms.CharField(max_length=100, required=False)


class TimeOffForm(forms.Form):
    """Days on which one does not work."""

    first = forms.DateField(error_messages=_DAY)
    last = forms.DateField(error_messages=_DAY)


class ReserveForm(forms.Form):
    """Hours a week for each kind that can be reserved."""

    outreach = Hours()
    collective = Hours()


class PlanForm(forms.Form):
    """A piece of work in the reserved hours."""

    title = forms.CharField(max_length=100, error_messages={"required": _("Geef het een korte naam.")})
    kind = forms.ChoiceField(
        choices=[(kind.code, kind.dutch) for kind in KEPT], error_messages={"required": _("Kies een soort.")}
    )
    hours = Hours()
    first = forms.DateField(error_messages=_DAY)
    last = forms.DateField(required=False, error_messages=_DAY)


class BandForm(forms.Form):
    """How many questions fit."""

    low = forms.IntegerField(min_value=0, max_value=200, error_messages=_NUMBER)
    high = forms.IntegerField(min_value=0, max_value=200, error_messages=_NUMBER)


class FateForm(forms.Form):
    """How a piece of work went; how many hours were lost."""

    week = forms.DateField(error_messages=_DAY)
    went = forms.ChoiceField(choices=Went.choices(), error_messages={"required": _("Kies hoe het ging.")})
    lost = Hours(required=False)


class AnswerForm(forms.Form):
    """An answer in words."""

    words = forms.CharField(max_length=4000, required=False)


class Contracts(forms.CharField):
    """Hours a week of each colleague in one line: ``28 28 24,5 36``."""

    def clean(self, value: Any) -> Any:
        """As numbers; nothing is an empty list."""
        words = str(super().clean(value)).replace(",", ".").replace(";", " ").split()
        try:
            found = [float(word) for word in words]
        except ValueError:
            found = [-1.0]
        if len(found) > 60 or any(not 0 < hours <= 40 for hours in found):
            raise forms.ValidationError(_("Zet de uren achter elkaar, met een spatie ertussen: 28 28 24."))
        return found


CHANGES = ("other", "third")
"""The two changes that can stand beside the present."""


class ScenarioForm(forms.Form):
    """The present of a team in figures, and up to two changes beside it."""

    title = forms.CharField(max_length=120, required=False)
    a_week = forms.FloatField(min_value=0, max_value=60, error_messages=_NUMBER)
    half = forms.FloatField(min_value=0.1, max_value=260, error_messages=_NUMBER)
    most = forms.FloatField(min_value=0.1, max_value=520, error_messages=_NUMBER)
    hours = forms.FloatField(min_value=0.1, max_value=40, error_messages=_NUMBER)
    patience = forms.FloatField(min_value=0.1, max_value=104, error_messages=_NUMBER)
    escalates = forms.FloatField(min_value=0, max_value=100, error_messages=_NUMBER)
    crises = forms.FloatField(min_value=0, max_value=20, error_messages=_NUMBER)
    crisis_half = forms.FloatField(min_value=0.1, max_value=100, error_messages=_NUMBER)
    crisis_most = forms.FloatField(min_value=0.1, max_value=200, error_messages=_NUMBER)
    crisis_hours = forms.FloatField(min_value=0.1, max_value=80, error_messages=_NUMBER)
    in_hand = forms.IntegerField(min_value=0, max_value=2000, required=False, error_messages=_NUMBER)
    waiting = forms.IntegerField(min_value=0, max_value=500, required=False, error_messages=_NUMBER)
    team_hours = forms.FloatField(min_value=1, max_value=5000, required=False, error_messages=_NUMBER)
    contracts = Contracts(required=False)
    weeks_off = forms.IntegerField(min_value=0, max_value=26, required=False, error_messages=_NUMBER)
    other_work = forms.FloatField(min_value=0, max_value=99, required=False, error_messages=_NUMBER)
    reserved = forms.FloatField(min_value=0, max_value=2000, error_messages=_NUMBER)
    low = forms.FloatField(min_value=0, max_value=99, required=False, error_messages=_NUMBER)
    likely = forms.FloatField(min_value=0, max_value=99, required=False, error_messages=_NUMBER)
    high = forms.FloatField(min_value=0, max_value=99, required=False, error_messages=_NUMBER)
    source = forms.CharField(max_length=200, required=False)
    name2 = forms.CharField(max_length=40, required=False)
    a_week2 = forms.FloatField(min_value=0, max_value=60, required=False, error_messages=_NUMBER)
    half2 = forms.FloatField(min_value=0.1, max_value=260, required=False, error_messages=_NUMBER)
    most2 = forms.FloatField(min_value=0.1, max_value=520, required=False, error_messages=_NUMBER)
    hours2 = forms.FloatField(min_value=0.1, max_value=40, required=False, error_messages=_NUMBER)
    patience2 = forms.FloatField(min_value=0.1, max_value=104, required=False, error_messages=_NUMBER)
    escalates2 = forms.FloatField(min_value=0, max_value=100, required=False, error_messages=_NUMBER)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for turn in CHANGES:
            self.fields[f"{turn}_name"] = forms.CharField(max_length=40, required=False)
            self.fields[f"{turn}_contracts"] = Contracts(required=False)
            for name, least, most in (
                ("hours", 1, 5000),
                ("reserved", 0, 2000),
                ("a_week", 0, 60),
                ("crises", 0, 20),
            ):
                self.fields[f"{turn}_{name}"] = forms.FloatField(
                    min_value=least, max_value=most, required=False, error_messages=_NUMBER
                )

    def clean(self) -> dict[str, Any]:
        """Hours come from one of two sides; a second kind is told wholly or not at all."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("team_hours") is None and not given.get("contracts") and "team_hours" not in self.errors:
            self.add_error("team_hours", _("Vul de uren van het team in, of de uren per collega."))
        if given.get("a_week2"):
            for name in ("half2", "most2", "hours2", "patience2", "escalates2"):
                if given.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Vul een getal in."))
        return given
