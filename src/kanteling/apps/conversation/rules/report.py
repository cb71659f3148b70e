"""The report (verslag): the resident corrects and approves; only then it counts. Source: Wmo 2015 art. 2.3.2-8."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kanteling.apps.conversation.rules.table import why_not_write
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """One text of the report. ``author`` is whose hands wrote it; ``approved`` is when the resident said yes to it."""

    number: int
    text: str
    author: PersonId
    written: datetime
    approved: datetime | None = None


class NoApproval(Reason):
    """Why this person cannot approve this text."""

    NOT_YOURS = "not_yours", "De inwoner leest het verslag en zegt of het klopt."
    OWN_TEXT = "own_text", "U schreef dit zelf. Laat de inwoner zeggen of het klopt."
    EMPTY = "empty", "Er staat nog niets in het verslag."
    NEWER = "newer", "Er is een nieuwere tekst. Lees die eerst."
    APPROVED = "approved", "U hebt al gezegd dat dit klopt."


class NoCorrection(Reason):
    """Why this person cannot change the report like this."""

    OUTSIDE = "outside", "U hoort niet bij dit gesprek."
    EMPTY = "empty", "Schrijf op wat er moet staan."
    SAME = "same", "Er is niets veranderd. Pas de tekst aan."
    MEANWHILE = "meanwhile", "Iemand anders veranderde de tekst net. Lees die eerst."


def latest(versions: Iterable[ReportVersion]) -> ReportVersion | None:
    """The last text, approved or not."""
    return max(versions, key=lambda version: version.number, default=None)


def counts(versions: Iterable[ReportVersion]) -> ReportVersion | None:
    """The text that counts: the last that the resident approved. A correction does nothing until it is approved."""
    return max((v for v in versions if v.approved is not None), key=lambda v: v.number, default=None)


def why_not_approve(
    versions: Iterable[ReportVersion], number: int, parts: frozenset[Part], person: PersonId, hand: PersonId
) -> tuple[NoApproval, ...]:
    """Why version ``number`` cannot be approved; ``hand`` differs from ``person`` when a helper does it.

    The resident approves, or a chosen helper in their name. A helper who wrote the text cannot also approve it; a
    resident who wrote it can.
    """
    texts = tuple(versions)
    version = next((v for v in texts if v.number == number), None)
    last = latest(texts)
    found = [] if Part.OWN in parts else [NoApproval.NOT_YOURS]
    if version is None or last is None or not version.text.strip():
        found.append(NoApproval.EMPTY)
        return tuple(found)
    if hand != person and version.author == hand:
        found.append(NoApproval.OWN_TEXT)
    if version.number != last.number:
        found.append(NoApproval.NEWER)
    if version.approved is not None:
        found.append(NoApproval.APPROVED)
    return tuple(found)


def why_not_correct(
    versions: Iterable[ReportVersion], text: str, parts: frozenset[Part], *, read: int
) -> tuple[NoCorrection, ...]:
    """Why the report cannot be changed to ``text``; ``read`` is the number of the version the writer saw (0: none).

    The resident and whoever has the conversation with them write. Every change is a new version that asks the
    resident again, whoever wrote it.
    """
    last = latest(versions)
    found = [NoCorrection.OUTSIDE] if why_not_write(parts) else []
    if not text.strip():
        found.append(NoCorrection.EMPTY)
    elif last is not None and last.text.split() == text.split():
        found.append(NoCorrection.SAME)
    if read != (last.number if last else 0):
        found.append(NoCorrection.MEANWHILE)
    return tuple(found)
