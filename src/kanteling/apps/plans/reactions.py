"""When a proposal stands, it is in the plan: in the same transaction, so that the two never differ.

And upward: how a content of this app reads on the page where the circle decides.
"""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext

from kanteling.apps.deciding.events import Adopted
from kanteling.apps.deciding.public import register_kind
from kanteling.apps.plans.commands import write_down
from kanteling.apps.plans.rules import wording
from kanteling.apps.plans.rules.contents import READERS, Kind
from kanteling.foundation.actor import Actor
from kanteling.platform.events import together

_KINDS = {kind.code: kind for kind in Kind}


@together(Adopted)
def write_into_the_plan(actor: Actor, adopted: Adopted) -> None:
    """Write down what everyone went along with.

    A proposal of another kind, or in words alone, is a decision without a place in the plan: it stands at the table.
    """
    kind = _KINDS.get(adopted.kind)
    if kind is None or adopted.circle is None:
        return
    try:
        content = READERS[kind](adopted.content)
    except ValueError:
        return
    write_down(actor=actor, circle=adopted.circle, proposal=adopted.subject, content=content)


def _presenter(kind: Kind) -> Callable[[Mapping[str, object]], tuple[tuple[str, str], ...]]:
    def present(content: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        try:
            found = READERS[kind](content)
        except ValueError:
            return ()
        return tuple(
            (gettext(label), gettext(value) if label in wording.TRANSLATED else value)
            for label, value in wording.pairs(found)
            if value
        )

    return present


for _kind in Kind:
    register_kind(_kind.code, _presenter(_kind))
