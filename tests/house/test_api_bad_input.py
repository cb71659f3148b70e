"""Whatever a machine sends, the API answers with a typed refusal and never breaks: every operation, by every role.

Operations and their inputs are read from the OpenAPI of the site itself, good and bad ones both; half of the
identifiers are those of things that exist, so that a bad body reaches the command behind the address.
"""

import json
import logging
import os
import random
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from tests.house.busy_world import Busy, busy_world, more_of_everything

from kanteling.config.api import api
from kanteling.foundation.ids import new_id

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TRIES = int(os.environ.get("KANTELING_API_TRIES", "2"))
"""Inputs for each operation and each way of making them."""
WHO = ("", "bakker", "ineke", "samira", "truus", "wim", "petra", "beheer")
_NAMED = re.compile(r"{(\w+)}")
ODD = (
    "",
    " ",
    "0",
    "-1",
    "null",
    "\x00",
    "\ud83d",
    "é" * 400,
    "'; drop table people_person; --",
    "2026-02-30",
    "1e999",
)


def operations() -> list[Any]:
    """Every operation of the API, from its own description."""
    described = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    return [each.ok() for each in schemathesis.openapi.from_dict(described).get_all_operations()]


@pytest.fixture(name="world")
def _world(db: None) -> Iterator[Busy]:
    logging.disable(logging.CRITICAL)
    world = busy_world()
    more_of_everything(world, 1)
    yield world
    logging.disable(logging.NOTSET)


def test_no_input_breaks_the_api(world: Busy) -> None:
    browsers = {who: world.browser(who) for who in WHO}
    for browser in browsers.values():
        browser.raise_request_exception = False
    broken: dict[str, str] = {}
    sent = 0
    for operation in operations():
        for mode in GenerationMode:
            try:
                inputs = operation.as_strategy(generation_mode=mode)
                sent += ask(world, browsers, operation, inputs, broken)
            except (schemathesis.errors.SchemathesisError, NotImplementedError):
                continue
    assert broken == {}
    assert sent > 250


def ask(world: Busy, browsers: dict[str, Client], operation: Any, inputs: Any, broken: dict[str, str]) -> int:
    """Send inputs to one operation; remember the first that breaks it."""
    sent = 0

    @settings(
        max_examples=TRIES, database=None, deadline=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(inputs, st.sampled_from(WHO), st.randoms(use_true_random=False))
    def send(case: Any, who: str, draw: random.Random) -> None:
        nonlocal sent
        where, body = address(world, operation, case, draw), case.body
        if draw.random() < 0.3 and isinstance(body, dict) and body:
            body = body | {draw.choice(sorted(body)): draw.choice(ODD)}
        with transaction.atomic():
            answer = browsers[who].generic(operation.method.upper(), where, text(body), "application/json")
            transaction.set_rollback(True)
        sent += 1
        if answer.status_code >= 500:
            broken.setdefault(f"{operation.method} {operation.path}", f"{who}: {where} {text(body)[:300]!r}")

    send()
    return sent


def address(world: Busy, operation: Any, case: Any, draw: random.Random) -> str:
    """Where to send it: with things that exist, that do not, and with what was made up."""
    made_up = case.path_parameters or {}

    def value(found: re.Match[str]) -> str:
        name = found[1]
        usual = {"person": world.people["joop"], "card": "sleep", "number": 1} | world.first
        if draw.random() < 0.6 and name in usual:
            return str(usual[name])
        return quote(str(made_up.get(name, "") or new_id()), safe="")

    query = dict((case.query or {}).items())
    return _NAMED.sub(value, operation.path) + (
        f"?{urlencode(query, doseq=True, errors='replace')}" if query else ""
    )


def text(body: Any) -> bytes:
    """What goes over the line; what is no JSON goes as it is."""
    if isinstance(body, bytes):
        return body
    try:
        return json.dumps(body).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError):
        return b""
