"""The folder of a cluster's socket: short, outside the data, and only ours. It is the lock on the door."""

import hashlib
import os
from pathlib import Path

from kanteling.launch.account import Account
from kanteling.launch.trouble import Trouble

PORT = 5432  # only part of the socket's name: nothing listens on a network port
LONGEST_SOCKET = 90


def socket_folder(data: Path) -> Path:
    """A short private folder for the socket: a socket's whole path has to stay under 108 signs."""
    name = f"kanteling-{os.geteuid()}-{hashlib.sha256(str(data).encode()).hexdigest()[:10]}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    short = len(f"{runtime}/{name}/.s.PGSQL.{PORT}") < LONGEST_SOCKET
    if runtime and short and os.geteuid() != 0 and os.access(runtime, os.W_OK):
        return Path(runtime) / name
    return Path("/tmp") / name


def open_sockets(folder: Path, lent: Account | None) -> None:
    """Make the folder; refuse one that someone else laid ready."""
    try:
        folder.mkdir(mode=0o700)
        if lent:
            lent.own(folder)
    except FileExistsError:
        found = folder.lstat()
        mine = {os.geteuid(), lent.uid if lent else os.geteuid()}
        if folder.is_symlink() or found.st_uid not in mine or found.st_mode & 0o077:
            raise Trouble(
                f"The folder {folder} is not ours alone.", f"Look who made it, then: rm -r {folder}"
            ) from None
        if lent:
            lent.own(folder)
