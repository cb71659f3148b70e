"""Everything that can be done together: one function, one transaction, one line in the journal."""

from kanteling.apps.deciding.commands.aloud import record_aloud
from kanteling.apps.deciding.commands.answers import (
    answer,
    continue_without,
    hand_over,
    remind,
    settle,
    take_back,
)
from kanteling.apps.deciding.commands.closed_time import (
    Written,
    end_closed_time,
    extend_closed_time,
    start_closed_time,
    write_draft,
)
from kanteling.apps.deciding.commands.crossings import (
    ask_room,
    claim_crossing,
    give_reason,
    grant_room,
    withdraw_crossing,
)
from kanteling.apps.deciding.commands.information import ask_information, inform
from kanteling.apps.deciding.commands.proposals import change, put_forward, withdraw

__all__ = [
    "Written",
    "answer",
    "ask_information",
    "ask_room",
    "change",
    "claim_crossing",
    "continue_without",
    "end_closed_time",
    "extend_closed_time",
    "give_reason",
    "grant_room",
    "hand_over",
    "inform",
    "put_forward",
    "record_aloud",
    "remind",
    "settle",
    "start_closed_time",
    "take_back",
    "withdraw",
    "withdraw_crossing",
    "write_draft",
]
