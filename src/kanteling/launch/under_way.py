"""Running a program that has the keyboard: Ctrl-C is for that program first, and we clear up after it."""

import signal
import subprocess
from pathlib import Path


def run(command: list[str], *, env: dict[str, str], cwd: Path | None = None) -> int:
    """Run it to its end and return its exit code; when we are asked to stop, it is asked first."""
    child = subprocess.Popen(command, env=env, cwd=cwd)
    former = signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        while True:
            try:
                code = child.wait()
                return 128 - code if code < 0 else code
            except KeyboardInterrupt:
                continue  # the terminal told the child as well
    finally:
        signal.signal(signal.SIGTERM, former)
