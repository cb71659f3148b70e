"""A word said beside the transaction: seen by others at once, while the work itself is still all or nothing.

Long work in one transaction cannot tell how far it is, since nobody sees what it writes. So that one row is written on a
connection of its own. Never for what the work itself changed or will change: the two would wait for each other.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from django.db import connection

from kanteling.foundation.actor import Actor
from kanteling.platform.db import acting

T = TypeVar("T")


def beside(actor: Actor, do: Callable[[], T]) -> T:
    """Let ``do`` read and write in a small transaction of its own, as ``actor``; returns what it returns."""

    def alone() -> T:
        try:
            with acting(actor):
                return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as one:
        return one.submit(copy_context().run, alone).result()
