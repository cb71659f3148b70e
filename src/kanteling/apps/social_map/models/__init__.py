"""The tables of the social map. What stands on it is public; who may write is declared beside each table."""

from kanteling.apps.social_map.models.asking import (
    ChangeProposal,
    Claim,
    ConfirmationAsked,
    Keeper,
    ProposalAnswer,
    Remark,
)
from kanteling.apps.social_map.models.exchange import Apart, Arrival, KnownColumns, Merge, WaitingList
from kanteling.apps.social_map.models.initiatives import (
    CoRunner,
    Initiative,
    Joined,
    JoinedWho,
    Obstacle,
    ObstacleAnswer,
)
from kanteling.apps.social_map.models.map import (
    Change,
    Confirmation,
    Entry,
    EntryTime,
    LayWord,
    Organisation,
    Place,
    PlaceFreed,
    PlaceHolder,
    PlaceTaken,
    Withdrawal,
)

__all__ = [
    "Apart",
    "Arrival",
    "Change",
    "ChangeProposal",
    "Claim",
    "CoRunner",
    "Confirmation",
    "ConfirmationAsked",
    "Entry",
    "EntryTime",
    "Initiative",
    "Joined",
    "JoinedWho",
    "Keeper",
    "KnownColumns",
    "LayWord",
    "Merge",
    "Obstacle",
    "ObstacleAnswer",
    "Organisation",
    "Place",
    "PlaceFreed",
    "PlaceHolder",
    "PlaceTaken",
    "ProposalAnswer",
    "Remark",
    "WaitingList",
    "Withdrawal",
]
