"""Keeps the processes of Kanteling alive, and stops them all together."""

import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from kanteling.launch.alive import Known, end, end_group, know
from kanteling.launch.cluster import Cluster
from kanteling.launch.trouble import Trouble, say

SHORTEST_WAIT, LONGEST_WAIT = 0.5, 30.0
STEADY = 60.0
PATIENCE = 12.0


@dataclass(frozen=True, slots=True)
class Task:
    """One process to keep alive, and the file its words go to."""

    name: str
    words: Sequence[str]
    env: dict[str, str]
    log: Path
    cwd: Path


@dataclass(slots=True)
class Child:
    """A task with the process that does it now. After each death the wait before a new start doubles."""

    task: Task
    process: subprocess.Popen[bytes] | None = None
    known: Known | None = None
    began: float = 0.0
    wait: float = SHORTEST_WAIT
    not_before: float = 0.0

    def start(self) -> None:
        """Begin, as the leader of a group of its own, so that Ctrl-C reaches only the supervisor."""
        with self.task.log.open("ab") as log:
            self.process = subprocess.Popen(
                list(self.task.words),
                cwd=self.task.cwd,
                env=self.task.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.known = know(self.process.pid)
        self.began = time.monotonic()

    def look(self, now: float) -> bool:
        """Start it again when it died and its wait is over; return whether it was started."""
        if self.process is not None and self.process.poll() is None:
            if now - self.began > STEADY:
                self.wait = SHORTEST_WAIT
            return False
        if self.process is not None:
            end_group(self.process.pid)
            say(f"{self.task.name} stopped by itself (code {self.process.returncode}); it is started again.")
            self.process, self.not_before = None, now + self.wait
            self.wait = min(self.wait * 2, LONGEST_WAIT)
        if now < self.not_before:
            return False
        self.start()
        return True


@dataclass(slots=True)
class Supervisor:
    """Watches the children and the database until someone asks to stop."""

    children: list[Child]
    cluster: Cluster
    changed: Callable[[list[tuple[str, Known]]], None]
    stopping: bool = False
    database_wait: float = field(default=SHORTEST_WAIT)
    database_not_before: float = 0.0

    def listen(self) -> None:
        """Let Ctrl-C, a closed terminal and `stop` all mean the same: stop everything, cleanly."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def start(self, head_start: float = 0.0) -> None:
        """Start the first child, and the others too unless the first gets a head start (in seconds)."""
        for child in self.children[1:]:
            child.not_before = time.monotonic() + head_start
        self.look()

    def no_longer_wait(self) -> None:
        """The first child does its work: the others may start now."""
        for child in self.children:
            if child.began == 0.0:
                child.not_before = 0.0
        self.look()

    def look(self) -> None:
        """One round: whatever died is started again."""
        now = time.monotonic()
        self._look_at_database(now)
        started = [child for child in self.children if child.look(now)]
        if started:
            self._tell()

    def watch(self, until: Callable[[], bool] = lambda: False, pause: float = 0.2) -> None:
        """Go round until asked to stop, or until ``until`` says so."""
        while not self.stopping and not until():
            self.look()
            time.sleep(pause)

    def stop(self) -> None:
        """Stop the children side by side, then the database."""
        for child in self.children:
            if child.known:
                child.known.signal(signal.SIGTERM)
        for child in self.children:
            if child.process and child.known:
                end_child(child.process, child.known)
        self.cluster.stop()

    def _look_at_database(self, now: float) -> None:
        """A database that was killed comes back with all that was acknowledged."""
        if now < self.database_not_before or self.cluster.pid():
            return
        say("The database stopped by itself; it is started again.")
        self.database_wait = min(self.database_wait * 2, LONGEST_WAIT)
        self.database_not_before = now + self.database_wait
        try:
            self.cluster.start()
            self.database_wait = SHORTEST_WAIT
        except (Trouble, OSError) as why:
            say(str(why))

    def _tell(self) -> None:
        self.changed([(child.task.name, child.known) for child in self.children if child.known])


def end_child(process: subprocess.Popen[bytes], known: Known) -> None:
    """Wait for a child that was asked to stop; end it and its group when it does not."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        end(known, 0)
        process.wait(5)
    end_group(process.pid)
