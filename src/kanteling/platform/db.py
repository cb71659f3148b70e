"""Telling PostgreSQL who acts: the second wall stands on this.

The settings are local to the transaction. Without them every walled table is empty, also for raw SQL.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from kanteling.foundation.actor import Actor
from kanteling.platform import clock

_SET = """select set_config('kanteling.municipality', %s, true), set_config('kanteling.person', %s, true),
set_config('kanteling.roles', %s, true), set_config('kanteling.now', %s, true),
set_config('kanteling.hand', %s, true), kanteling.forget_circles()"""
_GET = """select current_setting('kanteling.municipality', true), current_setting('kanteling.person', true),
current_setting('kanteling.roles', true), current_setting('kanteling.now', true),
current_setting('kanteling.hand', true)"""
_NOBODY = ("", "", "", "", "")


def tell(actor: Actor | None) -> None:
    """Tell the current transaction who acts (or that nobody does)."""
    with connection.cursor() as cursor:
        cursor.execute(_SET, _settings(actor))


def _settings(actor: Actor | None) -> tuple[str, str, str, str, str]:
    moment = clock.now().isoformat() if clock.is_set() else ""
    if actor is None:
        return ("", "", "", moment, "")
    roles = "{" + ",".join(sorted(role.code for role in actor.roles)) + "}"
    return (str(actor.municipality), str(actor.person), roles, moment, str(actor.hand))


@contextmanager
def acting(actor: Actor | None) -> Iterator[None]:
    """One transaction in which ``actor`` acts; inside another, the former actor returns afterwards."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            former = _NOBODY
            if nested:
                cursor.execute(_GET)
                former = cursor.fetchone() or _NOBODY
            cursor.execute(_SET, _settings(actor))
        yield
        if nested:
            with connection.cursor() as cursor:
                cursor.execute(_SET, [value or "" for value in former])


def notify(channel: str, **what: str) -> None:
    """Tell those who listen, once this transaction is committed. Carries identifiers only."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [channel, json.dumps(what)])


def hold(what: UUID) -> None:
    """Let others who want to change the same thing wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(what)])
