"""What a person at the keyboard reads: progress in one line, trouble in two."""

import errno
import sys
from pathlib import Path


class Trouble(Exception):
    """Something that a person can mend: what is the case, and the line that mends it."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what}\n  {self.mend}" if self.mend else self.what


def say(line: str) -> None:
    """Print a line of progress; on standard error, so that standard output holds answers only."""
    print(line, file=sys.stderr, flush=True)


def full_disk(place: Path) -> Trouble:
    """The one sentence for a disk that has no room left."""
    return Trouble(f"The disk that holds {place} is full.", "Free some space, then give the same command again.")


def from_os(error: OSError) -> Trouble:
    """Put an error of the operating system in words that say what to do."""
    place = Path(str(error.filename or "var"))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk(place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(
            f"Kanteling may not write {place}.", "Give the folder to yourself, or set KANTELING_VAR to another one."
        )
    return Trouble(f"{error.strerror or error}: {place}")
