"""A cluster for one test run. Whoever made it writes itself down, so that the next run clears up after a kill."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kanteling.launch import account, server
from kanteling.launch.alive import Known, myself
from kanteling.launch.cluster import Cluster, home
from kanteling.launch.places import Places, made, read_json, write_json

FOLDER = "KANTELING_TEST_FOLDER"  # tells the test processes which folder their run reserved


@dataclass(frozen=True, slots=True)
class Throwaway:
    """A reserved place; nothing runs in it until `start`."""

    folder: Path
    note: Path
    cluster: Cluster

    def start(self) -> bool:
        """Start the cluster with its roles; return whether that was still to be done."""
        if not self.cluster.start():
            return False
        self.cluster.make_roles()
        return True

    def remove(self) -> None:
        """Stop it and leave nothing behind."""
        self.cluster.remove()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.note.unlink(missing_ok=True)


def reserve(places: Places) -> Path:
    """Choose a folder and write down who did; clears what killed runs left."""
    clear(places)
    lent = account.for_server()
    folder = Path(tempfile.mkdtemp(prefix="kanteling-test-", dir="/tmp"))
    folder.chmod(0o700)
    if lent:
        lent.own(folder)
    me = myself()
    write_json(note_of(places, folder), {"folder": str(folder), "pid": me.pid, "began": me.began})
    return folder


def release(places: Places, folder: Path, maker: int) -> None:
    """At the end of the process that reserved the folder (a fork of it leaves it alone)."""
    if os.getpid() != maker:
        return
    if (folder / "data").exists():
        at(places, folder).remove()
    else:
        shutil.rmtree(folder, ignore_errors=True)
        note_of(places, folder).unlink(missing_ok=True)


def note_of(places: Places, folder: Path) -> Path:
    """Where is written down who made the cluster in this folder."""
    return made(places.run / "throwaway") / f"{folder.name}.json"


def at(places: Places, folder: Path, *, durable: bool = False) -> Throwaway:
    """The throw-away cluster in a reserved folder (reserved perhaps by another process)."""
    where, lent = home(places)
    programs = server.find(places, where, any_data=False)
    cluster = Cluster(folder / "data", programs, lent, folder / "postgres.log", durable)
    return Throwaway(folder, note_of(places, folder), cluster)


def clear(places: Places) -> int:
    """Remove the throw-away clusters whose makers are gone; return how many."""
    gone = 0
    for note in made(places.run / "throwaway").glob("*.json"):
        found = read_json(note)
        folder = Path(str(found.get("folder", "")))
        if Known(int(found.get("pid", 0)), str(found.get("began", ""))).lives():
            continue
        if folder.name.startswith("kanteling-test-") and folder.exists():
            at(places, folder).remove()
        note.unlink(missing_ok=True)
        gone += 1
    return gone
