"""What someone may know of people: an actor in, a frozen answer out."""

from kanteling.apps.people.queries.actors import (
    InvitationView,
    account_of_address,
    actor_of,
    find_actor,
    invitation_with,
    login_of,
    person_with,
)
from kanteling.apps.people.queries.circles import (
    AccessLine,
    CircleView,
    InvitationLine,
    MandateLine,
    Reader,
    SeatLine,
    access_of,
    circle_of,
    circles_of,
    letters_of,
    mandates_of,
    own_circle,
    staff,
)

__all__ = [
    "AccessLine",
    "CircleView",
    "InvitationLine",
    "InvitationView",
    "MandateLine",
    "Reader",
    "SeatLine",
    "access_of",
    "account_of_address",
    "actor_of",
    "circle_of",
    "circles_of",
    "find_actor",
    "invitation_with",
    "letters_of",
    "login_of",
    "mandates_of",
    "own_circle",
    "person_with",
    "staff",
]
