"""What comes in from pages about areas: a file, a year, a source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kanteling.apps.neighbourhood.rules.profile import Piece
from kanteling.apps.neighbourhood.rules.voices import Telling


class FileForm(forms.Form):
    """A file to look at first."""

    file = forms.FileField(
        max_length=255,
        allow_empty_file=True,
        error_messages={"required": _("Kies een bestand."), "max_length": _("De naam van het bestand is te lang.")},
    )


class YesForm(forms.Form):
    """The yes to a file that waits, with its year and source."""

    year = forms.IntegerField(required=False, error_messages={"invalid": _("Schrijf een jaar, zoals 2022.")})
    source = forms.CharField(
        required=False, max_length=200, error_messages={"max_length": _("Maak de bron korter dan 200 tekens.")}
    )
    skip_bad = forms.BooleanField(required=False)


def errors_of(form: forms.Form) -> list[dict[str, str]]:
    """The errors of a form as the page shows them: field and sentence."""
    found: dict[str, Any] = form.errors.get_json_data()
    return [{"field": field, "text": error["message"]} for field, each in found.items() for error in each]


class TellForm(forms.Form):
    """What someone saw, heard, or knows to be there."""

    telling = forms.ChoiceField(
        choices=Telling.choices,
        error_messages={"required": _("Kies wat u vertelt."), "invalid_choice": _("Kies wat u vertelt.")},
    )
    words = forms.CharField(
        max_length=300,
        error_messages={
            "required": _("Schrijf op wat u zag of hoorde."),
            "max_length": _("Maak het korter: hooguit 300 tekens."),
        },
    )
    place = forms.CharField(required=False, max_length=80, error_messages={"max_length": _("Maak de plek korter.")})
    piece = forms.ChoiceField(required=False, choices=[("", ""), *Piece.choices()])
    seen_on = forms.DateField(error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")})


class VerdictForm(forms.Form):
    """What a process guide says of words that were sent in."""

    verdict = forms.ChoiceField(choices=[("show", ""), ("keep", "")])
    reason = forms.CharField(required=False, max_length=300)
