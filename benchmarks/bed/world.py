"""The world that is measured: one table through commands, and a town of plans copied from one of them."""

import os
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import psycopg
from benchmarks.bed.copies import Ids, Pattern, ids, nth_shared
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore

from kanteling.apps.deciding import commands as deciding
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.people.commands import add_person, found_municipality, give_role, open_circle
from kanteling.apps.people.models import Account
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans import commands as plans
from kanteling.apps.plans.models import Goal
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.contents import ActionContent, AgreementContent, GoalContent
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.actor import Role
from kanteling.platform import clock
from kanteling.platform.db import acting

NAMES = ("Anja", "Bert", "Carla", "Dirk", "Els", "Frans", "Greet", "Henk", "Ineke", "Jan", "Karin", "Leo", "Mien")
NAMES += ("Nico", "Oda", "Piet", "Riet", "Sjaak", "Tiny", "Wim")
_CALLED = f"(array{list(NAMES)!r})[1 + n::bigint * 7919 % {len(NAMES)}] || ' ' || lpad(to_hex(n::bigint * 40503 % 1048573), 5, '0')"
OVERRIDES = {
    ("people_circle", "called"): _CALLED,
    ("people_invitation", "code_hash"): "md5('{id}' || n) || md5(n || '{id}')",
    ("plans_start", "contact_due"): "current_date - 20 + n % 60",
}
CASELOAD = 100
BACKEND = "django.contrib.auth.backends.ModelBackend"


def as_super() -> psycopg.Connection:
    """The one connection that the walls do not bind: only benchmarks and tests have it."""
    return psycopg.connect(os.environ["KANTELING_SUPER_URL"], autocommit=True)


@dataclass
class Town:
    """Plans by number. ``worker(k)`` is the team member who has plans 100k up to 100k + 99."""

    pattern: Pattern
    manager: UUID
    resident: UUID
    circle: UUID
    worker_pattern: UUID
    many: int = 0

    def worker(self, number: int = 0) -> UUID:
        return UUID(nth_shared(self.worker_pattern, number * CASELOAD, CASELOAD))

    def grow(self, connection: psycopg.Connection, many: int) -> int:
        """Let there be ``many`` plans; returns how many rows were made for that."""
        rows = 0
        step = 100_000
        for first in range(self.many, many, step):
            rows += self.pattern.copy(connection, first, min(first + step, many) - 1)
        self.many = max(many, self.many)
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
        return rows

    def give(self, connection: psycopg.Connection, many: int) -> None:
        """Let the first worker have the first ``many`` plans: what their own workers may do there, this one may too."""
        others = [self.worker(number) for number in range(1, many // CASELOAD)]
        with connection.transaction():
            connection.execute("set local session_replication_role = replica")
            connection.execute(
                "insert into people_grant select (jsonb_populate_record(null::people_grant, to_jsonb(g)"
                " || jsonb_build_object('id', gen_random_uuid(), 'person_id', %(me)s::uuid))).* from people_grant g"
                " where g.person_id = any(%(others)s) on conflict do nothing",
                {"me": self.worker(), "others": others},
            )
        connection.execute("vacuum analyze people_grant")


def found_town(connection: psycopg.Connection) -> Town:
    """One plan as it is in daily life, through commands: the pattern of every other."""
    manager = found_municipality(code="0268", name="Nijmegen", phone="14 024", manager="Beheer")
    before = ids(connection)
    with acting(manager):
        worker = add_person(actor=manager, called="Samira")
        give_role(
            actor=manager, person=worker, called="Samira", role=Role.TEAM_MEMBER, team="Hatert", phone="14 024"
        )
    shared = _new(before, ids(connection))
    with acting(actor_of(worker)):
        me = actor_of(worker)
        circle = open_circle(actor=me, resident=None, called="Anja", phone="06", why="Anja vroeg dit zelf")
    resident = _resident(connection, circle)

    def stands(content: object) -> UUID:
        actor = actor_of(resident)
        with acting(actor):
            proposal = plans.propose(actor=actor, circle=circle, content=content)
            deciding.answer(actor=actor, proposal=proposal, answer=Answer.GO_ALONG)
            return proposal

    wish = stands(GoalContent("Ik wil weer onder de mensen zijn", "ik op zaterdag in de kantine zit"))
    with acting(actor_of(resident)):
        goal = UUID(str(Goal.objects.get(proposal_id=wish).pk))
    stands(
        ActionContent(
            goal, "De voetbalclub", "haalt mij op voor de wedstrijd", "elke zaterdag om half twee", Rung.NETWORK,
            rhythm=Rhythm.WEEKLY, first=clock.today(),
        )
    )  # fmt: skip
    stands(AgreementContent(clock.today() + timedelta(days=90), "Dan bellen we Samira."))
    pattern = Pattern.between(connection, before, ids(connection), shared=shared, per=CASELOAD, overrides=OVERRIDES)
    return Town(pattern, manager.person, resident, circle, worker)


def _resident(connection: psycopg.Connection, circle: UUID) -> UUID:
    row = connection.execute("select resident_id from people_circle where id = %s", [circle]).fetchone()
    assert row is not None
    return UUID(str(row[0]))


def _new(before: Ids, after: Ids) -> frozenset[str]:
    return frozenset().union(*(after[table] - before[table] for table in after))


def log_in(person: UUID) -> str:
    """A cookie with which this person is logged in. Works for copies too, that never had an account."""
    with acting(actor_of(person)):
        actor = actor_of(person)
        found = Account.objects.filter(person_id=person).select_related("user").first()
        user = found.user if found else User.objects.create_user(username=str(person))
        if found is None:
            Account.objects.create(municipality_id=actor.municipality, person_id=person, user=user)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = BACKEND
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
    return f"sessionid={session.session_key}"
