"""The demo in the background: its starter passes on what it says, and leaves once pages answer."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from kanteling.launch import people
from kanteling.launch.places import Places, read_json
from kanteling.launch.trouble import say


def start(places: Places, asked: argparse.Namespace) -> int:
    """Start the same in a session of its own, pass on what it says, and leave once pages answer."""
    words = [sys.executable, "-m", "kanteling.launch", "demo-inside", "--port", str(asked.port)]
    words += ["--fresh"] if asked.fresh else []
    log, outcome = places.log("demo"), places.run / "outcome.json"
    outcome.unlink(missing_ok=True)
    with log.open("ab") as said:
        begin = said.tell()
        process = subprocess.Popen(
            words,
            cwd=places.root,
            env={**os.environ, "KANTELING_OUTCOME": str(outcome)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        while not outcome.exists() and process.poll() is None:
            begin = pass_on(log, begin)
            time.sleep(0.05)
    except KeyboardInterrupt:
        process.terminate()
        process.wait(60)
        raise
    pass_on(log, begin)
    result = read_json(outcome)
    outcome.unlink(missing_ok=True)
    if not result:
        return process.wait() or 1
    people.show(str(result["url"]), list(result["people"]), asked.json)
    say("Stop with: ./kanteling stop")
    return 0


def pass_on(log: Path, begin: int) -> int:
    """Repeat the whole lines that were written since; return how far that was."""
    with log.open("rb") as file:
        file.seek(begin)
        fresh = file.read()
    whole = fresh[: fresh.rfind(b"\n") + 1]
    for line in whole.decode(errors="replace").splitlines():
        say(line)
    return begin + len(whole)
