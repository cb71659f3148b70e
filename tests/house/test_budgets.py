"""Every address has a budget of statements, keeps to it, and takes no more of them with ten times the rows."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.house.budgets import ALL, Visit
from tests.house.busy_world import Busy, busy_world, more_of_everything

from kanteling.foundation.ids import new_id

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OF_A_TEST = ("SAVEPOINT", "RELEASE", "ROLLBACK")


def addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site by its name."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}", each
        else:
            yield from addresses(each, f"{space}{each.namespace}:" if each.namespace else space)


def test_every_address_has_a_budget() -> None:
    known = {name for name, _ in addresses(get_resolver())}
    assert sorted(known - set(ALL)) == [], "give these a budget in tests/house/budgets.py"
    assert sorted(set(ALL) - known) == [], "these addresses are gone"


def test_every_address_keeps_its_budget_also_with_ten_times_the_rows() -> None:
    logging.disable(logging.CRITICAL)
    try:
        world = busy_world()
        more_of_everything(world, 1)
        small = dict(costs(world))
        more_of_everything(world, 9)
        large = dict(costs(world))
    finally:
        logging.disable(logging.NOTSET)
    odd = {name: status for name, (status, _) in small.items() if status not in ALL[name].status}
    assert not odd, f"{odd} answered otherwise than expected"
    over = {name: cost for name, (_, cost) in large.items() if cost > ALL[name].most}
    assert not over, f"{over} took more statements than their budget"
    grown = {name: (cost, large[name]) for name, (_, cost) in small.items() if _grew(small[name], large[name])}
    assert not grown, f"{grown} took more statements with more rows"


def _grew(small: tuple[int, int], large: tuple[int, int]) -> bool:
    """More statements for the same answer."""
    return small[0] == large[0] and small[1] < large[1]


def test_a_form_where_json_is_asked_is_refused_politely() -> None:
    world = busy_world()
    answer = world.browser("samira").post(reverse("api:inform", args=[world.circle]), {"text": "Dat kan"})
    assert answer.status_code in (400, 415)


def costs(world: Busy) -> Iterator[tuple[str, tuple[int, int]]]:
    """Status and number of statements of every address."""
    browsers = {visit.who: world.browser(visit.who) for visit in ALL.values()}
    for name, pattern in addresses(get_resolver()):
        visit = ALL.get(name)
        if visit is not None:
            where = reverse(name, kwargs=named(world, pattern)) + visit.query
            yield name, cost(browsers[visit.who], where, visit, world)


def named(world: Busy, pattern: URLPattern) -> dict[str, Any]:
    """What this address names: the first of each thing."""
    usual = {
        "person": world.people["joop"], "kind": "action", "number": 1, "right": "file", "code": "asked", "pk": 1,
        "token": "unknown", "given": new_id(), "key": "6f1b1c1e-0f6e-4c8e-9d6d-6b616e74656c",
    } | world.first  # fmt: skip
    return {name: usual[name] for name in pattern.pattern.regex.groupindex}


def cost(browser: Client, where: str, visit: Visit, world: Busy) -> tuple[int, int]:
    """Visit once, as if it never was."""
    statements: list[str] = []

    def count(execute: Any, statement: str, *rest: Any) -> Any:
        if not statement.startswith(OF_A_TEST):
            statements.append(statement)
        return execute(statement, *rest)

    with transaction.atomic(), connection.execute_wrapper(count):
        status = send(browser, where, visit, world)
        transaction.set_rollback(True)
    return status, len(statements)


def send(browser: Client, where: str, visit: Visit, world: Busy) -> int:
    """The request that belongs to the visit. Cookies stay as they were."""
    kept = browser.cookies.output()
    data = visit.data(world)
    if visit.method == "json" or (visit.method == "post" and where.startswith("/api/")):
        answer = browser.post(where, json.dumps(data), content_type="application/json")
    elif visit.method in ("put", "delete"):
        answer = getattr(browser, visit.method)(where, json.dumps(data), content_type="application/json")
    else:
        answer = getattr(browser, visit.method)(where, data)
    if browser.cookies.output() != kept:
        browser.cookies.load(kept.replace("Set-Cookie: ", ""))
    return int(answer.status_code)
