"""`./kanteling bench NAME`: one question, measured on a cluster of its own that keeps all its promises (fsync)."""

import os
import sys

from kanteling.launch import prepare, throwaway, under_way
from kanteling.launch.cluster import DATABASE, SUPER
from kanteling.launch.places import Places
from kanteling.launch.trouble import Trouble, say


def questions(places: Places) -> list[str]:
    """The names of the benchmarks: one file each."""
    return sorted(path.stem for path in (places.root / "benchmarks").glob("[a-z]*.py"))


def run(places: Places, words: list[str]) -> int:
    """Give the benchmark a migrated, empty database and pass the other words on."""
    names = questions(places)
    words = [words[0].replace("-", "_"), *words[1:]] if words else words
    if not words or words[0] not in names:
        known = ", ".join(names) or "none yet"
        raise Trouble(f"Which question? There are: {known}.", "For example:  ./kanteling bench pages --json")
    bed = throwaway.at(places, throwaway.reserve(places), durable=True)
    try:
        say("Making a database to measure on ...")
        bed.start()
        environment = prepare.app_environment(places, bed.cluster)
        environment["KANTELING_SUPER_URL"] = bed.cluster.url(SUPER, DATABASE)
        prepare.ready_database(places, bed.cluster, environment)
        environment["KANTELING_CALLED_FROM"] = os.getcwd()  # paths among the words are meant from there
        file = places.root / "benchmarks" / f"{words[0]}.py"
        return under_way.run([sys.executable, str(file), *words[1:]], env=environment, cwd=places.root)
    finally:
        bed.remove()
