"""The demo as a newcomer meets it: one command, and nothing lost whatever is killed."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kanteling.launch import cluster, ports, running
from kanteling.launch.alive import Known, know
from kanteling.launch.places import Places

pytestmark = pytest.mark.slow
LONGEST = 240


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """This checkout, with a var of its own; whatever is left running is stopped."""
    var = tmp_path_factory.mktemp("house") / "var"
    for folder in (var.parent, var.parent.parent, var.parent.parent.parent):
        folder.chmod(0o755)  # as root the database runs as another user, who has to reach its data
    found = Places(Places.here().root, var)
    yield found
    call(found, "stop")


@pytest.fixture(scope="module")
def port() -> int:
    return next(each for each in range(18000, 19000, 2) if ports.free(each) and ports.free(each + 1))


def call(places: Places, *words: str) -> subprocess.CompletedProcess[str]:
    """What `./kanteling` does once the environment is there, in a shell without our test settings."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("KANTELING_", "DATABASE_"))}
    kept = {name: os.environ[name] for name in ("KANTELING_PG", "KANTELING_PG_BIN") if name in os.environ}
    environment = {**given, **kept, "KANTELING_VAR": str(places.var)}
    environment["PYTHONPATH"] = f"{places.root / 'src'}{os.pathsep}{places.root}"
    command = [sys.executable, "-m", "kanteling.launch", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=LONGEST)


def start(places: Places, port: int) -> dict[str, Any]:
    """Start it in the background; the answer is exactly one JSON line."""
    done = call(places, "demo", "--detach", "--json", "--port", str(port))
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    answer: dict[str, Any] = json.loads(line)
    return answer


def now(places: Places) -> running.Running:
    found = running.read(places)
    assert found is not None
    return found


def child(places: Places, name: str) -> Known:
    return dict(now(places).children)[name]


def kill(process: Known) -> None:
    process.signal(signal.SIGKILL)
    until = time.monotonic() + 10
    while process.lives() and time.monotonic() < until:
        time.sleep(0.05)


def answers(port: int, seconds: float = 20) -> bool:
    """Whether pages answer again in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if 0 < ports.answers(port) < 500:
            return True
        time.sleep(0.2)
    return False


def test_a_newcomer_a_second_start_and_everything_killed_in_turn(places: Places, port: int) -> None:
    first = start(places, port)
    assert first["url"] == f"http://127.0.0.1:{port}/"
    assert len(first["people"]) >= 12
    assert set(first["people"][0]) == {"name", "role", "login"}
    with urllib.request.urlopen(first["people"][0]["login"]) as page:
        assert page.status == 200

    before = now(places)
    again = call(places, "demo", "--port", str(port))
    assert (again.returncode, "already runs" in again.stderr) == (0, True)
    assert now(places).supervisor == before.supervisor

    database = cluster.private(places)
    database.sql("create table said (word text); insert into said values ('toegezegd')", "kanteling")

    kill(child(places, "web"))
    assert answers(port)
    kill(know(database.pid()))
    assert answers(port)
    assert database.sql("select word from said", "kanteling") == "toegezegd"

    left = child(places, "web")
    kill(now(places).supervisor)
    began = time.monotonic()
    start(places, port)
    assert time.monotonic() - began < 30
    assert not left.lives()
    assert database.sql("select word from said", "kanteling") == "toegezegd"

    file = places.var / "kept.backup"
    assert call(places, "backup", str(file)).returncode == 0
    refused = call(places, "restore", str(file))
    assert (refused.returncode, "./kanteling stop" in refused.stderr) == (1, True)

    assert call(places, "stop").returncode == 0
    assert ports.answers(port) == 0
    assert not database.runs()
    assert call(places, "restore", str(file)).returncode == 0
    assert call(places, "stop").stderr.strip() == "Nothing runs."
    nonsense = call(places, "restore", str(Path(__file__)))
    assert (nonsense.returncode, "is not a backup" in nonsense.stderr) == (1, True)
