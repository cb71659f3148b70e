"""The form of a frame, and the file that carries all of them."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from kanteling.apps.frames.commands import Words
from kanteling.apps.frames.rules.frames import Weight

_SAVED = _("Uw tekst is bewaard.")


class FrameForm(forms.Form):
    """What a frame says; whether it may be set decides the rule."""

    title = forms.CharField(max_length=120, required=False)
    text = forms.CharField(
        max_length=2000, error_messages={"required": _("Schrijf het kader op in gewone woorden.")}
    )
    legal_basis = forms.CharField(
        max_length=200, error_messages={"required": _("Schrijf op welke wet of regel dit zegt.")}
    )
    link = forms.URLField(
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Dit is geen adres van een pagina. Uw tekst is bewaard.")},
    )
    weight = forms.ChoiceField(
        choices=Weight.choices(), error_messages={"required": _("Kies vast, of met ruimte. Uw tekst is bewaard.")}
    )
    setter = forms.CharField(max_length=120, error_messages={"required": _("Schrijf op wie dit kader stelt.")})
    since = forms.DateField(
        error_messages={
            "required": _("Kies een dag. Uw tekst is bewaard."),
            "invalid": _("Kies een dag. Uw tekst is bewaard."),
        }
    )
    until = forms.DateField(
        required=False, error_messages={"invalid": _("Kies een dag, of laat dit leeg. Uw tekst is bewaard.")}
    )

    def words(self) -> Words:
        """What was typed, as the command wants it."""
        given = self.cleaned_data
        return Words(
            title=given["title"],
            text=given["text"],
            legal_basis=given["legal_basis"],
            weight=Weight(given["weight"]),
            setter=given["setter"],
            since=given["since"],
            until=given["until"],
            link=given["link"],
        )


class EndForm(forms.Form):
    """The last day of a frame."""

    last_day = forms.DateField(
        error_messages={
            "required": _("Kies een dag. Uw tekst is bewaard."),
            "invalid": _("Kies een dag. Uw tekst is bewaard."),
        }
    )
    why = forms.CharField(max_length=300, required=False)


def as_typed(day: date | None) -> str:
    """A day as a date field in a browser wants it."""
    return day.isoformat() if day else ""
