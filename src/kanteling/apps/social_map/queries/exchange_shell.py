"""Who acts when a list or package is handled from the shell: the operator, with the rights of a map keeper."""

from uuid import UUID

from django.apps import apps

from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import MunicipalityId, PersonId

_OPERATOR = PersonId(UUID(int=0))


class Nothing(Exception):
    """Nothing was brought in or taken out; the sentence says why."""


def operator(code: str) -> Actor:
    """The operator in the municipality with this CBS code, or in the only one. Raises `Nothing`."""
    every = apps.get_model("people", "Municipality").objects.order_by("code")
    found = list((every.filter(code=code.removeprefix("GM")) if code else every).values_list("pk", "code")[:20])
    if len(found) == 1:
        keeper = frozenset({Role.FUNCTIONAL_MANAGER})
        here = MunicipalityId(found[0][0])
        return Actor(_OPERATOR, here, _OPERATOR, keeper, called="beheer", channel=Channel.SHELL)
    if not found:
        raise Nothing("Deze gemeente is er niet." if code else "Er is nog geen gemeente.")
    raise Nothing(f"Voor welke gemeente? Geef --municipality: {', '.join(each for _, each in found)}")
