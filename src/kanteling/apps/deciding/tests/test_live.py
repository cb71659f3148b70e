"""The live process as it really runs: uvicorn on loopback, a session cookie, PostgreSQL telling it what changed."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.tests.makers import World, a_proposal, browser, says, world
from kanteling.apps.people.commands import end_access
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def table() -> World:
    return world()


@contextmanager
def live_process(heartbeat: float = 1.0) -> Iterator[int]:
    """A uvicorn of our own on a free port."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "uvicorn", "kanteling.config.live:application", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, *words, "--log-level", "error", "--timeout-graceful-shutdown", "1"],
        env={**os.environ, "KANTELING_LIVE_HEARTBEAT": str(heartbeat), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        for _ in range(300):
            try:
                if ask(port, "/gezond").status == 200:
                    break
            except OSError:
                pass
            assert process.poll() is None, "the live process stopped"
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    line.request("GET", path, headers=headers)
    return line.getresponse()


def listen(
    port: int, table: World, name: str, circle: UUID | None = None, **headers: str
) -> http.client.HTTPResponse:
    cookie = browser(table, name).cookies[settings.SESSION_COOKIE_NAME].value
    return ask(
        port, f"/live/{circle or table.circle}", Cookie=f"{settings.SESSION_COOKIE_NAME}={cookie}", **headers
    )


def hear(stream: http.client.HTTPResponse, until: str, seconds: float = 10) -> str:
    """What comes in until these words; empty when the stream ended or nothing came."""
    heard, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            line = stream.readline().decode()
        except (TimeoutError, OSError):
            return ""
        if not line:
            return ""
        heard += line
        if until in heard:
            return heard
    return ""


def test_who_sits_at_the_table_hears_that_something_changed_and_not_what(table: World) -> None:
    with live_process() as port:
        stream = listen(port, table, "samira")
        assert stream.status == 200
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert hear(stream, "retry: 3000")
        proposal = a_proposal(table)
        says(table, "joop", proposal)
        heard = hear(stream, str(proposal))
        assert "event: changed" in heard
        assert "Joop" not in heard
        assert "zaterdag" not in heard


def test_nobody_else_gets_a_line(table: World) -> None:
    with live_process() as port:
        assert ask(port, f"/live/{table.circle}").status == 404
        assert ask(port, f"/live/{table.circle}", Cookie="sessionid=verzonnen").status == 404
        assert listen(port, table, "rob").status == 404
        assert listen(port, table, "joop", circle=uuid4()).status == 404
        assert listen(port, table, "joop", Origin="https://elders.example").status == 404
        own = listen(port, table, "joop", Origin=f"http://127.0.0.1:{port - 1}")
        assert own.headers["Access-Control-Allow-Origin"] == f"http://127.0.0.1:{port - 1}"
        assert own.headers["Access-Control-Allow-Credentials"] == "true"


def test_listening_and_trying_to_are_in_the_journal(table: World) -> None:
    with live_process() as port:
        hear(listen(port, table, "samira"), "retry")
        listen(port, table, "rob")
    with acting(table.who("bakker")):
        lines = {(line.what, line.person_id, line.channel) for line in JournalEntry.objects.filter(channel="live")}
    assert lines == {
        ("live", table.people["samira"], "live"),
        ("refused_live", table.people["rob"], "live"),
    }


def test_the_line_ends_at_once_with_the_access(table: World) -> None:
    bakker = table.who("bakker")
    with live_process(heartbeat=60) as port:
        stream = listen(port, table, "samira")
        hear(stream, "retry")
        with acting(bakker):
            end_access(actor=bakker, circle=table.circle, person=table.people["samira"])
        assert hear(stream, "anything", 5) == ""
        assert stream.read() == b"", "the stream is closed"
        assert listen(port, table, "samira").status == 404


def test_that_the_circle_writes_is_heard_inside_only(table: World) -> None:
    ineke = table.who("ineke")
    with live_process() as port:
        inside, outside = listen(port, table, "joop"), listen(port, table, "samira")
        with acting(ineke):
            door = commands.start_closed_time(actor=ineke, circle=table.circle)
        assert hear(inside, str(door))
        assert hear(outside, str(door))
        with acting(ineke):
            commands.write_draft(actor=ineke, circle=table.circle, text="Alleen wij", read=0)
            commands.end_closed_time(actor=ineke, circle=table.circle)
        assert '"draft"' in hear(inside, "closed_time")
        assert '"draft"' not in hear(outside, "closed_time")


def test_it_keeps_a_sign_of_life(table: World) -> None:
    with live_process(heartbeat=0.5) as port:
        stream = listen(port, table, "joop")
        assert hear(stream, ": \n", 5)
