"""The web server of a benchmark, and someone who asks it for pages."""

import gzip
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from benchmarks.bed.figures import processor


@dataclass
class Server:
    """One web process with one thread on the loopback, and a connection that stays open."""

    port: int
    super_url: str
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, path: str, cookie: str = "", count: bool = False) -> tuple[int, bytes, dict[str, str]]:
        """Ask once; returns status, body and headers."""
        headers = {"Cookie": cookie} if cookie else {}
        if count:
            headers["X-Count"] = "1"
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())

    def spent(self) -> tuple[float, float | None]:
        """Seconds of processor time so far: of the web process, and of PostgreSQL for it."""
        web = float(self.get("/spent")[1])
        with psycopg.connect(self.super_url, autocommit=True) as asking:
            rows = asking.execute("select pid from pg_stat_activity where usename = 'kanteling_app'").fetchall()
        return web, processor(row[0] for row in rows)


@contextmanager
def serving(port: int | None = None) -> Iterator[Server]:
    """Start it, and stop it whatever happens."""
    number = port or _free_port()
    words = [sys.executable, "-m", "gunicorn", "benchmarks.bed.wsgi:application", "--worker-class", "gthread"]
    words += ["--workers", "1", "--threads", "1", "--keep-alive", "600", "--bind", f"127.0.0.1:{number}"]
    with tempfile.TemporaryFile() as log:
        pooled = {**os.environ, "KANTELING_BENCH_POOL": "1"}
        process = subprocess.Popen([*words, "--timeout", "300"], stdout=log, stderr=log, env=pooled)
        try:
            yield _ready(Server(number, os.environ["KANTELING_SUPER_URL"]), process, log)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _ready(server: Server, process: subprocess.Popen[bytes], log: Any) -> Server:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            server.get("/spent")
            return server
        except OSError:
            server.connection.close()
            time.sleep(0.1)
    log.seek(0)
    raise SystemExit(f"The server of the benchmark does not start:\n{log.read().decode(errors='replace')[-3000:]}")


@dataclass(frozen=True)
class Ask:
    """A page to ask for, under a name; ``path`` may differ each time."""

    name: str
    path: Callable[[int], str]
    cookie: str = ""


def measure(server: Server, asks: Sequence[Ask], *, times: int, rounds: int = 3) -> dict[str, dict[str, Any]]:
    """Ask for all of them in turns, so that noise falls on each alike; medians over rounds."""
    found = {ask.name: _first(server, ask) for ask in asks}
    waits: dict[str, list[float]] = {ask.name: [] for ask in asks}
    web: dict[str, list[float]] = {ask.name: [] for ask in asks}
    base: dict[str, list[float]] = {ask.name: [] for ask in asks}
    for turn in range(rounds):
        for ask in asks:
            before = server.spent()
            for number in range(times):
                began = time.perf_counter()
                status, _, _ = server.get(ask.path(turn * times + number), ask.cookie)
                waits[ask.name].append((time.perf_counter() - began) * 1000)
                assert status == 200, (ask.name, status)
            after = server.spent()
            web[ask.name].append((after[0] - before[0]) / times * 1000)
            if before[1] is not None and after[1] is not None:
                base[ask.name].append((after[1] - before[1]) / times * 1000)
    for name, figures in found.items():
        waited = sorted(waits[name])
        figures["ms"] = statistics.median(waited)
        figures["ms_p95"] = waited[int(len(waited) * 0.95)]
        figures["cpu_web_ms"] = statistics.median(web[name])
        figures["cpu_db_ms"] = statistics.median(base[name]) if base[name] else None
        figures["cpu_ms"] = figures["cpu_web_ms"] + (figures["cpu_db_ms"] or 0)
    return found


def _first(server: Server, ask: Ask) -> dict[str, Any]:
    """Warm up, and look at what comes back: bytes, and how many statements it took."""
    for number in range(5):
        status, body, _ = server.get(ask.path(number), ask.cookie)
        if status != 200:
            raise SystemExit(f"{ask.name} answers {status}: {body[:500]!r}")
    _, body, headers = server.get(ask.path(0), ask.cookie, count=True)
    return {"queries": int(headers["X-Queries"]), "bytes": len(body), "gzip": len(gzip.compress(body, 6))}
