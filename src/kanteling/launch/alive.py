"""Knowing a process again: a number alone can be given to another, a number and a start time can not."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Known:
    """A process as it was seen: its number and when it began."""

    pid: int
    began: str

    def lives(self) -> bool:
        """Whether this very process still runs."""
        return began(self.pid) == self.began

    def signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if self.lives():
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                return


def began(pid: int) -> str:
    """When the process began, in words that differ after a reboot; empty when there is none (or a zombie)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "" if Path("/proc/self/stat").exists() else _began_elsewhere(pid)
    if fields[0] in "ZX":
        return ""
    return f"{fields[19]}@{_boot()}"


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()[:8]
    except OSError:
        return "boot"


def _began_elsewhere(pid: int) -> str:
    """Where there is no /proc (macOS)."""
    command = ["ps", "-o", "lstart=,state=", "-p", str(pid)]
    line = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    return "" if line.endswith("Z") else line


def know(pid: int) -> Known:
    """Remember a process that runs now."""
    return Known(pid, began(pid))


def myself() -> Known:
    """This process."""
    return know(os.getpid())


def end(process: Known, patience: float = 10) -> None:
    """Ask a process to stop; after ``patience`` seconds stop it, with all that it started."""
    process.signal(signal.SIGTERM)
    until = time.monotonic() + patience
    while process.lives() and time.monotonic() < until:
        time.sleep(0.05)
    if process.lives():
        end_group(process.pid)


def end_group(pid: int) -> None:
    """Stop what is left of the group that this process led; nothing to do when there is none."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
