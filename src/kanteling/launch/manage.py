"""`./kanteling manage ...`: Django's commands on the private database, which is started when it does not run."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kanteling.launch import cluster, prepare, running, under_way
from kanteling.launch.places import Places, alone
from kanteling.launch.trouble import Trouble

AS_OWNER = {"migrate", "showmigrations", "sqlmigrate", "dbshell"}
BRINGS_SHARED = {"import_areas"}
WITHOUT_TABLES = AS_OWNER | {"makemigrations", "check", "help", "generate_docs", "makemessages", "diffsettings"}


@contextmanager
def database(places: Places) -> Iterator[cluster.Cluster]:
    """The private cluster, running; stopped again afterwards when it was started for this."""
    here = cluster.private(places)
    with alone(places.run / "start.lock", "A start is under way; waiting for it ..."):
        started = here.start()
    try:
        yield here
    finally:
        with alone(places.run / "start.lock"):
            found = running.read(places)
            if started and not (found and found.lives()):
                here.stop()


def run(places: Places, words: list[str]) -> int:
    """Pass the words on to Django. With `DATABASE_URL` set, that database is used and nothing is started."""
    if not words:
        raise Trouble("Which command?", "For example:  ./kanteling manage help")
    command = [sys.executable, "-m", "django", *words]
    role = {"KANTELING_DB": "owner"} if words[0] in AS_OWNER | BRINGS_SHARED else {}
    if os.environ.get("DATABASE_URL"):
        return under_way.run(command, env={**prepare.python_environment(places), **role})
    with database(places) as here:
        environment = prepare.app_environment(places, here)
        environment["KANTELING_DEMO"] = os.environ.get("KANTELING_DEMO", "1")
        if words[0] in WITHOUT_TABLES:
            here.make_roles()
            here.make_database()
        else:
            prepare.ready_database(places, here, environment)
        return under_way.run(command, env={**environment, **role})


def docs(places: Places, words: list[str]) -> int:
    """Write the generated pages anew."""
    return run(places, ["generate_docs", *words])
