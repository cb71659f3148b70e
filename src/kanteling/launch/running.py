"""What the running demo wrote about itself, and how to end it or what a killed one left behind."""

import signal
import time
from dataclasses import dataclass

from kanteling.launch.alive import Known, end
from kanteling.launch.places import Places, read_json, write_json

PATIENCE = 40.0


@dataclass(frozen=True, slots=True)
class Running:
    """A demo: who supervises it, where it shows its pages, and its processes."""

    supervisor: Known
    url: str
    ready: bool
    children: tuple[tuple[str, Known], ...] = ()

    def lives(self) -> bool:
        """Whether its supervisor still runs."""
        return self.supervisor.lives()


def read(places: Places) -> Running | None:
    """The demo that was started last, alive or not; ``None`` when it ended well or never was."""
    found = read_json(places.state)
    try:
        children = tuple((one["name"], Known(int(one["pid"]), one["began"])) for one in found["children"])
        supervisor = Known(int(found["pid"]), found["began"])
        return Running(supervisor, found["url"], bool(found["ready"]), children)
    except (KeyError, TypeError, ValueError):
        return None


def write(places: Places, what: Running) -> None:
    """Write it down, so that a next start finds it also after kill -9."""
    children = [{"name": name, "pid": known.pid, "began": known.began} for name, known in what.children]
    me = {"pid": what.supervisor.pid, "began": what.supervisor.began}
    write_json(places.state, {**me, "url": what.url, "ready": what.ready, "children": children})


def clear(places: Places) -> None:
    """Forget it."""
    places.state.unlink(missing_ok=True)


def end_orphans(places: Places) -> int:
    """Stop the processes that a killed supervisor left, by number and start time; return how many."""
    left = read(places)
    if left is None or left.lives():
        return 0
    alive = [known for _, known in left.children if known.lives()]
    for known in alive:
        known.signal(signal.SIGTERM)
    for known in alive:
        end(known, 5)
    clear(places)
    return len(alive)


def end_supervisor(found: Running) -> None:
    """Ask the supervisor to stop everything, and wait until it did."""
    found.supervisor.signal(signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while found.lives() and time.monotonic() < until:
        time.sleep(0.1)
    if found.lives():
        end(found.supervisor, 0)
