"""What people do with each other: one function, one transaction, one line in the journal."""

from kanteling.apps.people.commands.accounts import (
    account_for_address,
    account_for_person,
    change_own_address,
    correct_own_data,
)
from kanteling.apps.people.commands.circles import end_access, give_grant, open_circle, restore_access
from kanteling.apps.people.commands.helping import (
    act_for,
    end_mandate,
    give_mandate,
    write_down_mandate,
    write_down_yes,
)
from kanteling.apps.people.commands.inviting import (
    Asked,
    also_me,
    come_in,
    decline,
    hashed,
    invite,
    new_letter,
    send_mail_again,
)
from kanteling.apps.people.commands.municipality import (
    add_organisation,
    add_person,
    employ,
    end_role,
    found_municipality,
    give_role,
    show_in_demo,
)
from kanteling.apps.people.commands.reading import let_read

__all__ = [
    "Asked",
    "account_for_address",
    "account_for_person",
    "act_for",
    "add_organisation",
    "add_person",
    "also_me",
    "change_own_address",
    "come_in",
    "correct_own_data",
    "decline",
    "employ",
    "end_access",
    "end_mandate",
    "end_role",
    "found_municipality",
    "give_grant",
    "give_mandate",
    "give_role",
    "hashed",
    "invite",
    "let_read",
    "new_letter",
    "open_circle",
    "restore_access",
    "send_mail_again",
    "show_in_demo",
    "write_down_mandate",
    "write_down_yes",
]
