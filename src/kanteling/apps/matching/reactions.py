"""What a decision of a circle does on the map: a place is taken, and free again when it ends. In the same transaction."""

from kanteling.apps.deciding.events import Adopted
from kanteling.apps.matching.commands.choosing import give_back, take
from kanteling.apps.plans.events import ItemEnded, TaskLaidDown
from kanteling.foundation.actor import Actor
from kanteling.platform.events import together


@together(Adopted)
def take_the_place(actor: Actor, adopted: Adopted) -> None:
    """Everyone went along with a suggestion."""
    if adopted.circle is not None and adopted.kind == "action":
        take(actor=actor, circle=adopted.circle, proposal=adopted.subject)


@together(ItemEnded)
def free_the_place(actor: Actor, ended: ItemEnded) -> None:
    """The circle decided to stop."""
    if ended.circle is not None and ended.proposals:
        give_back(actor=actor, circle=ended.circle, proposals=ended.proposals)


@together(TaskLaidDown)
def free_the_place_of_a_task(actor: Actor, laid: TaskLaidDown) -> None:
    """Whoever did it laid it down."""
    if laid.circle is not None and laid.proposals:
        give_back(actor=actor, circle=laid.circle, proposals=laid.proposals)
