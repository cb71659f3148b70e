"""Refusals: typed, gentle and actionable; the same words on the page and in the API."""

from collections.abc import Iterable

from kanteling.foundation.words import Reason


class Refused(Exception):
    """What was asked cannot be done now; ``reasons`` say why and what can be done instead."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


class NotForYou(Exception):
    """The thing does not exist, or this actor cannot see it: from the outside there is no difference."""


class ChangedMeanwhile(Exception):
    """Someone else changed it after this page was made; nothing was overwritten and the text is kept."""


def refuse_if(reasons: Iterable[Reason]) -> None:
    """Raise `Refused` when there is any reason; do nothing when there is none."""
    found = tuple(reasons)
    if found:
        raise Refused(found)
