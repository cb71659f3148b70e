"""Everything that can be done in matching."""

from kanteling.apps.matching.commands.choosing import choose
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
from kanteling.apps.matching.commands.reach import Told, tell_reach

__all__ = [
    "Told",
    "Words",
    "answer",
    "ask",
    "choose",
    "handle",
    "leave",
    "offer_gift",
    "place_notice",
    "remove_gift",
    "report",
    "share_question",
    "tell",
    "tell_reach",
    "withdraw",
    "write_gift",
]
