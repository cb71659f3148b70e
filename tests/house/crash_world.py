"""Circles with many open proposals, made through commands, for a test that kills processes while they are answered.

Run as a program on a database of its own; prints one JSON object with what can be posted and by whom.
"""

import json
import sys
from uuid import UUID

import django


def make(circles: int, proposals: int) -> dict[str, object]:
    """``circles`` tables of three who decide, each with ``proposals`` goals to answer."""
    from kanteling.apps.people import commands as people
    from kanteling.apps.people.public import actor_of
    from kanteling.apps.people.rules.seats import SeatKind
    from kanteling.apps.plans import commands as plans
    from kanteling.apps.plans.rules.contents import GoalContent
    from kanteling.platform.db import acting

    manager = people.found_municipality(code="0268", name="Nijmegen", phone="14 024", manager="Beheer")
    answers: list[tuple[str, str]] = []
    cookies: dict[str, str] = {}
    for number in range(circles):
        with acting(manager):
            resident = people.add_person(actor=manager, called=f"Bewoner {number}")
        with acting(actor_of(resident)):
            circle = people.open_circle(actor=actor_of(resident), resident=resident, called=f"Bewoner {number}")
        table: list[UUID] = [resident]
        for called in ("Ineke", "Joop"):
            with acting(actor_of(resident)):
                asked = people.invite(
                    actor=actor_of(resident), circle=circle, called=called, relation="", why="Denkt mee",
                    kind=SeatKind.INVOLVED,
                )  # fmt: skip
            with acting(actor_of(asked.person)):
                people.come_in(actor=actor_of(asked.person), circle=circle)
            table.append(asked.person)
        cookies |= {str(person): log_in(person) for person in table}
        actor = actor_of(resident)
        with acting(actor):
            for wish in range(proposals):
                content = GoalContent(f"Wens {wish}", "")
                proposal = plans.propose(actor=actor, circle=circle, content=content)
                answers += [(str(proposal), str(person)) for person in table]
    return {"answers": answers, "cookies": cookies}


def log_in(person: UUID) -> str:
    """The session of a browser in which this person is logged in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from kanteling.apps.people.commands import account_for_person
    from kanteling.foundation.ids import PersonId

    user = account_for_person(person=PersonId(person))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(make(int(sys.argv[1]), int(sys.argv[2]))))
