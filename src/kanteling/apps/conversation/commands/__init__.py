"""Everything that can be done in a conversation."""

from kanteling.apps.conversation.commands.cards import share_card, write_card
from kanteling.apps.conversation.commands.clock import give_personal_plan, note_application, take_step
from kanteling.apps.conversation.commands.note import (
    add_around,
    add_remark,
    remove_around,
    say_work,
    say_yes,
    take_back_remark,
    take_back_yes,
    tell_right,
    write_note,
    write_notes,
)
from kanteling.apps.conversation.commands.readers import choose_reader, stop_reader
from kanteling.apps.conversation.commands.report import (
    approve_report,
    correct_report,
    hear_approval,
    make_report,
    read_back,
)
from kanteling.apps.conversation.commands.start import (
    close_conversation,
    start_conversation,
    start_for_new_resident,
    tell_own_story,
)

__all__ = [
    "add_around",
    "add_remark",
    "approve_report",
    "choose_reader",
    "close_conversation",
    "correct_report",
    "give_personal_plan",
    "hear_approval",
    "make_report",
    "note_application",
    "read_back",
    "remove_around",
    "say_work",
    "say_yes",
    "share_card",
    "start_conversation",
    "start_for_new_resident",
    "stop_reader",
    "take_back_remark",
    "take_back_yes",
    "take_step",
    "tell_own_story",
    "tell_right",
    "write_card",
    "write_note",
    "write_notes",
]
