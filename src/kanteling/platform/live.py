"""Telling the phones at the table that something changed: identifiers only, never what changed.

Whoever hears it fetches the page or fragment again, through all the walls.
"""

from uuid import UUID

from kanteling.platform.db import notify

CHANNEL = "kanteling_live"


def changed(circle: UUID, kind: str, which: UUID) -> None:
    """Let all who look at this circle know, once the transaction is committed."""
    notify(CHANNEL, circle=str(circle), kind=kind, id=str(which))
