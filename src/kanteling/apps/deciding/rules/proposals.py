"""Making, changing and withdrawing a proposal; and no second veto once it stands. Source: De Nieuwe Route."""

from kanteling.apps.deciding.rules.standing import Table
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason


class NoProposal(Reason):
    """Why a proposal cannot be made or changed like this."""

    INFORMS = "informs", "U geeft informatie. De kring doet voorstellen."
    TEXT = "text", "Schrijf eerst op wat u voorstelt."
    SAME = "same", "Er is niets veranderd. Pas de tekst aan."
    STANDS = "stands", "Dit voorstel staat al. Doe een nieuw voorstel."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken. Doe een nieuw voorstel."
    MEANWHILE = "meanwhile", "Iemand maakte net een nieuwe versie. Lees die eerst."


class NoWithdrawal(Reason):
    """Why a proposal cannot be withdrawn."""

    NOT_YOURS = "not_yours", "Alleen de inwoner of de maker trekt dit voorstel in."
    STANDS = "stands", "Dit voorstel staat al. Doe een nieuw voorstel."
    WITHDRAWN = "withdrawn", "Dit voorstel is al ingetrokken."


class NoSecondVeto(Reason):
    """Why nobody can still say that it crosses a frame."""

    STANDS = "stands", "Dit besluit staat. Kaders gelden vooraf, niet achteraf."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken."


def why_not_propose(parts: frozenset[Part], text: str) -> tuple[NoProposal, ...]:
    """Why someone with these parts of the circle cannot put this text forward."""
    found = [] if Part.DECIDE in parts else [NoProposal.INFORMS]
    if not text.strip():
        found.append(NoProposal.TEXT)
    return tuple(found)


def why_not_new_version(
    table: Table, person: PersonId, old_text: str, new_text: str, *, read: int, current: int
) -> tuple[NoProposal, ...]:
    """Why ``person`` cannot change the text; everyone who decides may, and then everyone is asked again.

    ``read`` is the version number that the writer saw, ``current`` the one that is there now.
    Writing a version is not an answer: the writer is asked too.
    """
    found = [] if person in table.deciders else [NoProposal.INFORMS]
    if table.adopted is not None:
        found.append(NoProposal.STANDS)
    elif table.withdrawn is not None:
        found.append(NoProposal.WITHDRAWN)
    if not new_text.strip():
        found.append(NoProposal.TEXT)
    elif new_text.split() == old_text.split():
        found.append(NoProposal.SAME)
    if read != current:
        found.append(NoProposal.MEANWHILE)
    return tuple(found)


def why_not_withdraw(table: Table, person: PersonId) -> tuple[NoWithdrawal, ...]:
    """Why ``person`` cannot withdraw it. Who made it and has left the table since cannot either."""
    found = []
    if person != table.resident and not (person == table.proposer and person in table.deciders):
        found.append(NoWithdrawal.NOT_YOURS)
    if table.adopted is not None:
        found.append(NoWithdrawal.STANDS)
    elif table.withdrawn is not None:
        found.append(NoWithdrawal.WITHDRAWN)
    return tuple(found)


def why_not_claim_crossing(table: Table) -> tuple[NoSecondVeto, ...]:
    """Why no crossing of a frame can be stated any more; `frames` says who may state one before that."""
    if table.adopted is not None:
        return (NoSecondVeto.STANDS,)
    return (NoSecondVeto.WITHDRAWN,) if table.withdrawn is not None else ()
