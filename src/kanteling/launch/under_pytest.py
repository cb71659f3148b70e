"""A database for each test process, also when pytest is called directly.

Loaded by pytest before Django reads its settings (`-p` in pyproject.toml), because those settings read the
environment once. Nothing is started until a test asks for the database: rule tests stay without.
"""

import atexit
import os
from collections.abc import Callable
from pathlib import Path

from kanteling.launch import template, throwaway
from kanteling.launch.cluster import APP, OWNER, SUPER
from kanteling.launch.places import Places, alone
from kanteling.launch.sockets import PORT, socket_folder
from kanteling.launch.throwaway import FOLDER, Throwaway

ADDRESSES = (
    ("DATABASE_URL", APP),
    ("KANTELING_OWNER_URL", OWNER),
    ("KANTELING_TEST_APP_URL", APP),
    ("KANTELING_TEST_OWNER_URL", OWNER),
    ("KANTELING_TEST_SUPER_URL", SUPER),
)


def database() -> str:
    """The name of the database of this process: each xdist worker has its own."""
    return f"kanteling_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def aim() -> None:
    """Point this process and its children at its own database; choose a folder when no launcher did."""
    if FOLDER not in os.environ:
        folder = throwaway.reserve(Places.here())
        os.environ[FOLDER] = str(folder)
        atexit.register(throwaway.release, Places.here(), folder, os.getpid())
    address = f"host={str(socket_folder(Path(os.environ[FOLDER]) / 'data')).replace('/', '%2F')}&port={PORT}"
    for name, role in ADDRESSES:
        os.environ[name] = f"postgresql://{role}@/{database()}?{address}"
    os.environ["KANTELING_POOL"] = "0"
    os.environ.setdefault("KANTELING_SECRET_KEY", "only-for-tests")
    for name in ("KANTELING_DB", "KANTELING_DEMO"):
        os.environ.pop(name, None)


def bed() -> Throwaway:
    """The throw-away cluster of this run."""
    return throwaway.at(Places.here(), Path(os.environ[FOLDER]))


def fresh_database(name: str = "", like: str = template.NAME) -> None:
    """Make the database of this process (or another one) anew, as a copy of the migrated template or another one."""
    here, name = bed(), name or database()
    with alone(here.folder / "template.lock"):
        if not here.cluster.runs():
            template.ready(here, Places.here())
        here.cluster.sql(f"""drop database if exists {name} with (force);
            create database {name} template {like} owner {OWNER} strategy file_copy;
            revoke all on database {name} from public; grant connect on database {name} to {APP};""")


def told_database(told: str, tell: Callable[[str], None]) -> str:
    """The name of a database in which a story was told; the first process that asks tells it, the others copy."""
    name, here = f"kanteling_told_{told}", bed()
    with alone(here.folder / f"{told}.lock"):
        if not here.cluster.runs() or not here.cluster.sql(f"select 1 from pg_database where datname = '{name}'"):
            fresh_database(f"{name}_new")
            tell(f"{name}_new")
            here.cluster.sql(f"alter database {name}_new rename to {name}")
    return name


aim()
