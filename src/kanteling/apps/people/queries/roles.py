"""Who has which role, for the functional manager; and the organisations that everyone may see."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kanteling.apps.people.models import Organisation, RoleGiven
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock

AT_A_TIME = 100


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role of one person."""

    id: UUID
    called: str
    role: Role
    organisation: str
    team: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class RolesPage:
    """A hundred roles, by name; ``after`` leads to the next hundred."""

    lines: tuple[RoleLine, ...]
    after: str
    ended: bool


def roles_page(actor: Actor, *, after: str = "", ended: bool = False) -> RolesPage:
    """Everybody with a role now (or who had one), by name. Raises `NotForYou` for who does not manage this."""
    if Role.FUNCTIONAL_MANAGER not in actor.roles:
        raise NotForYou
    now = clock.now()
    held = Q(until=None) | Q(until__gt=now)
    found = RoleGiven.objects.visible_to(actor).filter(~held if ended else held)
    if after:
        last_seen = RoleGiven.objects.visible_to(actor).filter(pk=_id(after)).first()
        if last_seen is None:
            raise NotForYou
        name = last_seen.called
        found = found.filter(called__gte=name).filter(Q(called__gt=name) | Q(pk__gt=last_seen.pk))
    rows = list(found.select_related("organisation").order_by("called", "pk")[: AT_A_TIME + 1])
    shown = rows[:AT_A_TIME]
    last = shown[-1] if len(rows) > AT_A_TIME else None
    return RolesPage(
        tuple(
            RoleLine(
                row.pk, row.called, Role(row.role), row.organisation.name if row.organisation else "", row.team,
                row.since, row.until,
            )
            for row in shown
        ),
        str(last.pk) if last else "",
        ended,
    )  # fmt: skip


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise NotForYou from wrong


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation that works in the neighbourhood."""

    id: UUID
    name: str
    kind: str


def organisations_of(actor: Actor) -> tuple[OrganisationLine, ...]:
    """The organisations, by name, at most 500. Raises `NotForYou` for who does not manage this."""
    if Role.FUNCTIONAL_MANAGER not in actor.roles:
        raise NotForYou
    found = Organisation.objects.visible_to(actor).order_by("name", "pk")[:500]
    return tuple(OrganisationLine(each.pk, each.name, each.kind) for each in found)
