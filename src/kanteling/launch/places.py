"""Where everything of this checkout lives."""

import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanteling.launch import trouble

LARGEST_LOG = 5_000_000
OLD_LOGS = 3


@dataclass(frozen=True, slots=True)
class Places:
    """The folders: ``root`` is the checkout, ``var`` holds all that is made while running."""

    root: Path
    var: Path

    @classmethod
    def here(cls) -> "Places":
        """Of the checkout that this file is in; `KANTELING_VAR` moves what is made elsewhere."""
        root = Path(__file__).resolve().parents[3]
        return cls(root, Path(os.environ.get("KANTELING_VAR") or root / "var").absolute())

    @property
    def run(self) -> Path:
        """What lives only while something runs: states and locks."""
        return made(self.var / "run")

    @property
    def logs(self) -> Path:
        """One file for each process."""
        return made(self.var / "log")

    @property
    def state(self) -> Path:
        """What the running demo wrote about itself."""
        return self.run / "demo.json"

    @property
    def mark(self) -> str:
        """Ten signs that tell this var from another one on the same machine."""
        return hashlib.sha256(str(self.var).encode()).hexdigest()[:10]

    def secret(self) -> str:
        """The key with which Django signs: made once, readable for this user only."""
        path = self.var / "secret"
        if not path.exists() or not path.read_text().strip():
            made(self.var)
            fresh = path.with_suffix(".new")
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
            fresh.rename(path)
        return path.read_text().strip()

    def log(self, name: str) -> Path:
        """The log of one process; an overgrown one is put aside first."""
        path = self.logs / f"{name}.log"
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            for number in range(OLD_LOGS, 1, -1):
                older = path.with_suffix(f".log.{number - 1}")
                if older.exists():
                    older.replace(path.with_suffix(f".log.{number}"))
            path.replace(path.with_suffix(".log.1"))
        return path


def made(folder: Path) -> Path:
    """The folder, which now exists."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def read_json(path: Path) -> dict[str, Any]:
    """What the file holds; empty when it is absent or half written."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_json(path: Path, what: dict[str, Any], *, private: bool = False) -> None:
    """Write whole or not at all; ``private`` is readable for this user only."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o666), "w") as file:
        file.write(json.dumps(what, indent=1))
    fresh.replace(path)


@contextmanager
def alone(path: Path, waiting: str = "") -> Iterator[None]:
    """Be the only one in here on this machine; say ``waiting`` when another is busy. Freed also by kill -9."""
    import fcntl

    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waiting:
                trouble.say(waiting)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
