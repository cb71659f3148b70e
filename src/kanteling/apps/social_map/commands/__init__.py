"""Everything that can be done with the social map."""

from kanteling.apps.social_map.commands.entries import (
    change_entry,
    confirm_entry,
    publish_entry,
    restore_entry,
    undo_change,
    withdraw_entry,
)
from kanteling.apps.social_map.commands.organisations import (
    add_organisation,
    add_place,
    change_organisation,
    change_place,
)
from kanteling.apps.social_map.commands.places import free_place, take_place
from kanteling.apps.social_map.commands.words import EntryWords, OrganisationWords, PlaceWords

__all__ = [
    "EntryWords",
    "OrganisationWords",
    "PlaceWords",
    "add_organisation",
    "add_place",
    "change_entry",
    "change_organisation",
    "change_place",
    "confirm_entry",
    "free_place",
    "publish_entry",
    "restore_entry",
    "take_place",
    "undo_change",
    "withdraw_entry",
]
