"""Who may read, add and change the rows of a table: declared once, compiled three ways.

A `Wall` sits on a model. From it come (1) the ``Q`` that scopes every queryset, (2) the row-level security policy
inside PostgreSQL, and (3) the row in docs/permissions.md. What is not declared is refused. The municipality is
not named here: it is added to every wall, always.

``holds`` is the definition; the two compilations are tested against it on random worlds.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kanteling.foundation.actor import Actor, Part, Role


class Rule(ABC):
    """A condition on an actor and a row."""

    @abstractmethod
    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        """Whether the rule holds for ``actor`` on ``row`` (column name to value)."""

    @abstractmethod
    def dutch(self) -> str:
        """The rule in words, for the permission matrix."""

    def __or__(self, other: "Rule") -> "Rule":
        return AnyOf((self, other))

    def __and__(self, other: "Rule") -> "Rule":
        return AllOf((self, other))


@dataclass(frozen=True)
class Nobody(Rule):
    """The default: never."""

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return False

    def dutch(self) -> str:
        return "niemand"


@dataclass(frozen=True)
class Anyone(Rule):
    """Everybody who is known in the municipality."""

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return True

    def dutch(self) -> str:
        return "iedereen in de gemeente"


@dataclass(frozen=True)
class Mine(Rule):
    """The person whom ``column`` names."""

    column: str = "person_id"

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return bool(row[self.column] == actor.person)

    def dutch(self) -> str:
        named = self.column.removesuffix("_id")
        return "de persoon zelf" if named in ("person", "id") else f"wie staat bij {named}"


@dataclass(frozen=True)
class InCircle(Rule):
    """Those to whom the circle in ``column`` gave ``part``, as long as the grant lasts."""

    part: Part
    column: str = "circle_id"

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return row[self.column] in actor.circles(self.part)

    def dutch(self) -> str:
        return f"wie van de kring mag: {self.part.dutch}"


@dataclass(frozen=True)
class Has(Rule):
    """Those with a role in the municipality. Never used on a table of a circle's content."""

    role: Role

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return self.role in actor.roles

    def dutch(self) -> str:
        return self.role.dutch


@dataclass(frozen=True)
class Opening(Rule):
    """The one who opens the circle, within the very transaction that opens it. Only for adding."""

    column: str = "circle_id"

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return False

    def dutch(self) -> str:
        return "wie de kring opent, tijdens het openen"


@dataclass(frozen=True)
class Founding(Rule):
    """Somebody, as long as the municipality has no functional manager yet. Only for adding."""

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return False

    def dutch(self) -> str:
        return "wie de gemeente begint, zolang er geen functioneel beheerder is"


@dataclass(frozen=True)
class DoorOpen(Rule):
    """As long as the circle in ``column`` does not write alone (besloten tijd). Only for adding."""

    column: str = "circle_id"

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return False

    def dutch(self) -> str:
        return "niet in besloten tijd"


@dataclass(frozen=True)
class Vouched(Rule):
    """A function of the database, ``kanteling.<by>``, says so of the value in ``column``; ``said`` is that in words.

    For what an actor does not carry along: who keeps an organisation's entries, who holds the secret of a letter.
    """

    by: str
    column: str
    said: str

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return False

    def dutch(self) -> str:
        return self.said


@dataclass(frozen=True)
class Is(Rule):
    """A column of the row holds one of these codes."""

    column: str
    codes: tuple[str, ...]

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return row[self.column] in self.codes

    def dutch(self) -> str:
        return f"alleen bij {self.column}: {', '.join(self.codes)}"


@dataclass(frozen=True)
class NotMine(Rule):
    """Anyone but the person whom ``column`` names."""

    column: str = "person_id"

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return bool(row[self.column] != actor.person)

    def dutch(self) -> str:
        return "nooit voor zichzelf"


@dataclass(frozen=True)
class AnyOf(Rule):
    """At least one of ``rules``."""

    rules: tuple[Rule, ...]

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return any(rule.holds(actor, row) for rule in self.rules)

    def dutch(self) -> str:
        return " of ".join(rule.dutch() for rule in self.rules)


@dataclass(frozen=True)
class AllOf(Rule):
    """All of ``rules``."""

    rules: tuple[Rule, ...]

    def holds(self, actor: Actor, row: Mapping[str, Any]) -> bool:
        return all(rule.holds(actor, row) for rule in self.rules)

    def dutch(self) -> str:
        words = (f"({rule.dutch()})" if isinstance(rule, AnyOf) else rule.dutch() for rule in self.rules)
        return ", en ".join(words)


@dataclass(frozen=True)
class Wall:
    """The wall around one table.

    ``columns`` narrows what ``change`` may touch (empty: all columns). ``erase`` allows deleting rows.
    ``key`` marks the few tables that the wall itself must read to know who stands where.
    ``personal`` says whether it holds personal data (an area or a frame does not).
    ``moves`` marks rows that a function of the database may give to another holder, which the app itself never can.
    ``shared`` marks reference tables: rows without a municipality are for all of them, and only the owner of the
    database brings those (docs/adr/0006).
    """

    read: Rule = Nobody()
    add: Rule = Nobody()
    change: Rule = Nobody()
    erase: Rule = Nobody()
    columns: tuple[str, ...] = ()
    key: bool = False
    moves: bool = False
    personal: bool = True
    shared: bool = False
