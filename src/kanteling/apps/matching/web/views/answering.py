"""What the views share: a refusal that belongs to a form is shown there, with everything that was typed."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext

from kanteling.apps.matching.queries.suggesting import Place
from kanteling.foundation.names import TITLES
from kanteling.foundation.refusals import Refused
from kanteling.foundation.words import Reason, Worded


def done(form: forms.Form, command: Callable[[], object], places: dict[Reason, str]) -> bool:
    """Whether it was done; reasons that belong to a field are put there, others go on as a refusal."""
    try:
        command()
    except Refused as refused:
        if not all(reason in places for reason in refused.reasons):
            raise
        for reason in refused.reasons:
            form.add_error(places[reason], gettext(reason.dutch))
        return False
    return True


def errors(form: forms.Form) -> list[dict[str, str]]:
    """The mistakes, each with the field to go to."""
    return [{"field": name, "text": str(found[0])} for name, found in form.errors.items()]


def options(codes: Iterable[Worded]) -> list[dict[str, str]]:
    """Codes to choose from, in the language of the page."""
    return [{"value": each.code, "label": gettext(each.dutch).capitalize()} for each in codes]


def place_options(places: Iterable[Place]) -> list[dict[str, str]]:
    """Public places to choose from."""
    return [{"value": str(place.id), "label": place.name} for place in places]


def given(form: forms.Form, start: dict[str, Any]) -> dict[str, Any]:
    """What was typed, or else what the page begins with; lists stay lists."""
    if not form.is_bound:
        return start
    return {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}


def board_name(called: str) -> str:
    """The name that is proposed for the board: a first name, or all of it when there is only a title before it."""
    first = called.split(" ")[0]
    return called if first.lower() in TITLES else first
