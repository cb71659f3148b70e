"""`./kanteling doctor` and `stop`. Both work before anything is installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from kanteling.launch import account, cluster, ports, running, server, testing, throwaway
from kanteling.launch.places import Places, alone
from kanteling.launch.trouble import Trouble, say


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``mend`` is the exact line; ``needed`` tells whether the demo can do without."""

    what: str
    fine: bool
    mend: str = ""
    needed: bool = True


def run(places: Places, words: list[str]) -> int:
    """Look at everything; 1 when something is missing that the demo needs."""
    findings = list(look(places))
    for one in findings:
        sign = "ok " if one.fine else ("NO " if one.needed else "-  ")
        print(f"{sign} {one.what}" + ("" if one.fine or not one.mend else f"\n      mend with:  {one.mend}"))
    return 1 if any(one.needed and not one.fine for one in findings) else 0


def look(places: Places) -> Iterator[Finding]:
    """All findings, from the ground up."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(f"Python {version}", sys.version_info >= (3, 11), "sudo apt-get install python3.11")
    yield from packages(places)
    yield database(places)
    free = shutil.disk_usage(places.root).free
    yield Finding(f"{free / 1e9:.1f} GB free on the disk", free > 1e9, f"du -sh {places.var}/* | sort -h")
    writable = os.access(places.var if places.var.exists() else places.var.parent, os.W_OK)
    yield Finding(f"{places.var} can be written", writable, f"sudo chown -R $USER {places.root}")
    npm = shutil.which("npm") or (places.root / "build" / "static").exists()
    yield Finding(
        "npm, or styles built before", bool(npm), "sudo apt-get install npm (or nothing: it is fetched)", False
    )
    browser = testing.find_chromium()
    yield Finding(f"browser for tests {browser}".strip(), bool(browser), "sudo apt-get install chromium", False)
    found = running.read(places)
    if found and found.lives():
        yield Finding(
            f"Kanteling runs: {found.url}", bool(ports.answers(int(found.url.rsplit(":")[-1].strip("/"))))
        )
        return
    mend = "./kanteling demo --port 8080"
    yield Finding(
        f"port {ports.USUAL} and the next are free", ports.free(ports.USUAL) and ports.free(ports.USUAL + 1), mend
    )
    left = [name for name, known in (found.children if found else ()) if known.lives()]
    yield Finding("nothing is left of a killed demo", not left, "./kanteling stop")


def packages(places: Places) -> Iterator[Finding]:
    """uv or pip, and whether the environment is made from this lock."""
    own = places.var / "uv" / "bin" / "uv"
    uv = shutil.which("uv") or (str(own) if own.exists() else "")
    pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode == 0
    name = "uv" if uv else "pip, to fetch uv with" if pip else "uv or pip"
    debian = bool(shutil.which("apt-get"))
    yield Finding(name, bool(uv or pip or debian), "sudo apt-get install python3-pip")
    door = [sys.executable, str(places.root / "kanteling"), "--is-fresh"]
    fresh = subprocess.run(door).returncode == 0
    yield Finding("packages as the lock says", fresh, "./kanteling demo (installs them)", needed=False)


def database(places: Places) -> Finding:
    """A server to use, and as root a user to lend it to."""
    found = next(server.installed(), None)
    if os.environ.get("KANTELING_PG") == "wheel":
        found = None
    try:
        lent = account.for_server()
    except Trouble as why:
        return Finding(why.what, False, why.mend)
    if found is None:
        return Finding("no PostgreSQL 15 or newer installed: ours will be fetched", True)
    state = "runs" if cluster.private(places).runs() else "does not run now"
    return Finding(f"PostgreSQL {found.major} in {found.bin}{f', as {lent.name}' if lent else ''} ({state})", True)


def stop(places: Places, words: list[str]) -> int:
    """Stop the demo, also what is left of one that was killed."""
    with alone(places.run / "start.lock", "A start is under way; waiting for it ..."):
        found = running.read(places)
        lived = bool(found and found.lives())
        if found and lived:
            running.end_supervisor(found)
        left = running.end_orphans(places)
        started = [path.parent for path in cluster.home(places)[0].glob("pg[0-9]*/postmaster.pid")]
        for data in started:
            here = cluster.private(places)
            if here.data == data and here.pid():
                here.stop()
                left += 1
        throwaway.clear(places)
        running.clear(places)
    say("Stopped. Everything is kept." if lived or left else "Nothing runs.")
    return 0
