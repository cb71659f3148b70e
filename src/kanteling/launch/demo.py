"""`./kanteling demo`: from a fresh checkout to a neighbourhood to look around in, with one command."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from kanteling.launch import cluster, ports, prepare, running, trouble
from kanteling.launch.alive import Known, myself
from kanteling.launch.cluster import Cluster
from kanteling.launch.places import Places, alone, made, read_json, write_json
from kanteling.launch.running import Running
from kanteling.launch.supervisor import Child, Supervisor, Task
from kanteling.launch.trouble import Trouble, say

ROOM = 200_000_000
LONGEST_START = 90.0


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
            return in_background(places, asked)
        supervisor, address = start(places, asked)
    return stay(places, supervisor, address, asked)


def already(places: Places, found: Running, as_json: bool) -> int:
    """A second start changes nothing."""
    until = time.monotonic() + LONGEST_START
    while found.lives() and not found.ready and time.monotonic() < until:
        time.sleep(0.2)
        found = running.read(places) or found
    say(f"Kanteling already runs: {found.url}")
    show(found.url, people(places, demo_environment(places, cluster.private(places), found.url)), as_json)
    return 0


# --- starting ---------------------------------------------------------------------------------------------------


def start(places: Places, asked: argparse.Namespace) -> tuple[Supervisor, str]:
    """Everything from an empty folder to processes that run; stops again what it started when it fails."""
    live = int(os.environ.get("KANTELING_LIVE_PORT") or asked.port + 1)
    ports.insist_on(asked.port, live)
    if shutil.disk_usage(made(places.var)).free < ROOM:
        raise trouble.full_disk(places.var)
    address = f"http://127.0.0.1:{asked.port}/"
    running.write(places, Running(myself(), address, False))
    supervisor = database = None
    try:
        database = cluster.private(places)
        if not (database.data / "PG_VERSION").exists():
            say("Making a private PostgreSQL ...")
        database.start()
        if asked.fresh:
            database.drop_database(cluster.DATABASE)
        prepare.build_look(places)
        prepare.compile_messages(places)
        environment = demo_environment(places, database, address)
        environment["KANTELING_LIVE_PORT"] = str(live)
        prepare.ready_database(places, database, environment)
        prepare.seed(places, database, environment)
        supervisor = Supervisor(children(places, environment, asked.port, live), database, writer(places, address))
        supervisor.listen()
        supervisor.start()
        wait_for_pages(supervisor, asked.port, places)
    except BaseException:
        stop(places, supervisor, database)
        raise
    return supervisor, address


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


def children(places: Places, environment: dict[str, str], port: int, live: int) -> list[Child]:
    """Web, worker and live, each in a process of its own."""
    python = [sys.executable, "-m"]
    memory = ["--worker-tmp-dir", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else []
    web = [*python, "gunicorn", "kanteling.config.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    web += ["-k", "gthread", "--workers", os.environ.get("KANTELING_WORKERS", "2"), "--threads", "4"]
    web += ["--no-control-socket", "--graceful-timeout", "8", "--log-level", "warning", *memory]
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
        nonlocal status
        status = ports.answers(port)
        return 0 < status < 500 or time.monotonic() > until

    supervisor.watch(answered)
    if supervisor.stopping:
        raise KeyboardInterrupt
    if not 0 < status < 500:
        last = "\n".join(places.log("web").read_text(errors="replace").splitlines()[-15:])
        raise Trouble(f"No page answers ({status or 'silence'}). The last words of the web process:\n{last}")
    found = running.read(places)
    if found:
        running.write(places, Running(found.supervisor, found.url, True, found.children))


def stay(places: Places, supervisor: Supervisor, address: str, asked: argparse.Namespace) -> int:
    """Show who can log in, and keep everything alive until someone asks to stop."""
    try:
        show(address, people(places, demo_environment(places, supervisor.cluster, address)), asked.json)
        say("Stop with Ctrl-C." if sys.stdin.isatty() else "Stop with: ./kanteling stop")
        supervisor.watch()
        say("Stopping ...")
    except KeyboardInterrupt:
        say("Stopping ...")
    finally:
        stop(places, supervisor, supervisor.cluster)
    say("Stopped. Everything is kept; start again with ./kanteling demo")
    return 0


def stop(places: Places, supervisor: Supervisor | None, database: Cluster | None) -> None:
    """Stop all that runs, and forget that it ran."""
    if supervisor:
        supervisor.stop()
    if database:
        database.stop()
    running.clear(places)


# --- in the background ------------------------------------------------------------------------------------------


def in_background(places: Places, asked: argparse.Namespace) -> int:
    """Start the same in a session of its own, pass on what it says, and leave once pages answer."""
    words = [sys.executable, "-m", "kanteling.launch", "demo-inside", "--port", str(asked.port)]
    words += ["--fresh"] if asked.fresh else []
    log, outcome = places.log("demo"), places.run / "outcome.json"
    outcome.unlink(missing_ok=True)
    with log.open("ab") as said:
        begin = said.tell()
        process = subprocess.Popen(
            words,
            cwd=places.root,
            env={**os.environ, "KANTELING_OUTCOME": str(outcome)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        while not outcome.exists() and process.poll() is None:
            begin = pass_on(log, begin)
            time.sleep(0.1)
    except KeyboardInterrupt:
        process.terminate()
        process.wait(60)
        raise
    pass_on(log, begin)
    result = read_json(outcome)
    outcome.unlink(missing_ok=True)
    if not result:
        return process.wait() or 1
    show(str(result["url"]), list(result["people"]), asked.json)
    say("Stop with: ./kanteling stop")
    return 0


def pass_on(log: Path, begin: int) -> int:
    """Repeat the whole lines that were written since; return how far that was."""
    with log.open("rb") as file:
        file.seek(begin)
        fresh = file.read()
    whole = fresh[: fresh.rfind(b"\n") + 1]
    for line in whole.decode(errors="replace").splitlines():
        say(line)
    return begin + len(whole)


def inside(places: Places, words: list[str]) -> int:
    """The background side; its starter holds the lock and waits for the outcome."""
    asked = options(words)
    supervisor, address = start(places, asked)
    try:
        found = people(places, demo_environment(places, supervisor.cluster, address))
        write_json(Path(os.environ["KANTELING_OUTCOME"]), {"url": address, "people": found})
        supervisor.watch()
    finally:
        stop(places, supervisor, supervisor.cluster)
    return 0


# --- who can log in ---------------------------------------------------------------------------------------------


def people(places: Places, environment: dict[str, str]) -> list[dict[str, Any]]:
    """The people of the demo, each with an address that logs in with one click."""
    if not prepare.has_command(places, "demo_people"):
        return []
    words = [sys.executable, "-m", "django", "demo_people", "--json"]
    said = prepare.step(places, words, environment, "The people of the demo could not be listed.")
    base = f"http://127.0.0.1:{environment['KANTELING_PORT']}/"
    found = json.loads(said.strip().splitlines()[-1])
    return [{**one, "login": urljoin(base, one["login"])} for one in found]


def show(address: str, found: list[dict[str, Any]], as_json: bool) -> None:
    """Say where to look: one JSON line for programs, a list for people."""
    if as_json:
        print(json.dumps({"url": address, "people": found}, ensure_ascii=False), flush=True)
        return
    say(f"\nKanteling is open: {address}")
    if found:
        say("Log in with one click (everyone here is invented):")
        width = max(len(one["name"]) for one in found)
        role = max(len(one["role"]) for one in found)
        for one in found:
            say(f"  {one['name']:<{width}}  {one['role']:<{role}}  {one['login']}")
    say("")
