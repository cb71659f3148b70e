"""A whole house for a journey: a database of its own, the web, live and worker processes, a mail server. All on loopback."""

import email
import email.policy
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from aiosmtpd.controller import Controller
from tests.journeys.served import DAYS

from kanteling.launch import under_pytest

ROOT = Path(__file__).parents[2]
LONGEST = 300.0


@dataclass
class Letterbox:
    """Every mail that was sent, newest last."""

    mails: list[Any] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((tuple(envelope.rcpt_tos), mail))
        return "250 OK"

    def newest_to(self, address: str, after: int = 0) -> str:
        """The plain text of the newest mail to this address (``after`` so many mails); waits for it."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            found = [mail for to, mail in self.mails[after:] if address in to]
            if found:
                return str(found[-1].get_body(("plain",)).get_content())
            time.sleep(0.05)
        raise AssertionError(f"no mail came for {address}")


@dataclass
class House:
    """Where it is, what was mailed, and how to reach its database from outside."""

    url: str
    database: str
    letters: Letterbox
    folder: Path
    worker: int = 0

    @contextmanager
    def while_the_worker_rests(self) -> Iterator[None]:
        """Nothing is worked on, so that a page about work can be read for as long as that takes."""
        os.kill(self.worker, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.worker, signal.SIGCONT)

    def go_days_on(self, days: int) -> None:
        """Let the pages believe that it is so many days later than today."""
        (self.folder / "days").write_text(str(days))

    def as_app_role(self) -> "psycopg.Connection[Any]":
        """The database as the app role enters it, with nothing said about who acts."""
        return psycopg.connect(self.database, autocommit=False)

    def log(self) -> str:
        """What the processes wrote."""
        return "\n".join(path.read_text() for path in sorted(self.folder.glob("*.log")))


@contextmanager
def house(name: str, *, told: str, demo: bool, folder: Path) -> Iterator[House]:
    """Build it, let someone walk through it, take it down. ``told`` is what is there at the start."""
    address = os.environ["DATABASE_URL"].replace(f"/{under_pytest.database()}?", f"/{name}?")
    letters = Letterbox()
    web, live, smtp = free_port(), free_port(), free_port()
    post = Controller(letters, hostname="127.0.0.1", port=smtp, ready_timeout=20)
    post.start()
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "KANTELING_POOL": "1",
        "KANTELING_DEMO": "1" if demo else "0",
        "KANTELING_URL": f"http://127.0.0.1:{web}",
        "KANTELING_LIVE_PORT": str(live),
        "KANTELING_SMTP_HOST": "127.0.0.1",
        "KANTELING_SMTP_PORT": str(smtp),
        "KANTELING_MAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        DAYS: str(folder / "days"),
    }
    here = House(f"http://127.0.0.1:{web}", address, letters, folder)
    here.go_days_on(0)
    started: list[subprocess.Popen[bytes]] = []

    def tell(database: str) -> None:
        new = {**environment, "DATABASE_URL": address.replace(f"/{name}?", f"/{database}?")}
        if _start(new, folder, told).wait(LONGEST):
            raise AssertionError(f"the {told} could not be told:\n{here.log()[-4000:]}")

    try:
        under_pytest.fresh_database(name, like=under_pytest.told_database(told, tell))
        wanted = (("web", str(web)), ("live", str(live)), ("worker",))
        started = [_start(environment, folder, *words) for words in wanted]
        here.worker = started[-1].pid
        _wait_for(f"{here.url}/gezond", here)
        _wait_for(f"http://127.0.0.1:{live}/gezond", here)
        yield here
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(15)
        post.stop()
        under_pytest.bed().cluster.drop_database(name)


def _start(environment: dict[str, str], folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    with (folder / f"{words[0]}.log").open("wb") as log:
        command = [sys.executable, "-m", "tests.journeys.served", *words]
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT
        )


def _wait_for(address: str, here: House) -> None:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer:\n{here.log()[-4000:]}")


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
