"""What other apps may call. Events are in `deciding.events`: `Adopted` carries what was decided.

- ``put_forward(*, actor, circle, kind, title, text, content=None, goal=None, draft=None) -> UUID``: the proposal's id.
- ``change(*, actor, proposal, version, title, text, content=None, why="")``: ``version`` is the number that was read;
  raises `ChangedMeanwhile` when there is a newer one.
- ``proposal_of(actor, proposal) -> ProposalView``; ``proposals_of(actor, circle, only_open=True) -> tuple[ProposalView, ...]``.
- ``waiting_for(actor) -> tuple[Waiting, ...]``: proposals, questions and requests for room, over all circles;
  ``tables=circles`` adds what is open in those, whoever it waits for.
- ``register_kind(kind, present)``: ``present(content) -> tuple[(label, value), ...]``.
- ``closed_time_of(actor, circle) -> ClosedTimeView | None``: the door; ``text`` is the draft, only for who decides.
"""

from kanteling.apps.deciding.commands.proposals import change, put_forward
from kanteling.apps.deciding.queries.closed import ClosedTimeView as ClosedTimeView
from kanteling.apps.deciding.queries.closed import closed_time_of
from kanteling.apps.deciding.queries.proposals import ProposalView as ProposalView
from kanteling.apps.deciding.queries.proposals import proposal_of, proposals_of, register_kind
from kanteling.apps.deciding.queries.waiting import Wait as Wait
from kanteling.apps.deciding.queries.waiting import Waiting as Waiting
from kanteling.apps.deciding.queries.waiting import waiting_for

__all__ = [
    "change",
    "closed_time_of",
    "proposal_of",
    "proposals_of",
    "put_forward",
    "register_kind",
    "waiting_for",
]
