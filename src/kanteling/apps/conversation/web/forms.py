"""What comes in with a form, as the commands want it. A code that does not exist is the one 404."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import TypeVar
from uuid import UUID, uuid4

from django.http import QueryDict

from kanteling.apps.conversation.rules.drafts import Version
from kanteling.apps.conversation.rules.questions import Question
from kanteling.foundation.refusals import NotForYou

E = TypeVar("E", bound=Enum)


def chosen(kind: type[E], code: str | None) -> E:
    """The member with this code. Raises `NotForYou` when there is none."""
    try:
        return kind(code)
    except ValueError as unknown:
        raise NotForYou from unknown


def chosen_or_none(kind: type[E], code: str | None) -> E | None:
    """The member with this code; None when nothing was chosen."""
    return chosen(kind, code) if code else None


def version_in(form: QueryDict) -> Version:
    """The pen and what its page had read; a form without one writes beside what is there."""
    return Version.read(form.get("version", "")) or Version(0, uuid4())


def day_in(form: QueryDict, name: str) -> date | None:
    """A day as a date field sends it; None when empty or unreadable."""
    return _read(date.fromisoformat, form.get(name, ""))


def id_in(form: QueryDict, name: str) -> UUID:
    """An identifier. Raises `NotForYou` when it is none."""
    found = _read(UUID, form.get(name, ""))
    if found is None:
        raise NotForYou
    return found


def number_in(form: QueryDict, name: str) -> int | None:
    """A small positive number; None when it is none."""
    text = form.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 7 else None


def answers_in(form: QueryDict) -> tuple[dict[Question, str], dict[Question, str]]:
    """The answers of a whole page, and the marks of what that page had shown."""
    answers = {question: str(form[question.code]) for question in Question if question.code in form}
    return answers, {question: form.get(f"shown-{question.code}", "") for question in answers}


T = TypeVar("T")


def _read(read: Callable[[str], T], text: str) -> T | None:
    try:
        return read(text.strip())
    except ValueError:
        return None
