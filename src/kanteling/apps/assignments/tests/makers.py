"""Makers for tests: Bakker's table, a team leader, a partner and a resident besides, an area, and an assignment. By commands."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from kanteling.apps.assignments.commands import assignments, programmes, steps
from kanteling.apps.assignments.rules.agreement import Said
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.writing import Fields
from kanteling.apps.deciding.tests.makers import World, browser
from kanteling.apps.deciding.tests.makers import world as table
from kanteling.apps.neighbourhood.commands.bringing import bring_in
from kanteling.apps.people.commands import add_person, give_role, open_circle
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans.commands import tick, undo_tick
from kanteling.apps.plans.tests.makers import a_goal, an_action
from kanteling.foundation.actor import Role
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock
from kanteling.platform.db import acting

__all__ = ["a_goal", "an_action", "browser", "tick", "undo_tick"]
FILE = (
    b"gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;a_inw;g_woz;p_koopw\n"
    b"GM0268;0268;Nijmegen;Nijmegen;Gemeente;0268;179100;308;43\n"
    b"WK026806;026806;Hatert;Nijmegen;Wijk;026806;9800;250;40\n"
)
PARTIES = ("wim", "samira", "rita", "buurvrouw")
"""One of each: municipality, team, partners, residents."""


def world() -> World:
    """Bakker's table in Nijmegen with Hatert on the map; Joost leads the team, Rita is a partner, a neighbour lives there."""
    made = table(code="GM0268")
    manager = actor_of(made.manager)
    with acting(manager):
        for name, role in (("Joost", Role.TEAM_LEADER), ("Rita", Role.PARTNER), ("Buurvrouw", None)):
            made.people[name.lower()] = add_person(actor=manager, called=name)
            if role:
                give_role(actor=manager, person=made.people[name.lower()], called=name, role=role)
        bring_in(actor=manager, stream=BytesIO(FILE), name="kwb_2023.csv")
    return made


def does(made: World, name: str, command: Any, **named: Any) -> Any:
    """Let someone do something."""
    actor = made.who(name)
    with acting(actor):
        return command(actor=actor, **named)


def a_programme(made: World, by: str = "joost", area: str = "WK026806") -> UUID:
    """The programme of Hatert of this year and the next."""
    today = clock.today()
    found: UUID = does(made, by, programmes.begin_programme, area=area, since=today, until=today + timedelta(500))
    return found


def fields(**changes: Any) -> Fields:
    """A whole assignment."""
    today = clock.today()
    usual = Fields(
        goal="minimaal 50 mensen van trede 1-2 naar vrijwilligerswerk of scholing",
        who="mensen",
        rung_low=1,
        rung_high=2,
        people=50,
        least=True,
        to=(To.VOLUNTEERING, To.SCHOOLING),
        since=today,
        until=today + timedelta(400),
        approach="Wij gaan langs.",
        hours=24,
        money=12000,
        not_do="Geen nieuw loket.",
        not_how="Niet over mensen praten zonder hen.",
    )
    return replace(usual, **changes)


def an_assignment(made: World, by: str = "joost", programme: UUID | None = None, **changes: Any) -> UUID:
    """An assignment that waits for the four parties."""
    programme = programme or a_programme(made, by)
    draft = does(made, by, assignments.begin_draft, programme=programme)
    number = does(made, by, assignments.write_draft, draft=draft, number=1, fields=fields(**changes))
    found: UUID = does(made, by, assignments.ask, draft=draft, number=number)
    return found


def says(
    made: World, name: str, assignment: UUID, said: Said = Said.GO_ALONG, reason: str = "", version: int = 1
) -> None:
    """Let someone answer."""
    does(made, name, assignments.answer, assignment=assignment, version=version, said=said, reason=reason)


def agreed(made: World, **changes: Any) -> UUID:
    """An assignment that all four went along with."""
    found = an_assignment(made, **changes)
    for name in PARTIES:
        says(made, name, found)
    return found


def treasurer(made: World) -> UUID:
    """Bakker's action: the books of the club. It stands in the plan."""
    return an_action(made, a_goal(made), "Ik", "doe de kas van de club", person=made.people["bakker"])


def forward(made: World, action: UUID, assignment: UUID, by: str = "bakker", **more: Any) -> UUID:
    """Put the step forward, by Bakker with his yes or by another without."""
    asked = {"from_rung": 2, "to": To.VOLUNTEERING, "yes": by == "bakker"} | more
    found: UUID = does(
        made, by, steps.put_forward, circle=made.circle, action=action, assignment=assignment, **asked
    )
    return found


def ticks(made: World, action: UUID, by: str = "bakker", day: date | None = None) -> UUID:
    """It was done."""
    found: UUID = does(made, by, tick, circle=made.circle, action=action, day=day)
    return found


def others(made: World, many: int) -> list[CircleId]:
    """More residents, each with a circle."""
    found = []
    for number in range(many):
        name = f"inwoner{number}"
        with acting(actor_of(made.manager)):
            made.people[name] = add_person(actor=actor_of(made.manager), called=name)
        found.append(does(made, name, open_circle, resident=made.people[name], called=name))
    return found
