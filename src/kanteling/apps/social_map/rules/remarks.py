"""What people say about an entry: that it is not for them and why, or what should be different.

A remark is about the entry and never about who made it (domain page: "improves the map, never a profile").
"""

from kanteling.foundation.words import Reason, Worded


class Because(Worded):
    """Why something on the map did not fit."""

    FULL = "full", "Het is vol"
    TIME = "time", "Het is op een verkeerd moment"
    FAR = "far", "Het is te ver weg"
    CLOSED = "closed", "Het is er niet meer, of er was niemand"
    COST = "cost", "Het is te duur"
    ACCESS = "access", "Ik kan er niet in of niet bij"
    LANGUAGE = "language", "Ik spreek de taal niet"
    OTHER_PEOPLE = "other_people", "Het is voor andere mensen bedoeld"
    NOT_MINE = "not_mine", "Het past niet bij mij"


class NoProposal(Reason):
    """Why a proposal for a change cannot be made or answered like this."""

    EMPTY = "empty", "Schrijf op wat er anders moet."
    NOT_YOURS = "not_yours", "Hierover gaat wie dit bijhoudt."
    ANSWERED = "answered", "Hierop is al geantwoord."


class NoClaim(Reason):
    """Why an organisation cannot be claimed like this."""

    NO_MAIL = "no_mail", "Deze organisatie heeft geen mailadres op de kaart. Bel de gemeente."
    CODE = "code", "Deze code klopt niet, of is te oud. Vraag een nieuwe aan."
    KEEPS = "keeps", "U houdt deze organisatie al bij."
    NOT_YOURS = "not_yours", "Dit doet de gemeente."


def why_not_answer_proposal(*, may_change: bool, answered: bool) -> tuple[NoProposal, ...]:
    """Why this proposal cannot be taken over or put aside by this person."""
    found = [] if may_change else [NoProposal.NOT_YOURS]
    if answered:
        found.append(NoProposal.ANSWERED)
    return tuple(found)
