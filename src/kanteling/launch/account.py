"""Under which user PostgreSQL runs: it refuses to run as root, so root lends it to another."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanteling.launch.trouble import Trouble

USUAL = ("kanteling", "postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A user without rights, known to the system by name (PostgreSQL looks its own name up)."""

    name: str
    uid: int
    gid: int

    def how(self) -> dict[str, Any]:
        """What `subprocess` needs to run something as this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "umask": 0o077}

    def reaches(self, folder: Path, right: str = "-x") -> bool:
        """Whether this user can come here."""
        test = ["/bin/sh", "-c", f'test {right} "$0"', str(folder)]
        return subprocess.run(test, **self.how(), cwd="/").returncode == 0

    def own(self, path: Path) -> None:
        """Give one folder or file to this user."""
        os.chown(path, self.uid, self.gid)


def for_server() -> Account | None:
    """The user to lend to; ``None`` means: the one who asks, which is right for everyone but root."""
    if os.geteuid() != 0:
        return None
    for name in filter(None, (os.environ.get("KANTELING_PG_USER", ""), *USUAL)):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        if found.pw_uid != 0:
            return Account(name, found.pw_uid, found.pw_gid)
    raise Trouble(
        "PostgreSQL refuses to run as root, and there is no user without rights to lend it to.",
        "Make one: useradd --system kanteling   (or start Kanteling as an ordinary user)",
    )
