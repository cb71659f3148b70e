"""Web and database are killed in the middle of thousands of decisions: none that was acknowledged is lost.

Real processes, a real cluster that flushes to disk, real forms. Whoever got no answer presses the button again, with
the same token; so does, now and then, someone who did get one. Afterwards the database is asked: is every
acknowledged answer there, once; is nothing half there; does every decision stand once, in the plan and in the journal?
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest

from kanteling.launch import prepare, template, throwaway
from kanteling.launch.cluster import OWNER, SUPER, Cluster
from kanteling.launch.places import Places

CIRCLES, PROPOSALS, HANDS = 12, 56, 6
PATIENCE = 180.0  # seconds without one answer, after which something hangs; a slow machine may take its time
DATABASE = "kanteling_crash"
SECRET = "a" * 32

pytestmark = pytest.mark.slow


@dataclass
class House:
    """The cluster, the web server on the loopback, and how both die."""

    cluster: Cluster
    environment: dict[str, str]
    port: int
    web: subprocess.Popen[bytes] | None = None
    deaths: int = 0

    def open(self) -> None:
        """Start the web server: one master, two workers."""
        words = [sys.executable, "-m", "gunicorn", "kanteling.config.wsgi:application", "-k", "gthread"]
        words += ["--workers", "2", "--threads", "4", "--bind", f"127.0.0.1:{self.port}", "--log-level", "critical"]
        quiet = subprocess.DEVNULL
        self.web = subprocess.Popen(words, env=self.environment, stdout=quiet, stderr=quiet, start_new_session=True)

    def kill_a_worker(self) -> None:
        """One web worker dies without a word; the master starts another."""
        assert self.web
        kill(children(self.web.pid)[:1])

    def kill_web(self) -> None:
        """The whole web server dies, and is started again."""
        assert self.web
        kill([self.web.pid, *children(self.web.pid)])
        self.web.wait()
        self.open()

    def kill_database(self) -> None:
        """PostgreSQL dies with all its processes, and is started again."""
        if self.cluster.runs():  # after a start that failed there is nothing left to kill, only to start
            postmaster = self.cluster.pid()
            kill([postmaster, *children(postmaster)])
            while self.cluster.pid() == postmaster:  # a kill is a request: until it is done, it still looks alive
                time.sleep(0.01)
        self.cluster.start()

    def close(self) -> None:
        """Leave no process behind."""
        if self.web:
            kill([*children(self.web.pid), self.web.pid])
            self.web.wait()


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    said = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True).stdout
    pairs = [line.split() for line in said.splitlines()]
    return [int(child) for child, parent in pairs if int(parent) == pid]


def kill(pids: list[int]) -> None:
    """As the out-of-memory killer does it."""
    assert all(pid > 1 for pid in pids), pids
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    places = Places.here()
    bed = throwaway.at(places, throwaway.reserve(places))
    try:
        template.ready(bed, places)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            bed.cluster.sql(f"alter system set {setting} = on")
        bed.cluster.sql(
            f"select pg_reload_conf(); create database {DATABASE} template {template.NAME} owner {OWNER}"
        )
        environment = prepare.app_environment(places, bed.cluster, DATABASE) | {"KANTELING_POOL": "1"}
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = door.getsockname()[1]
        found = House(bed.cluster, environment, port)
        yield found
        found.close()
    finally:
        bed.remove()


@dataclass
class Press:
    """One press on a button: who answers what, with the token of that form; ``heard`` is whether an answer came."""

    proposal: str
    person: str
    cookie: str
    token: UUID = field(default_factory=uuid4)
    heard: bool = False


@dataclass
class Moment:
    """When somebody last got an answer: whoever waits gives up when nobody has had one for too long."""

    at: float = field(default_factory=time.monotonic)

    def now(self) -> None:
        self.at = time.monotonic()

    def hopeful(self) -> bool:
        return time.monotonic() - self.at < PATIENCE


@dataclass
class Hand:
    """Somebody's hand on a phone: presses until there is an answer, also when the line is dead for a while."""

    port: int
    heard: Moment
    refused: list[tuple[int, str]] = field(default_factory=list)
    line: http.client.HTTPConnection | None = None

    def press(self, one: Press) -> None:
        """Post the form, and again with the same token as long as nobody answers."""
        while self.heard.hopeful():
            try:
                status = self._post(one)
            except (OSError, http.client.HTTPException):
                self.line = None
                time.sleep(0.1)
                continue
            if status in (302, 303):
                one.heard = True
                self.heard.now()
                return
            if status < 500:
                self.refused.append((status, one.proposal))
                return
            time.sleep(0.05)

    def _post(self, one: Press) -> int:
        if self.line is None:
            self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        form = {"answer": "agrees", "once": str(one.token), "csrfmiddlewaretoken": SECRET}
        headers = {
            "Cookie": f"sessionid={one.cookie}; csrftoken={SECRET}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.line.request("POST", f"/voorstel/{one.proposal}/antwoord/", urlencode(form), headers)
        answer = self.line.getresponse()
        answer.read()
        return answer.status


def test_no_decision_is_lost_half_or_double_when_everything_dies(house: House) -> None:
    presses = what_to_press(house)
    house.open()
    wait_until_open(house)
    heard_last = Moment()
    hands = [Hand(house.port, heard_last) for _ in range(HANDS)]
    dying = threading.Thread(target=die_now_and_then, args=(house, presses, heard_last))
    dying.start()
    with ThreadPoolExecutor(HANDS) as people:
        list(people.map(press_all, hands, [pile(presses, place) for place in range(HANDS)]))
    dying.join()
    assert house.deaths == 5, "not everything died"
    again = [replay(one) for one in presses[:: max(1, len(presses) // 100)] if one.heard]
    press_all(Hand(house.port, Moment()), again)

    assert [hand.refused for hand in hands if hand.refused] == []
    assert all(one.heard for one in again), "the same form once more goes where the first went"
    assert all(one.heard for one in presses), "whoever goes on pressing gets an answer in the end"
    heard = {(one.proposal, one.person) for one in presses}
    found = what_is_there(house)
    assert heard - set(found["answers"]) == set(), "acknowledged and lost"
    assert found["double"] == [], "answered twice by one press"
    assert found["without_journal"] == [], "an answer without its line in the journal, or a line without its answer"
    assert found["half"] == [], "decided by all and not in the plan, or in the plan without all"


def what_to_press(house: House) -> list[Press]:
    """Everything that waits for an answer, each circle's proposals spread over the hands."""
    words = [sys.executable, "-m", "tests.house.crash_world", str(CIRCLES), str(PROPOSALS)]
    environment = house.environment | {"KANTELING_POOL": "0"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, cwd=Places.here().root)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    return [Press(proposal, person, made["cookies"][person]) for proposal, person in made["answers"]]


def wait_until_open(house: House) -> None:
    """Until the web server answers."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
        with suppress(OSError, http.client.HTTPException):
            line.request("GET", "/gezond")
            if line.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise AssertionError("the web server does not open")


def die_now_and_then(house: House, presses: list[Press], heard: Moment) -> None:
    """A worker, the database, a worker, the whole web server, the database: each after a part of the presses."""
    deaths = [house.kill_a_worker, house.kill_database, house.kill_a_worker, house.kill_web, house.kill_database]
    for number, death in enumerate(deaths, start=1):
        goal = len(presses) * number // (len(deaths) + 1)
        while sum(one.heard for one in presses) < goal and heard.hopeful():
            time.sleep(0.05)
        while not _dies(death) and heard.hopeful():
            time.sleep(0.2)
        house.deaths += 1


def _dies(death: Callable[[], None]) -> bool:
    """Whether it could be killed now; between a death and a new start there is nobody to kill."""
    try:
        death()
    except (OSError, LookupError, ValueError, RuntimeError, subprocess.SubprocessError):
        return False
    return True


def pile(presses: list[Press], place: int) -> list[Press]:
    """Every sixth press, and now and then one of the neighbour's too: two hands on one button at the same moment."""
    mine, beside = presses[place::HANDS], presses[(place + 1) % HANDS :: HANDS]
    return [each for n, one in enumerate(mine) for each in ([one, replay(beside[n])] if n % 10 == 0 else [one])]


def press_all(hand: Hand, presses: list[Press]) -> None:
    """One after the other."""
    for one in presses:
        hand.press(one)


def replay(one: Press) -> Press:
    """The same form, with the same token."""
    return Press(one.proposal, one.person, one.cookie, one.token)


QUESTIONS = {
    "answers": "select proposal_id || ' ' || person_id from deciding_answer",
    "double": "select proposal_id || ' ' || person_id from deciding_answer group by proposal_id, person_id"
    " having count(*) > 1",
    "without_journal": "select coalesce(a.proposal_id, j.subject_id) from deciding_answer a"
    " full join (select subject_id, person_id from platform_journal where what = 'answered') j"
    " on j.subject_id = a.proposal_id and j.person_id = a.person_id where a.id is null or j.subject_id is null",
    "half": "select p.id from deciding_proposal p where not ("
    " (select count(*) = 3 from deciding_answer a where a.proposal_id = p.id)::int = all (array["
    "(select count(*) from deciding_adoption d where d.proposal_id = p.id),"
    "(select count(*) from plans_goal g where g.proposal_id = p.id),"
    "(select count(*) from platform_journal j where j.subject_id = p.id and j.what = 'adopted')]))",
}


def what_is_there(house: House) -> dict[str, list[object]]:
    """What the database holds, asked past all walls."""
    found: dict[str, list[object]] = {}
    for name, question in QUESTIONS.items():
        lines = house.cluster.sql(question, DATABASE, SUPER).splitlines()
        found[name] = [tuple(line.split()) if " " in line else line for line in lines]
    return found
