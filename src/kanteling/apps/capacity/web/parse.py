"""Small readings of what a browser sends: weeks, hours with a comma, and forms whose mistakes stand beside the field."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kanteling.foundation.refusals import NotForYou, Refused


def week_asked(request: HttpRequest) -> date | None:
    """The week in the address (any day of it); None when there is none or it makes no sense."""
    try:
        return date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return None


def team_asked(request: HttpRequest) -> UUID | None:
    """The team in the address; `NotForYou` when it is no identifier."""
    text = request.GET.get("team", "")
    try:
        return UUID(text) if text else None
    except ValueError as wrong:
        raise NotForYou from wrong


class Hours(forms.DecimalField):
    """Hours with a comma or a point, as minutes."""

    def __init__(self, **options: Any) -> None:
        options = {"min_value": 0, "max_value": 168, "localize": True} | options
        words = {
            "required": _("Vul een aantal uren in. Het mag ook een half uur zijn."),
            "invalid": _("Vul een getal in, zoals 2 of 2,5."),
            "min_value": _("Minder dan nul uur kan niet."),
            "max_value": _("Dit zijn meer uren dan er in een week zitten."),
        }
        super().__init__(**options, error_messages=words)

    def to_python(self, value: Any) -> Any:
        """A point is read as a comma."""
        return super().to_python(value.replace(".", ",") if isinstance(value, str) else value)


def minutes(hours: Any) -> int:
    """Decimal hours as whole minutes; nothing is nought."""
    return round(float(hours or 0) * 60)


def shown(many: int) -> str:
    """Minutes as hours that a field takes: ``2,5``."""
    return f"{many / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def errors_of(form: forms.Form) -> list[dict[str, str]]:
    """The mistakes of a form as the page shows them."""
    found: dict[str, Any] = form.errors.get_json_data()
    return [{"field": field, "text": error["message"]} for field, each in found.items() for error in each]


def tried(form: forms.Form, command: Callable[[], object], place: str) -> bool:
    """Whether it was done; reasons are put at ``place`` in the form, so that what was typed stays."""
    try:
        command()
    except Refused as no:
        for reason in no.reasons:
            form.add_error(place, gettext(reason.dutch))
        return False
    return True
