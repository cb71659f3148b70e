"""A database for each test process, also when pytest is called directly.

Loaded by pytest before Django reads its settings (`-p` in pyproject.toml), because those settings read the
environment once. Nothing is started until a test asks for the database: rule tests stay without.
"""

import atexit
import os
import subprocess
import sys
from pathlib import Path

from kanteling.launch import throwaway
from kanteling.launch.cluster import APP, OWNER, SUPER, socket_folder
from kanteling.launch.places import Places, alone
from kanteling.launch.throwaway import Throwaway

TEMPLATE = "kanteling_template"
FOLDER = "KANTELING_TEST_FOLDER"


def database() -> str:
    """The name of the database of this process: each xdist worker has its own."""
    return f"kanteling_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def aim() -> None:
    """Point this process and its children at its own database; choose a folder when no launcher did."""
    if FOLDER not in os.environ:
        folder = throwaway.reserve(Places.here())
        os.environ[FOLDER] = str(folder)
        atexit.register(clear_up, os.getpid(), folder)
    address = f"host={str(socket_folder(Path(os.environ[FOLDER]) / 'data')).replace('/', '%2F')}&port=5432"
    for name, role in (("DATABASE_URL", APP), ("KANTELING_OWNER_URL", OWNER), ("KANTELING_TEST_SUPER_URL", SUPER)):
        os.environ[name] = f"postgresql://{role}@/{database()}?{address}"
    os.environ["KANTELING_POOL"] = "0"
    os.environ.setdefault("KANTELING_SECRET_KEY", "only-for-tests")
    os.environ.pop("KANTELING_DB", None)


def clear_up(maker: int, folder: Path) -> None:
    """At the end of the process that reserved the folder (not of a fork of it)."""
    if os.getpid() == maker:
        note = throwaway.note_of(Places.here(), folder)
        if (folder / "data").exists():
            throwaway.at(Places.here(), folder).remove()
        else:
            folder.rmdir()
            note.unlink(missing_ok=True)


def bed() -> Throwaway:
    """The throw-away cluster of this run."""
    return throwaway.at(Places.here(), Path(os.environ[FOLDER]))


def fresh_database() -> None:
    """Make the database of this process anew, as a copy of the migrated template."""
    here = bed()
    with alone(here.folder / "template.lock"):
        here.start()
        if not here.cluster.sql(f"select 1 from pg_database where datname = '{TEMPLATE}' and datistemplate"):
            _make_template(here)
        here.cluster.drop_database(database())
        copy = f"create database {database()} template {TEMPLATE} owner {OWNER}"
        here.cluster.sql(f"{copy} strategy file_copy")
        here.cluster.sql(
            f"revoke all on database {database()} from public; grant connect on database {database()} to {APP}"
        )


def _make_template(here: Throwaway) -> None:
    """Migrate once for all processes; a template that was not finished is made again."""
    here.cluster.drop_database(TEMPLATE)
    here.cluster.make_database(TEMPLATE)
    there = {
        "KANTELING_OWNER_URL": here.cluster.url(OWNER, TEMPLATE),
        "DATABASE_URL": here.cluster.url(APP, TEMPLATE),
    }
    root = Places.here().root
    environment = {
        **os.environ,
        **there,
        "KANTELING_DB": "owner",
        "DJANGO_SETTINGS_MODULE": "kanteling.config.settings",
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
    }
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The test database could not be migrated:\n{done.stderr[-4000:]}")
    here.cluster.sql(f"alter database {TEMPLATE} is_template true")


aim()
