"""`./kanteling demo`: from a fresh checkout to a neighbourhood to look around in, with one command."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kanteling.launch import background, cluster, people, ports, prepare, running, trouble
from kanteling.launch.alive import Known, myself
from kanteling.launch.cluster import Cluster
from kanteling.launch.people import People
from kanteling.launch.places import Places, alone, made, write_json
from kanteling.launch.running import Running
from kanteling.launch.supervisor import Child, Supervisor, Task
from kanteling.launch.trouble import Trouble, say

ROOM = 200_000_000
LONGEST_START = 90.0
LONGEST_BROKEN = 8.0
HEAD_START = 8.0  # seconds at most in which the first page has the machine to itself


def options(words: list[str]) -> argparse.Namespace:
    """What can be asked of the demo."""
    parser = argparse.ArgumentParser(prog="./kanteling demo", description="Start the demo neighbourhood.")
    parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and begin anew")
    parser.add_argument("--detach", action="store_true", help="go on in the background")
    parser.add_argument("--json", action="store_true", help="print one JSON line once pages answer")
    parser.add_argument("--port", type=int, default=int(os.environ.get("KANTELING_PORT") or ports.USUAL))
    return parser.parse_args(words)


def run(places: Places, words: list[str]) -> int:
    """Start it, or say where it already is."""
    asked = options(words)
    if os.environ.get("DATABASE_URL"):
        say("DATABASE_URL is left alone: the demo, with its invented people, always has a database of its own.")
    with alone(places.run / "start.lock", "Another start is under way; waiting for it ..."):
        found = running.read(places)
        if found and found.lives():
            if not asked.fresh:
                return already(places, found, asked.json)
            running.end_supervisor(found)
        if running.end_orphans(places):
            say("Cleared up what a killed demo left behind.")
        if asked.detach:
            return background.start(places, asked)
        started = start(places, asked)
    return stay(places, started, asked)


def already(places: Places, found: Running, as_json: bool) -> int:
    """A second start changes nothing."""
    until = time.monotonic() + LONGEST_START
    while found.lives() and not found.ready and time.monotonic() < until:
        time.sleep(0.2)
        found = running.read(places) or found
    say(f"Kanteling already runs: {found.url}")
    database = cluster.private(places)
    environment = demo_environment(places, database, found.url)
    people.show(found.url, people.listed(places, database, environment), as_json)
    return 0


# --- starting ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Started:
    """A demo whose pages answer."""

    supervisor: Supervisor
    address: str
    people: People


def start(places: Places, asked: argparse.Namespace) -> Started:
    """Everything from an empty folder to pages that answer; stops again what it started when it fails."""
    live = int(os.environ.get("KANTELING_LIVE_PORT") or asked.port + 1)
    ports.insist_on(asked.port, live)
    if shutil.disk_usage(made(places.var)).free < ROOM:
        raise trouble.full_disk(places.var)
    address = f"http://127.0.0.1:{asked.port}/"
    running.write(places, Running(myself(), address, False))
    supervisor = database = None
    try:
        with ThreadPoolExecutor(2) as beside:
            look = beside.submit(prepare.look, places)
            database = cluster.private(places)
            environment = furnished(places, database, address, live, fresh=asked.fresh)
            look.result()
            found = beside.submit(people.listed, places, database, environment)
            supervisor = Supervisor(children(places, environment, live), database, writer(places, address))
            supervisor.listen()
            supervisor.start(HEAD_START)
            wait_for_pages(supervisor, asked.port, places)
            supervisor.no_longer_wait()
            return Started(supervisor, address, found.result())
    except BaseException:
        stop(places, supervisor, database)
        raise


def furnished(places: Places, database: Cluster, address: str, live: int, *, fresh: bool) -> dict[str, str]:
    """A running database with tables, walls and people; returns what the processes need to know."""
    if not (database.data / "PG_VERSION").exists():
        say("Making a private PostgreSQL ...")
    database.start()
    if fresh:
        database.drop_database(cluster.DATABASE)
        shutil.rmtree(places.var / "mail", ignore_errors=True)
    environment = {**demo_environment(places, database, address), "KANTELING_LIVE_PORT": str(live)}
    prepare.ready_database(places, database, environment)
    prepare.seed(places, database, environment)
    return environment


def demo_environment(places: Places, database: Cluster, address: str) -> dict[str, str]:
    """What the processes of the demo know: their database, and that this is only a demo."""
    port = address.rstrip("/").rpartition(":")[2]
    return {
        "KANTELING_MAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "KANTELING_LIVE_PORT": str(int(port) + 1),
        **prepare.app_environment(places, database),
        "KANTELING_DEMO": "1",
        "KANTELING_PORT": port,
    }


def children(places: Places, environment: dict[str, str], live: int) -> list[Child]:
    """Web, worker and live, each in a process of its own."""
    python = [sys.executable, "-m"]
    memory = ["--worker-tmp-dir", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else []
    web = [*python, "gunicorn", "kanteling.config.wsgi:application", "--bind"]
    web += [f"127.0.0.1:{environment['KANTELING_PORT']}"]
    web += ["-k", "gthread", "--workers", os.environ.get("KANTELING_WORKERS", "2"), "--threads", "4"]
    web += ["--preload", "--no-control-socket", "--graceful-timeout", "8", "--log-level", "warning", *memory]
    wanted = {"web": web}
    if prepare.has_command(places, "worker"):
        wanted["worker"] = [*python, "django", "worker"]
    if (places.root / "src/kanteling/config/live.py").exists():
        words = [
            *python,
            "uvicorn",
            "kanteling.config.live:application",
            "--host",
            "127.0.0.1",
            "--port",
            str(live),
        ]
        wanted["live"] = [*words, "--log-level", "warning", "--timeout-graceful-shutdown", "3"]
    return [Child(Task(name, words, environment, places.log(name), places.root)) for name, words in wanted.items()]


def writer(places: Places, address: str) -> Callable[[list[tuple[str, Known]]], None]:
    """Writes down who runs, each time that changes."""
    me = myself()

    def write(now: list[tuple[str, Known]]) -> None:
        before = running.read(places)
        ready = bool(before and before.supervisor == me and before.ready)
        running.write(places, Running(me, address, ready, tuple(now)))

    return write


def wait_for_pages(supervisor: Supervisor, port: int, places: Places) -> None:
    """Until the first page answers; a page that keeps failing is told with the last words of its log."""
    until = time.monotonic() + LONGEST_START
    status = 0

    def answered() -> bool:
        nonlocal status, until
        status = ports.answers(port)
        if status >= 500:  # it did start, so waiting longer helps little
            until = min(until, time.monotonic() + LONGEST_BROKEN)
            time.sleep(0.5)
        return 0 < status < 500 or time.monotonic() > until

    supervisor.watch(answered, pause=0.05)
    if supervisor.stopping:
        raise KeyboardInterrupt
    if not 0 < status < 500:
        log = places.logs / "web.log"
        last = "\n".join(log.read_text(errors="replace").splitlines()[-15:]) if log.exists() else ""
        raise Trouble(f"No page answers ({status or 'silence'}). The last words of the web process:\n{last}")
    found = running.read(places)
    if found:
        running.write(places, Running(found.supervisor, found.url, True, found.children))


def stay(places: Places, started: Started, asked: argparse.Namespace) -> int:
    """Show who can log in, and keep everything alive until someone asks to stop."""
    try:
        people.show(started.address, started.people, asked.json)
        say("Stop with Ctrl-C." if sys.stdin.isatty() else "Stop with: ./kanteling stop")
        started.supervisor.watch()
        say("Stopping ...")
    finally:
        stop(places, started.supervisor, started.supervisor.cluster)
    say("Stopped. Everything is kept; start again with ./kanteling demo")
    return 0


def inside(places: Places, words: list[str]) -> int:
    """The background side; its starter holds the lock and waits for the outcome."""
    started = start(places, options(words))
    try:
        write_json(Path(os.environ["KANTELING_OUTCOME"]), {"url": started.address, "people": started.people})
        started.supervisor.watch()
    finally:
        stop(places, started.supervisor, started.supervisor.cluster)
    return 0


def stop(places: Places, supervisor: Supervisor | None, database: Cluster | None) -> None:
    """Stop all that runs, and forget that it ran."""
    if supervisor:
        supervisor.stop()
    if database:
        database.stop()
    running.clear(places)
