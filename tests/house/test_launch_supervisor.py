"""What is kept alive, and how it ends."""

import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from kanteling.launch import ports, running
from kanteling.launch.alive import Known, end, know, myself
from kanteling.launch.cluster import Cluster
from kanteling.launch.places import Places, alone
from kanteling.launch.running import Running
from kanteling.launch.supervisor import Child, Supervisor, Task
from kanteling.launch.trouble import Trouble

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


class Database:
    """Stands in for the cluster: it runs, until it is stopped."""

    def __init__(self) -> None:
        self.stopped = False
        self.up = True
        self.starts = 0

    def pid(self) -> int:
        return 1 if self.up else 0

    def start(self) -> bool:
        self.starts += 1
        self.up = True
        return True

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(Places.here().root, tmp_path / "var")


def task(tmp_path: Path, words: list[str]) -> Task:
    return Task("web", words, dict(os.environ), tmp_path / "web.log", tmp_path)


def supervised(*tasks: Task, database: Database | None = None) -> Supervisor:
    """A supervisor that is not told what to write down."""
    children = [Child(each) for each in tasks]
    return Supervisor(children, cast(Cluster, database or Database()), lambda now: None)


def until(true: Callable[[], Any], seconds: float = 8) -> bool:
    """Whether it becomes true in time."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if true():
            return True
        time.sleep(0.05)
    return False


def known(supervisor: Supervisor) -> Known:
    found = supervisor.children[0].known
    assert found is not None
    return found


def test_the_others_wait_for_the_first_and_start_as_soon_as_it_is_ready(tmp_path: Path) -> None:
    crew = supervised(task(tmp_path, SLEEP), task(tmp_path, SLEEP))
    try:
        crew.start(60)
        crew.look()
        assert [child.process is not None for child in crew.children] == [True, False]
        crew.no_longer_wait()
        assert [child.process is not None for child in crew.children] == [True, True]
    finally:
        crew.stop()


def test_what_dies_is_started_again(tmp_path: Path) -> None:
    supervisor = supervised(task(tmp_path, SLEEP))
    supervisor.start()
    first = known(supervisor)
    first.signal(signal.SIGKILL)

    def back() -> bool:
        supervisor.look()
        return known(supervisor) != first and known(supervisor).lives()

    assert until(back)
    supervisor.stop()


def test_what_keeps_dying_is_tried_ever_more_slowly(tmp_path: Path) -> None:
    child = Child(task(tmp_path, [sys.executable, "-c", ""]))
    child.start()
    waits = []
    for _ in range(3):
        assert child.process is not None
        child.process.wait()
        now = time.monotonic()
        assert child.look(now) is False
        waits.append(round(child.not_before - now, 3))
        assert child.look(child.not_before) is True
    assert waits == [0.5, 1.0, 2.0]
    assert child.process is not None
    child.process.wait()


def test_a_killed_database_is_started_again(tmp_path: Path) -> None:
    database = Database()
    supervisor = supervised(database=database)
    database.up = False
    supervisor.look()
    assert database.starts == 1


def test_stopping_leaves_nothing_also_not_what_a_child_started(tmp_path: Path) -> None:
    nested = (
        f"import subprocess, sys, time; p = subprocess.Popen({SLEEP!r}); print(p.pid, flush=True); time.sleep(60)"
    )
    database = Database()
    supervisor = supervised(task(tmp_path, [sys.executable, "-c", nested]), database=database)
    supervisor.start()
    log = tmp_path / "web.log"
    assert until(lambda: log.exists() and log.read_text().strip())
    grandchild = know(int(log.read_text()))
    supervisor.stop()
    assert until(lambda: not grandchild.lives())
    assert not known(supervisor).lives()
    assert database.stopped


def test_a_child_that_does_not_listen_is_ended() -> None:
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", deaf]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        threading.Thread(target=child.wait).start()
        process = know(child.pid)
        end(process, 0.3)
        assert until(lambda: not process.lives())


def test_what_a_killed_supervisor_left_is_stopped_by_number_and_start_time(places: Places) -> None:
    with subprocess.Popen(SLEEP, start_new_session=True) as left, subprocess.Popen(SLEEP) as stranger:
        threading.Thread(target=left.wait).start()
        gone = Known(2**22 + 1, "long ago")
        children = (("web", know(left.pid)), ("worker", Known(stranger.pid, "another time")))
        running.write(places, Running(gone, "http://127.0.0.1:1/", True, children))
        assert running.end_orphans(places) == 1
        assert until(lambda: left.poll() is not None)
        assert stranger.poll() is None
        stranger.kill()
    assert running.read(places) is None


def test_a_demo_that_runs_is_no_orphan(places: Places) -> None:
    running.write(places, Running(myself(), "http://127.0.0.1:1/", True, (("web", myself()),)))
    assert running.end_orphans(places) == 0
    found = running.read(places)
    assert found is not None
    assert found.lives()


def test_a_used_port_is_named_with_the_next_one_that_is_free() -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as other:
        port = other.server_port
        with pytest.raises(Trouble, match=rf"Port {port} is in use.*\n.*--port \d+"):
            ports.insist_on(port, port + 1)


def test_two_starts_at_once_go_one_after_the_other(places: Places) -> None:
    lock, order = places.run / "start.lock", []

    def second() -> None:
        with alone(lock):
            order.append("second")

    with alone(lock):
        other = threading.Thread(target=second)
        other.start()
        time.sleep(0.2)
        order.append("first")
    other.join(5)
    assert order == ["first", "second"]


def test_the_key_is_made_once_and_is_for_this_user_only(places: Places) -> None:
    key = places.secret()
    assert len(key) > 50
    assert places.secret() == key
    assert (places.var / "secret").stat().st_mode & 0o077 == 0


def test_an_overgrown_log_is_put_aside(places: Places) -> None:
    path = places.log("web")
    with path.open("wb") as file:
        file.truncate(6_000_000)
    assert not places.log("web").exists()
    assert path.with_suffix(".log.1").exists()
