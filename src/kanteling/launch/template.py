"""The migrated database that every test process copies: made once for each state of tables and walls.

Migrating takes seconds, copying does not. So a cluster with the template in it is kept in `var/cache`, under the hash of
everything that decides tables and walls; a short loop of tests starts from there. CI begins without.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kanteling.launch.cluster import APP, OWNER, home
from kanteling.launch.places import Places, made
from kanteling.launch.throwaway import Throwaway

NAME = "kanteling_template"
DECIDES = ("**/migrations/*.py", "**/models.py", "**/models/*.py", "platform/*.py", "foundation/*.py")
KEPT = 2


def key(places: Places, major: int) -> str:
    """The hash of everything that decides tables and walls."""
    found = hashlib.sha256(f"{major}\n".encode())
    files = {path for pattern in DECIDES for path in (places.root / "src/kanteling").glob(pattern)}
    for path in [places.root / "requirements.lock", Path(__file__).with_name("cluster.py"), *sorted(files)]:
        found.update(str(path).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def ready(bed: Throwaway, places: Places) -> None:
    """Start the cluster with the template in it. Call this alone: no other process may be at it."""
    cache = made(home(places)[0] / "cache") / f"template-{key(places, bed.cluster.server.major)}"
    if not bed.cluster.data.exists() and (cache / "PG_VERSION").exists():
        copy(bed, cache, bed.cluster.data)
    bed.start()
    if bed.cluster.sql(f"select 1 from pg_database where datname = '{NAME}' and datistemplate"):
        return
    make(bed, places)
    bed.cluster.stop()
    keep(bed, cache)
    bed.cluster.start()


def make(bed: Throwaway, places: Places) -> None:
    """Migrate as owner; a template that was not finished is made again."""
    bed.cluster.drop_database(NAME)
    bed.cluster.make_database(NAME)
    environment = {
        **os.environ,
        "KANTELING_OWNER_URL": bed.cluster.url(OWNER, NAME),
        "DATABASE_URL": bed.cluster.url(APP, NAME),
        "KANTELING_DB": "owner",
        "DJANGO_SETTINGS_MODULE": "kanteling.config.settings",
        "PYTHONPATH": f"{places.root / 'src'}{os.pathsep}{places.root}",
    }
    command = [sys.executable, "-m", "django", "migrate", "--skip-checks", "--verbosity", "0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The test database could not be migrated:\n{done.stderr[-4000:]}")
    bed.cluster.sql(f"alter database {NAME} is_template true")


def keep(bed: Throwaway, cache: Path) -> None:
    """Put a copy aside for next time, and forget older ones; without room there is just no next time."""
    if bed.cluster.account:
        bed.cluster.account.own(cache.parent)
    fresh = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        copy(bed, bed.cluster.data, fresh)
        fresh.rename(cache)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
    newest_first = sorted(cache.parent.glob("template-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in newest_first[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def copy(bed: Throwaway, source: Path, target: Path) -> None:
    """Copy a stopped cluster, as the user that owns it."""
    how = bed.cluster.account.how() if bed.cluster.account else {}
    done = subprocess.run(["cp", "-Rp", str(source), str(target)], capture_output=True, text=True, cwd="/", **how)
    if done.returncode:
        shutil.rmtree(target, ignore_errors=True)
        raise OSError(done.stderr)
    target.chmod(0o700)
    os.utime(target)
