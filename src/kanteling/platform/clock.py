"""The only clock. Tests and the demo set it; the database hears it through ``acting``."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_set: ContextVar[datetime | None] = ContextVar("kanteling_clock", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _set.get() or timezone.now()


def today() -> date:
    """The day it is in the Netherlands."""
    return now().astimezone(AMSTERDAM).date()


def is_set() -> bool:
    """Whether someone holds the clock at a moment."""
    return _set.get() is not None


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock at ``moment`` (aware)."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
