"""What comes in from pages about areas: a file, a year, a source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


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
