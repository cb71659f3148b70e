"""Everything that can be done with the social map."""

from kanteling.apps.social_map.commands.asking import answer_letter, ask_owner, remind_owners
from kanteling.apps.social_map.commands.entries import (
    change_entry,
    confirm_entry,
    publish_entry,
    restore_entry,
    undo_change,
    withdraw_entry,
)
from kanteling.apps.social_map.commands.initiatives import (
    answer_obstacle,
    change_initiative,
    join_initiative,
    leave_initiative,
    let_run,
    raise_obstacle,
    start_initiative,
)
from kanteling.apps.social_map.commands.keeping import (
    add_lay_word,
    claim,
    end_keeper,
    end_lay_word,
    grant_keeper,
    keep_by_code,
)
from kanteling.apps.social_map.commands.organisations import (
    add_organisation,
    add_place,
    change_organisation,
    change_place,
)
from kanteling.apps.social_map.commands.places import free_place, take_place
from kanteling.apps.social_map.commands.proposing import answer_proposal, propose_change, remark, undo_answer
from kanteling.apps.social_map.commands.words import EntryWords, OrganisationWords, PlaceWords

__all__ = [
    "EntryWords",
    "OrganisationWords",
    "PlaceWords",
    "add_lay_word",
    "add_organisation",
    "add_place",
    "answer_letter",
    "answer_obstacle",
    "answer_proposal",
    "ask_owner",
    "change_entry",
    "change_initiative",
    "change_organisation",
    "change_place",
    "claim",
    "confirm_entry",
    "end_keeper",
    "end_lay_word",
    "free_place",
    "grant_keeper",
    "join_initiative",
    "keep_by_code",
    "leave_initiative",
    "let_run",
    "propose_change",
    "publish_entry",
    "raise_obstacle",
    "remark",
    "remind_owners",
    "restore_entry",
    "start_initiative",
    "take_place",
    "undo_answer",
    "undo_change",
    "withdraw_entry",
]
