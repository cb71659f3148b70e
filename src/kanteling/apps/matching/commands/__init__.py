"""Everything that can be done in matching."""

from kanteling.apps.matching.commands.gifts import (
    Words,
    offer_gift,
    place_notice,
    remove_gift,
    share_question,
    withdraw,
    write_gift,
)
from kanteling.apps.matching.commands.meeting import answer, ask, handle, leave, report, tell

__all__ = [
    "Words",
    "answer",
    "ask",
    "handle",
    "leave",
    "offer_gift",
    "place_notice",
    "remove_gift",
    "report",
    "share_question",
    "tell",
    "withdraw",
    "write_gift",
]
