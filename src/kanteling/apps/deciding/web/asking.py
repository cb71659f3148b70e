"""Forms that ask again with the text kept, instead of a dead end."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.foundation.words import Reason


def asks_again(do: Callable[[], object], about: Collection[Reason]) -> dict[str, str]:
    """Do it; when only reasons in ``about`` stand in the way, their sentences by code. Else the refusal goes on."""
    try:
        do()
    except Refused as refused:
        if not set(refused.reasons) <= set(about):
            raise
        return {reason.code: gettext(reason.dutch) for reason in refused.reasons}
    return {}


def posted_id(request: HttpRequest, name: str) -> UUID:
    """The identifier in a posted field; raises `NotForYou` when it is none."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as wrong:
        raise NotForYou from wrong


def posted_ids(request: HttpRequest, name: str) -> list[UUID]:
    """The identifiers in a field with several boxes; what is none is left out."""
    found = []
    for text in request.POST.getlist(name):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def posted_moment(request: HttpRequest, name: str) -> datetime | None:
    """A moment as a browser posts it, in Dutch time; None when it is none."""
    try:
        at = parse_datetime(request.POST.get(name, ""))
    except ValueError:
        return None
    return timezone.make_aware(at) if at is not None and timezone.is_naive(at) else at
